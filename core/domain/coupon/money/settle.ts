import { allocate, WHOLE_BP } from '../../money';
import type { Benefit, CostBearer } from '../rules';

/**
 * Who bears how much of what one coupon took off; a brand's part names the brand whose goods were discounted.
 * `voucher` is no discount: it was paid when the voucher was bought, and is owed to the brand whose goods it paid for.
 */
export type SettlementLine = { couponId: string; bearer: CostBearer['bearer'] | 'voucher'; brandId?: string; amountFen: number };

export type Used = {
  couponId: string;
  savedFen: number;
  lines: readonly { brandId: string; savedFen: number }[];
  /** of a paid voucher: what was paid for it */
  paidFen?: number;
  /** the issuer's brand: bears what came off no line, the freight */
  brandId?: string;
  /** the brands that agreed to bear a part; absent: every brand does */
  agreedBrandIds?: readonly string[];
};

type Weight = { brandId?: string; weight: number };

const byBrand = ({ lines, savedFen, brandId: issuer }: Used): Weight[] => {
  if (lines.length === 0) return [{ brandId: issuer, weight: savedFen }];
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(line.brandId, (sums.get(line.brandId) ?? 0) + line.savedFen);
  return [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([brandId, weight]) => ({ brandId, weight }));
};

/** What was paid for a coupon when it was bought: what it was sold for, else the price on it; nothing for those that are not sold. */
export const paidFor = (benefit: Benefit, soldForFen?: number): number | undefined =>
  benefit.kind === 'voucher' ? (soldForFen ?? benefit.priceFen) : undefined;

/** What was paid for a voucher and bought nothing, because it took off less: kept apart from every sale. */
export const lapsedFen = ({ paidFen = 0, savedFen }: Pick<Used, 'paidFen' | 'savedFen'>): number => Math.max(0, paidFen - savedFen);

/** A brand that was never asked, because it came later, bears nothing: the mall, whose offer it is, bears its part. */
const agreed = ({ agreedBrandIds }: Used, line: SettlementLine): SettlementLine => {
  if (agreedBrandIds === undefined || line.brandId === undefined || agreedBrandIds.includes(line.brandId)) return line;
  return { couponId: line.couponId, bearer: 'mall', amountFen: line.amountFen };
};

/** One line for each who bears something, in the order in which they come. */
const together = (lines: readonly SettlementLine[]): SettlementLine[] => {
  const sums = new Map<string, SettlementLine>();
  for (const line of lines) {
    const key = `${line.bearer} ${line.brandId ?? ''}`;
    sums.set(key, { ...line, amountFen: line.amountFen + (sums.get(key)?.amountFen ?? 0) });
  }
  return [...sums.values()];
};

/**
 * Splits what a coupon took off over those who bear it; the lines sum to it. Of a paid voucher only what it took off
 * beyond what was paid is a discount.
 * @throws RangeError when the shares do not sum to 10,000 bp
 */
export const settle = (used: Used, bearers: readonly CostBearer[]): SettlementLine[] => {
  const shares = bearers.map(({ shareBp }) => shareBp);
  if (shares.reduce((sum, share) => sum + share, 0) !== WHOLE_BP) throw new RangeError('cost shares must sum to 10,000 bp');
  const { couponId, savedFen, paidFen = 0 } = used;
  const brands = byBrand(used);
  const perBrand = (bearer: SettlementLine['bearer'], amountFen: number): SettlementLine[] =>
    allocate(
      amountFen,
      brands.map(({ weight }) => weight),
    ).map((part, index) => ({ couponId, bearer, brandId: brands[index]!.brandId, amountFen: part }));
  const soldFen = Math.min(paidFen, savedFen);
  const parts = allocate(savedFen - soldFen, shares);
  const lines = bearers.flatMap(({ bearer }, index): SettlementLine[] =>
    bearer === 'brand' ? perBrand(bearer, parts[index]!).map(line => agreed(used, line)) : [{ couponId, bearer, amountFen: parts[index]! }],
  );
  return together([...perBrand('voucher', soldFen), ...lines]).filter(({ amountFen }) => amountFen > 0);
};
