import { allocate, WHOLE_BP } from '../money';
import type { CostBearer } from './rules';

/** Who bears how much of one coupon's discount; a brand's part names the brand whose goods were discounted. */
export type SettlementLine = { couponId: string; bearer: CostBearer['bearer']; brandId?: string; amountFen: number };

const byBrand = (lines: readonly { brandId: string; savedFen: number }[]): [string, number][] => {
  const sums = new Map<string, number>();
  for (const { brandId, savedFen } of lines) sums.set(brandId, (sums.get(brandId) ?? 0) + savedFen);
  return [...sums].sort(([left], [right]) => (left < right ? -1 : 1));
};

/**
 * Splits a coupon's discount over those who bear it; the lines sum to the discount.
 * @throws RangeError when the shares do not sum to 10,000 bp
 */
export const settle = (
  coupon: { couponId: string; savedFen: number; lines: readonly { brandId: string; savedFen: number }[] },
  bearers: readonly CostBearer[],
): SettlementLine[] => {
  const shares = bearers.map(({ shareBp }) => shareBp);
  if (shares.reduce((sum, share) => sum + share, 0) !== WHOLE_BP) throw new RangeError('cost shares must sum to 10,000 bp');
  const parts = allocate(coupon.savedFen, shares);
  const brands = byBrand(coupon.lines);
  return bearers.flatMap(({ bearer }, index): SettlementLine[] => {
    const amountFen = parts[index]!;
    if (amountFen === 0) return [];
    if (bearer !== 'brand') return [{ couponId: coupon.couponId, bearer, amountFen }];
    const perBrand = allocate(
      amountFen,
      brands.map(([, savedFen]) => savedFen),
    );
    return brands.flatMap(([brandId], position) =>
      perBrand[position]! > 0 ? [{ couponId: coupon.couponId, bearer, brandId, amountFen: perBrand[position]! }] : [],
    );
  });
};
