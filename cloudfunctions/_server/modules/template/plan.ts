import type { Asked, Party } from '@core/domain/coupon/template/confirmation';
import type { CounterChange } from '@core/domain/coupon/template/joining';

/** One who is asked to bear a part, and her word. */
export type Confirmation = Asked & { note?: string; by?: string; byName?: string; at?: number };

/** What operators keep of a template besides its rules; absent on those that were there before there were operators. */
export type Plan = {
  /** all pieces that there are to be, with those that are out */
  stock?: number;
  /** `opt-in`: `counterIds` are those that have joined */
  joining?: 'all' | 'opt-in';
  /** who joined and left since it first went out, so that coupons need not carry the list */
  counterChanges?: CounterChange[];
  /** the mall, or the brand whose operator makes it */
  maker?: Party;
  asked?: Confirmation[];
  /** new totals of one that is out, which those who could bear more are asked about */
  restock?: { stock: number; budgetFen?: number; asked: Confirmation[] };
  /** those of `asked` whose word is waited for, for look-ups */
  waitingFor?: Party[];
  /** the mall, and the brands that make it or are asked: whose operators see it */
  visibleTo?: Party[];
  /** counts every change, so that nobody writes over what she has not seen */
  revision?: number;
  updatedAt?: number;
  publishedAt?: number;
  /** what had gone out, and been charged to the budget, before the stock was laid out anew */
  spent?: { pieces: number; budgetFen: number };
  /** the budget as it was dealt out to the stock the last time */
  dealtFen?: number;
};
