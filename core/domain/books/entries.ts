import { balanced, brandAccount, paidAccount, type Posting } from './accounts';
import { partOf, type Cell } from './cells';
import { externalParts } from './externals';
import { addParts, negate, partsOf, postingsOf, type Parts } from './parts';

/** Who takes the money of a counter: the mall (`concession`, 联营) or the brand (`lease`, 租赁). */
export type Contract = 'concession' | 'lease';
export type BrandParts = { brandId: string; parts: Parts };
/** What an event means: to each brand, and in the accounts. */
export type Draft = { brands: BrandParts[]; postings: Posting[] };

/** `paidFen` includes vouchers of platforms; what was paid with points is beside it. */
export type PaidLine = { brandId: string; paidFen: number; pointsFen?: number };
/** A voucher of a platform: what it counted for on the bill, and what the shopper had paid the platform for it. */
export type External = { countedFen: number; paidFen: number };
/** A voucher used on a bill: what was paid for it, and whether anybody ever did pay. */
export type UsedVoucher = { couponId: string; paidFen: number; sold: boolean };

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const merge = (rows: readonly { brandId: string; parts: Partial<Parts> }[]): BrandParts[] => {
  const brands = new Map<string, Parts>();
  for (const { brandId, parts } of rows) brands.set(brandId, addParts(brands.get(brandId) ?? partsOf({}), partsOf(parts)));
  return [...brands].sort(([one], [other]) => (one < other ? -1 : 1)).map(([brandId, parts]) => ({ brandId, parts }));
};

const draftOf = (rows: readonly { brandId: string; parts: Partial<Parts> }[], more: readonly Posting[] = []): Draft => {
  const brands = merge(rows);
  return { brands, postings: balanced([...brands.flatMap(({ brandId, parts }) => postingsOf(brandId, parts)), ...more]) };
};

/** The same, taken back. */
export const negated = ({ brands, postings }: Draft): Draft => ({
  brands: brands.map(({ brandId, parts }) => ({ brandId, parts: negate(parts) })),
  postings: postings.map(({ account, amountFen }) => ({ account, amountFen: 0 - amountFen })),
});

const externalPostings = ({ countedFen, paidFen }: External): Posting[] => [
  { account: 'external-receivable', amountFen: paidFen },
  countedFen > paidFen
    ? { account: 'external-discount', amountFen: countedFen - paidFen }
    : { account: 'lapsed-voucher', amountFen: countedFen - paidFen },
];

/** What vouchers of platforms counted for on a bill, in all. */
export const countedOf = (externals: readonly External[]): number => sum(externals.map(({ countedFen }) => countedFen));

/** `shares`: what of the vouchers of platforms is each brand's; absent: by what was paid for it. */
type Shares = ReadonlyMap<string, number>;

const sharesOf = (lines: readonly PaidLine[], externals: readonly External[]): Shares =>
  new Map(externalParts(lines, countedOf(externals)).map(({ brandId, externalFen }) => [brandId, externalFen]));

/** What was paid on a bill, a line for each brand; what coupons took off it is posted with the redemption. */
export const saleDraft = (
  contract: Contract,
  lines: readonly PaidLine[],
  externals: readonly External[] = [],
  shares: Shares = sharesOf(lines, externals),
): Draft => {
  const others = [...shares.keys()].filter(brandId => lines.every(line => line.brandId !== brandId));
  const rows = [...lines, ...others.map((brandId): PaidLine => ({ brandId, paidFen: 0 }))].map(({ brandId, paidFen, pointsFen = 0 }) => {
    const externalFen = shares.get(brandId) ?? 0;
    const cashFen = paidFen - externalFen;
    const takenFen = contract === 'lease' ? cashFen : 0;
    return { brandId, parts: { salesFen: paidFen + pointsFen, cashFen, takenFen, externalFen, pointsFen } };
  });
  return draftOf(rows, externals.flatMap(externalPostings));
};

/** Each cell is goods of the brand and, with the same amount, what they were paid or discounted with. */
const cellRows = (cells: readonly Cell[]) =>
  cells.map(cell => ({
    brandId: cell.bearerBrandId ?? cell.brandId,
    parts: { salesFen: cell.amountFen, [partOf(cell)]: cell.amountFen } as Partial<Parts>,
  }));

const voucherOff = (cells: readonly Cell[], couponId: string): number =>
  sum(cells.filter(cell => cell.bearer === 'voucher' && cell.couponId === couponId).map(({ amountFen }) => amountFen));

