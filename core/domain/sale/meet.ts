import { allocate } from '../money';

/** One line of a bill as it was before coupons. */
export type PricedLine = { lineId: string; brandId: string; categoryId: string; amountFen: number };

/** What each coupon took off each line of the bill on which it was used. */
export type UsedOn = { couponId: string; lines: readonly { lineId: string; savedFen: number }[] };

/** A redemption as a sale meets it: a bill typed in by hand, or one that a till redeemed. */
export type RedeemedBill = {
  counterId: string;
  memberId: string;
  /** none: only gifts were handed over, there is nothing to compare */
  lines: readonly PricedLine[];
  coupons: readonly UsedOn[];
  subtotalFen: number;
  savedFen: number;
  /** of what was to be paid, with points */
  pointsFen: number;
  /** certificates of other platforms' vouchers that were taken, by `certificateKey` */
  certificates: readonly string[];
  reversed: boolean;
  /** it met another sale already */
  taken: boolean;
};

/** A sale as it was uploaded; `payFen` after coupons. */
export type SoldSlip = {
  counterId: string;
  memberId?: string;
  lines: readonly PricedLine[];
  subtotalFen: number;
  payFen: number;
  pointsFen: number;
  certificates: readonly string[];
  /** something of it was refunded already: its lines cannot be split anew */
  touched: boolean;
};

/** Why a redemption and the sale of its slip are not the same bill; a closed list, each with its facts. */
export type Difference =
  | { code: 'COUNTER' }
  | { code: 'MEMBER' }
  | { code: 'LINE_AMOUNT'; lineId: string; redeemedFen: number; soldFen: number }
  | { code: 'GROUP_AMOUNT'; brandId: string; categoryId: string; redeemedFen: number; soldFen: number }
  | { code: 'PAY'; redeemedFen: number; soldFen: number }
  | { code: 'POINTS'; redeemedFen: number; soldFen: number }
  | { code: 'CERTIFICATE'; certificate: string }
  | { code: 'PRODUCT'; couponId: string; title: string }
  | { code: 'REFUNDED' }
  | { code: 'REVERSED' }
  | { code: 'OTHER_SALE' };

const groupOf = ({ brandId, categoryId }: PricedLine): string => `${brandId} ${categoryId}`;

/** Lines with the same ids and goods on both sides are compared one by one; typed-in ones only have sums to compare. */
const sameLines = (one: readonly PricedLine[], other: readonly PricedLine[]): boolean => {
  const groups = new Map(one.map(line => [line.lineId, groupOf(line)]));
  return one.length === other.length && other.every(line => groups.get(line.lineId) === groupOf(line));
};

const lineDifferences = (redeemed: readonly PricedLine[], sold: readonly PricedLine[]): Difference[] => {
  const amounts = new Map(sold.map(({ lineId, amountFen }) => [lineId, amountFen]));
  return redeemed.flatMap(({ lineId, amountFen }): Difference[] => {
    const soldFen = amounts.get(lineId)!;
    return soldFen === amountFen ? [] : [{ code: 'LINE_AMOUNT', lineId, redeemedFen: amountFen, soldFen }];
  });
};

const sumsOf = (lines: readonly PricedLine[]): Map<string, PricedLine> => {
  const sums = new Map<string, PricedLine>();
  for (const line of lines) {
    const key = groupOf(line);
    sums.set(key, { ...line, amountFen: (sums.get(key)?.amountFen ?? 0) + line.amountFen });
  }
  return sums;
};

const groupDifferences = (redeemed: readonly PricedLine[], sold: readonly PricedLine[]): Difference[] => {
  const [left, right] = [sumsOf(redeemed), sumsOf(sold)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key): Difference[] => {
    const [redeemedFen, soldFen] = [left.get(key)?.amountFen ?? 0, right.get(key)?.amountFen ?? 0];
    const { brandId, categoryId } = (left.get(key) ?? right.get(key))!;
    return redeemedFen === soldFen ? [] : [{ code: 'GROUP_AMOUNT', brandId, categoryId, redeemedFen, soldFen }];
  });
};

const amountDifferences = (redeemed: RedeemedBill, sold: SoldSlip): Difference[] => {
  const compare = sameLines(redeemed.lines, sold.lines) ? lineDifferences : groupDifferences;
  const redeemedFen = redeemed.subtotalFen - redeemed.savedFen;
  const pay: Difference[] = redeemedFen === sold.payFen ? [] : [{ code: 'PAY', redeemedFen, soldFen: sold.payFen }];
  const points: Difference[] =
    redeemed.pointsFen === sold.pointsFen ? [] : [{ code: 'POINTS', redeemedFen: redeemed.pointsFen, soldFen: sold.pointsFen }];
  return [...compare(redeemed.lines, sold.lines), ...pay, ...points];
};

