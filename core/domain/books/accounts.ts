/**
 * The chart of accounts. An amount above zero is a debit, below zero a credit: an asset or an expense has a balance above
 * zero, a liability or an income one below. `brand:<id>` and `brand-paid:<id>` together are what is still owed to a brand.
 */
export const MALL_ACCOUNTS = [
  /** asset: taken at the mall's tills */
  'till-clearing',
  /** asset: came in for vouchers that were sold online, less what went back */
  'voucher-clearing',
  /** asset: went out to brands (below zero) or came in from them */
  'bank',
  /** asset: what platforms owe, as bearers of a discount */
  'platform-receivable',
  /** asset: what platforms owe for their own vouchers that were taken at a counter */
  'external-receivable',
  /** expense: the mall's part of discounts */
  'mall-discount',
  /** expense: worth of platforms' vouchers beyond what the shopper paid for them */
  'external-discount',
  /** expense: vouchers handed out that nobody had paid for */
  'voucher-given',
  /** liability: vouchers sold and not used yet */
  'voucher-liability',
  /** income: what was paid for a voucher and bought nothing */
  'lapsed-voucher',
  /** expense: points handed out, less those that expired or were taken back */
  'points-expense',
  /** liability: points not spent yet, at their worth in money */
  'points-liability',
  /** asset: points taken back that were spent already, to be netted from what is earned next */
  'points-debt',
  /** nothing once each bill paid with points has arrived as a sale */
  'points-clearing',
  /** expense (or income): what finance put right by hand */
  'correction',
] as const;
export type MallAccount = (typeof MALL_ACCOUNTS)[number];
/** What an account is; debits raise assets and expenses, credits liabilities and income. */
export type AccountKind = 'asset' | 'liability' | 'income' | 'expense';

const OTHERS: Readonly<Record<string, AccountKind>> = {
  'mall-discount': 'expense',
  'external-discount': 'expense',
  'voucher-given': 'expense',
  'points-expense': 'expense',
  correction: 'expense',
  'voucher-liability': 'liability',
  'points-liability': 'liability',
  'lapsed-voucher': 'income',
};

/** Accounts with brands together are what is owed to them. */
export const accountKind = (account: Account): AccountKind =>
  account.startsWith('brand:') || account.startsWith('brand-paid:') ? 'liability' : (OTHERS[account] ?? 'asset');

/** Whose account with the mall it is. */
export const brandOfAccount = (account: string): string | undefined => /^brand(?:-paid)?:(.+)$/.exec(account)?.[1];

export type Account = MallAccount | `brand:${string}` | `brand-paid:${string}`;

/** What the mall owes a brand by its sales; credit. */
export const brandAccount = (brandId: string): Account => `brand:${brandId}`;
/** What was paid to a brand on settled statements; debit. */
export const paidAccount = (brandId: string): Account => `brand-paid:${brandId}`;

export type Posting = { account: Account; amountFen: number };

const assertFen = ({ account, amountFen }: Posting): void => {
  if (!Number.isSafeInteger(amountFen)) throw new RangeError(`${account}: ${amountFen} is no whole amount of fen`);
};

/**
 * One posting per account, those of nothing left out, in a fixed order.
 * @throws RangeError when they do not sum to zero: nothing like that may ever be written
 */
export const balanced = (postings: readonly Posting[]): Posting[] => {
  postings.forEach(assertFen);
  const sums = new Map<Account, number>();
  for (const { account, amountFen } of postings) sums.set(account, (sums.get(account) ?? 0) + amountFen);
  const left = [...sums].map(([account, amountFen]) => ({ account, amountFen })).filter(({ amountFen }) => amountFen !== 0);
  const total = left.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (total !== 0) throw new RangeError(`postings are off by ${total} fen`);
  return left.sort((one, other) => (one.account < other.account ? -1 : 1));
};
