import type { Doc, Transaction } from '../../db/database';

/** One entry of the points ledger: postings between two accounts, appended and never changed. */
export type PointsEntry = Doc & {
  memberId: string;
  at: number;
  /** e.g. `card-merge`, `earn`, `spend` */
  kind: string;
  /** what it was for: the card's, the sale's or the redemption's id */
  ref: string;
  /** sums to zero; points move from the account with the negative to the one with the positive amount */
  postings: { account: string; points: number }[];
};

export const POINTS_LEDGER = 'points_ledger';

/** A member's account, and the one on the other side. */
export const memberAccount = (memberId: string): string => `member:${memberId}`;

/**
 * Appends one movement of points from another account to a member (negative: back again), inside the change's transaction.
 * `_id` must follow from what happened, so that it cannot be posted twice; the member's balance is the caller's to change
 * in the same transaction.
 * @throws DuplicateKeyError when it was posted already
 */
export const postPoints = (
  tx: Transaction,
  { _id, memberId, at, kind, ref, from, points }: Omit<PointsEntry, 'postings'> & { from: string; points: number },
): Promise<void> => {
  if (!Number.isSafeInteger(points)) throw new RangeError('points are integers');
  return tx.collection<PointsEntry>(POINTS_LEDGER).insert({
    _id,
    memberId,
    at,
    kind,
    ref,
    postings: [
      { account: from, points: -points },
      { account: memberAccount(memberId), points },
    ],
  });
};