const usePostings = (cells: readonly Cell[], { couponId, paidFen, sold }: UsedVoucher): Posting[] => {
  const offFen = voucherOff(cells, couponId);
  if (!sold) return [{ account: 'voucher-given', amountFen: offFen }];
  return [
    { account: 'voucher-liability', amountFen: paidFen },
    { account: 'lapsed-voucher', amountFen: offFen - paidFen },
  ];
};

/** What coupons took off a bill, once the redemption has met its sale; `vouchers` names every paid voucher among them. */
export const redemptionDraft = (cells: readonly Cell[], vouchers: readonly UsedVoucher[]): Draft =>
  draftOf(
    cellRows(cells),
    vouchers.flatMap(voucher => usePostings(cells, voucher)),
  );

/** `refunded`: what was paid for it goes back to the payer; `returned`: the voucher itself goes back to the wallet. */
export type VoucherBack = UsedVoucher & { how: 'refunded' | 'returned' };

const backPostings = (cells: readonly Cell[], { couponId, paidFen, sold, how }: VoucherBack): Posting[] => {
  const offFen = voucherOff(cells, couponId);
  const backFen = sold || how === 'refunded' ? paidFen : 0;
  return [
    { account: how === 'refunded' ? 'voucher-clearing' : 'voucher-liability', amountFen: 0 - backFen },
    { account: sold ? 'lapsed-voucher' : 'voucher-given', amountFen: backFen - offFen },
  ];
};

/** Coupons' part of a refund or of a reversal: `cells` are taken back; `vouchers` names every voucher among them. */
export const cellsBackDraft = (cells: readonly Cell[], vouchers: readonly VoucherBack[]): Draft =>
  draftOf(
    cellRows(cells).map(({ brandId, parts }) => ({ brandId, parts: negate(parts) })),
    vouchers.flatMap(voucher => backPostings(cells, voucher)),
  );

/** What goes back to the shopper of what she paid, of it `externals` through the platforms, by brand as `takeExternals` says. */
export const refundDraft = (contract: Contract, lines: readonly PaidLine[], externals: readonly External[] = [], shares?: Shares): Draft =>
  negated(saleDraft(contract, lines, externals, shares));

/** One event's drafts as one. */
export const together = (...drafts: readonly Draft[]): Draft => ({
  brands: merge(drafts.flatMap(({ brands }) => brands)),
  postings: balanced(drafts.flatMap(({ postings }) => postings)),
});

const plain = (postings: readonly Posting[]): Draft => ({ brands: [], postings: balanced(postings) });

export const voucherSoldDraft = (paidFen: number): Draft =>
  plain([
    { account: 'voucher-clearing', amountFen: paidFen },
    { account: 'voucher-liability', amountFen: 0 - paidFen },
  ]);

export const voucherRefundedDraft = (paidFen: number): Draft => negated(voucherSoldDraft(paidFen));

/** Where points move, as their own ledger names the sides. */
export type PointsSide = 'member' | 'issue' | 'spent' | 'expired' | 'debt' | 'netted';

const SIDE: Record<PointsSide, Posting['account']> = {
  member: 'points-liability',
  issue: 'points-expense',
  expired: 'points-expense',
  debt: 'points-debt',
  // the sale's and the refund's own entries are the other side
  spent: 'points-clearing',
  netted: 'points-clearing',
};

/** A movement of points, at their worth in fen; what a member gains is owed to her. */
export const pointsDraft = (moved: readonly { side: PointsSide; worthFen: number }[]): Draft =>
  plain(moved.map(({ side, worthFen }) => ({ account: SIDE[side], amountFen: 0 - worthFen })));

/** Finance puts something right for a brand: above zero the mall owes it more. */
export const correctionDraft = (brandId: string, amountFen: number): Draft => draftOf([{ brandId, parts: { correctionFen: amountFen } }]);

/** A statement is paid: to the brand, or below zero by it. */
export const payoutDraft = (brandId: string, amountFen: number): Draft =>
  plain([
    { account: paidAccount(brandId), amountFen },
    { account: 'bank', amountFen: 0 - amountFen },
  ]);

/** What is still owed to a brand, from the balances of its accounts. */
export const owedFen = (brandId: string, balanceOf: (account: Posting['account']) => number): number =>
  0 - balanceOf(brandAccount(brandId)) - balanceOf(paidAccount(brandId));
