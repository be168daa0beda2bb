import { brandAccount, type Posting } from './accounts';

/** What one event means to one brand; each part in fen, below zero when it takes back. */
export type Parts = {
  /** goods at their price before coupons */
  salesFen: number;
  /** paid in money, whoever took it */
  cashFen: number;
  /** of that the brand took itself: at a leased counter */
  takenFen: number;
  /** paid with vouchers of other platforms */
  externalFen: number;
  /** paid with points */
  pointsFen: number;
  /** paid with vouchers that were bought before */
  voucherFen: number;
  /** discounts, by who bears them */
  mallFen: number;
  brandFen: number;
  platformFen: number;
  /** put right by hand */
  correctionFen: number;
};

export const PART_NAMES = [
  'salesFen',
  'cashFen',
  'takenFen',
  'externalFen',
  'pointsFen',
  'voucherFen',
  'mallFen',
  'brandFen',
  'platformFen',
  'correctionFen',
] as const satisfies readonly (keyof Parts)[];

/** All parts, in fen; what is not given is 0. */
export const partsOf = (some: Partial<Parts>): Parts => {
  const whole = {} as Parts;
  for (const name of PART_NAMES) whole[name] = some[name] ?? 0;
  return whole;
};

/** Part by part, in fen. */
export const addParts = (one: Parts, other: Parts): Parts => {
  const sum = {} as Parts;
  for (const name of PART_NAMES) sum[name] = one[name] + other[name];
  return sum;
};

/** The same, taken back; no minus zero. */
export const negate = (parts: Partial<Parts>): Parts => {
  const back = partsOf({});
  for (const name of PART_NAMES) back[name] = 0 - (parts[name] ?? 0);
  return back;
};

/** What the mall owes the brand for it: the goods, less what the brand gave itself and what it took itself. */
export const dueFen = ({ salesFen, brandFen, takenFen, correctionFen }: Parts): number => salesFen - brandFen - takenFen + correctionFen;

/**
 * The postings of a brand's parts, vouchers and vouchers of platforms aside: where those are posted to depends on what was
 * paid for them.
 */
export const postingsOf = (brandId: string, parts: Parts): Posting[] => [
  { account: brandAccount(brandId), amountFen: 0 - dueFen(parts) },
  { account: 'till-clearing', amountFen: parts.cashFen - parts.takenFen },
  { account: 'points-clearing', amountFen: parts.pointsFen },
  { account: 'mall-discount', amountFen: parts.mallFen },
  { account: 'platform-receivable', amountFen: parts.platformFen },
  { account: 'correction', amountFen: parts.correctionFen },
];
