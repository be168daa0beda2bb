import type { Movement, PointsSide } from '@core/domain/points/account';
import type { Doc, Transaction } from '../../db/database';

export type PointsKind =
  /** on a sale, and taken back by its refunds */
  | 'earn'
  | 'unearn'
  /** on a bill, and back from it: undone, or refunded */
  | 'spend'
  | 'unspend'
  | 'back'
  | 'expire'
  | 'left'
  /** brought along: from an old card, from the group's old system */
  | 'card-merge'
  | 'opening';

/** One entry of the points ledger: postings between accounts, appended and never changed. */
export type PointsEntry = Doc & {
  memberId: string;
  at: number;
  kind: PointsKind;
  /** what it was for: the sale's, the redemption's or the card's id */
  ref: string;
  /** sums to zero; points move from accounts with negative to those with positive amounts. `until`: of which lot of the member */
  postings: { account: string; points: number; until?: number }[];
  /** what it did to her balance less her debt */
  points: number;
  /** where it was earned or used */
  counterId?: string;
  /** of `earn` and `unearn`: what it counts as spending, when, and at which rate; `valueFen` of the whole sale or refund */
  saleAt?: number;
  spentFen?: number;
  valueFen?: number;
  rateBp?: number;
  /** of `spend`, `unspend` and `back`: what the points paid */
  paidFen?: number;
};

export const POINTS_LEDGER = 'points_ledger';

/** What stands on the house's side of points that were brought along. */
export type Origin = `card:${string}` | 'opening';

/** A member's account. */
export const memberAccount = (memberId: string): string => `member:${memberId}`;
/** Where a member's debt stands, as a negative amount. */
const debtAccount = (memberId: string): string => `debt:${memberId}`;

const accountOf = (side: PointsSide, memberId: string, origin: Origin | undefined): string => {
  if (side === 'member') return memberAccount(memberId);
  if (side === 'debt') return debtAccount(memberId);
  return side === 'issue' ? (origin ?? 'issue') : side;
};

const hers: ReadonlySet<PointsSide> = new Set(['member', 'debt']);

export type Draft = Omit<PointsEntry, 'postings' | 'points'> & { origin?: Origin };

/** The entry that a movement is. */
export const entryOf = ({ origin, ...draft }: Draft, { parts }: Movement): PointsEntry => ({
  ...draft,
  postings: parts.map(({ side, points, until }) => ({
    account: accountOf(side, draft.memberId, origin),
    points,
    ...(until === undefined ? {} : { until }),
  })),
  points: parts.reduce((sum, { side, points }) => (hers.has(side) ? sum + points : sum), 0),
});

export const entriesOf = (tx: Transaction) => tx.collection<PointsEntry>(POINTS_LEDGER);

/** Everything that was posted for one sale, redemption or card. A sale has one entry and one for each of its refunds. */
export const findByRef = (from: Pick<Transaction, 'collection'>, ref: string): Promise<PointsEntry[]> =>
  from.collection<PointsEntry>(POINTS_LEDGER).find({ ref }, { limit: 1000 });