/** Certificates that only one of the two knows; a till that names none may not know of them. */
const certificateDifferences = ({ certificates: redeemed }: RedeemedBill, { certificates: sold }: SoldSlip): Difference[] => {
  const known = new Set(redeemed);
  return sold
    .filter(certificate => redeemed.length > 0 && !known.has(certificate))
    .map(certificate => ({ code: 'CERTIFICATE', certificate }));
};

/** Everything in which a redemption and a sale differ; none: they are one bill. */
export const differencesOf = (redeemed: RedeemedBill, sold: SoldSlip): Difference[] => [
  ...(redeemed.reversed ? [{ code: 'REVERSED' } as const] : []),
  ...(redeemed.taken ? [{ code: 'OTHER_SALE' } as const] : []),
  ...(redeemed.counterId === sold.counterId ? [] : [{ code: 'COUNTER' } as const]),
  ...(sold.memberId === undefined || sold.memberId === redeemed.memberId ? [] : [{ code: 'MEMBER' } as const]),
  ...(redeemed.lines.length === 0 ? [] : amountDifferences(redeemed, sold)),
  ...certificateDifferences(redeemed, sold),
  ...(sold.touched && redeemed.lines.length > 0 ? [{ code: 'REFUNDED' } as const] : []),
];

export type SplitLine = PricedLine & { savedFen: number; payFen: number; coupons: { couponId: string; savedFen: number }[] };

/** Does a coupon take something off a line of the slip? */
export type TakesPart = (couponId: string, lineId: string) => boolean;

/** One coupon's saving within a group of lines: by what is left of each, so that none goes below zero. */
const spread = (savedFen: number, lines: readonly SplitLine[]): number[] =>
  allocate(
    savedFen,
    lines.map(({ payFen }) => payFen),
  );

/** Those of a group that a coupon takes part in, where they can carry what it took off there. */
const takersOf = (group: readonly SplitLine[], savedFen: number, takes: (line: SplitLine) => boolean): readonly SplitLine[] => {
  const takers = group.filter(takes);
  const most = takers.reduce((sum, { payFen }) => sum + payFen, 0);
  return savedFen > 0 && most >= savedFen ? takers : group;
};

const take = (line: SplitLine, couponId: string, savedFen: number): void => {
  if (savedFen === 0) return;
  line.savedFen += savedFen;
  line.payFen -= savedFen;
  line.coupons.push({ couponId, savedFen });
};

/**
 * Brings what each coupon took off the redeemed lines onto the lines of the sale: line by line where they are the same, else
 * over the sale's lines of the same brand and category, as far as it takes part in them. Only for a sale without differences; the
 * parts sum to the whole.
 */
export const splitOver = (
  redeemed: Pick<RedeemedBill, 'lines' | 'coupons'>,
  sold: readonly PricedLine[],
  takesPart: TakesPart = () => true,
): SplitLine[] => {
  const lines = sold.map((line): SplitLine => ({ ...line, savedFen: 0, payFen: line.amountFen, coupons: [] }));
  const same = sameLines(redeemed.lines, sold);
  const keyOf = (line: PricedLine): string => (same ? line.lineId : groupOf(line));
  const keys = new Map(redeemed.lines.map(line => [line.lineId, keyOf(line)]));
  for (const { couponId, lines: parts } of redeemed.coupons) {
    const sums = new Map<string, number>();
    for (const { lineId, savedFen } of parts) sums.set(keys.get(lineId)!, (sums.get(keys.get(lineId)!) ?? 0) + savedFen);
    for (const [key, savedFen] of sums) {
      const group = lines.filter(line => keyOf(line) === key);
      const mine = takersOf(group, savedFen, ({ lineId }) => takesPart(couponId, lineId));
      for (const [index, part] of spread(savedFen, mine).entries()) take(mine[index]!, couponId, part);
    }
  }
  return lines;
};

/** A sale that no redemption explains: what was paid less than the goods cost comes off every line alike. */
export const splitPaid = (sold: readonly PricedLine[], payFen: number): SplitLine[] => {
  const paid = allocate(
    payFen,
    sold.map(({ amountFen }) => amountFen),
  );
  return sold.map((line, index) => ({ ...line, savedFen: line.amountFen - paid[index]!, payFen: paid[index]!, coupons: [] }));
};
