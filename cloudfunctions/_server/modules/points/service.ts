import { givenPeriod } from '@core/domain/member/tier-period';
import { bringIn } from '@core/domain/points/account';
import { goodUntil } from '@core/domain/points/lots';
import type { Tier } from '@core/domain/member/tier';
import type { Command, Transaction } from '../../db/database';
import { MEMBERS, type Member } from '../member/documents';
import { movePoints } from './change';
import type { Origin, PointsKind } from './ledger';

type Brought = {
  _id: string;
  memberId: string;
  at: number;
  kind: Extract<PointsKind, 'card-merge' | 'opening'>;
  ref: string;
  origin: Origin;
  points: number;
};

/**
 * Brings points along that were earned elsewhere; they count as earned now. `_id` must follow from what they were, so that
 * they cannot come twice.
 * @throws DuplicateKeyError when they were brought already
 */
export const bringPoints = async (tx: Transaction, command: Command, { points, ...draft }: Brought): Promise<void> => {
  await movePoints(tx, command, draft, account => bringIn(account, points, goodUntil(draft.at)));
};

/** Gives a tier that was reached elsewhere, for a whole period; the lowest has none. */
export const giveTier = async (tx: Transaction, command: Command, memberId: string, tier: Tier, now: number): Promise<void> => {
  await tx.collection<Member>(MEMBERS).update(memberId, {
    tier,
    tierPeriod: tier === 'basic' ? command.remove() : command.set(givenPeriod(now)),
    revision: command.inc(1),
  });
};

export { pointsOf } from './change';
export { freePoints, holdPoints } from './hold';
export { forfeitPoints } from './expire';
export { pointsLiability, pointsMoved } from './liability';
export { pointsShortOf, takenByRefund, type PointsOfRefund } from './refund';
export { returnPoints, spendOnBill } from './spend';
