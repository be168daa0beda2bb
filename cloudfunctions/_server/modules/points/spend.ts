import { ok, refuse, type Result } from '@core/domain/result';
import { giveBack, spend, type PointsAccount } from '@core/domain/points/account';
import { spendHeld, type Hold } from '@core/domain/points/holds';
import { sumOf, takeFrom, withPoints, type Lot } from '@core/domain/points/lots';
import { pointsBackOf } from '@core/domain/points/sale';
import type { Command, Transaction } from '../../db/database';
import { movePoints } from './change';
import { findByRef, memberAccount, type PointsEntry, type PointsKind } from './ledger';

export type PaidWithPoints = { memberId: string; redemptionId: string; counterId: string; points: number; paidFen: number; now: number } & {
  /** the open bill that holds them */
  heldBy?: string;
};

/** Spends points on a bill, inside its transaction: three round trips. What the bill holds is always enough. */
export const spendOnBill = async (
  tx: Transaction,
  command: Command,
  { memberId, redemptionId, counterId, points, paidFen, now, heldBy }: PaidWithPoints,
): Promise<Result<void, 'POINTS_NOT_ENOUGH'>> => {
  const draft = { _id: `pt_spend_${redemptionId}`, memberId, at: now, kind: 'spend' as const, ref: redemptionId, counterId, paidFen };
  const decide = (free: PointsAccount, _: unknown, [held]: readonly Hold[]) => (held ? spendHeld(free, held) : spend(free, points, now));
  const entry = await movePoints(tx, command, draft, decide, ({ by }) => by === heldBy);
  return entry ? ok(undefined) : refuse('POINTS_NOT_ENOUGH');
};

/** What was spent on a bill and has not come back yet. */
export type Spent = { memberId: string; counterId?: string; lots: Lot[]; points: number; paidFen: number };

const ofKind = (entries: readonly PointsEntry[], ...kinds: PointsKind[]): PointsEntry[] =>
  entries.filter(({ kind }) => kinds.includes(kind));

/** From the entries of one redemption; undefined when no points were used on it. */
export const spentOf = (entries: readonly PointsEntry[]): Spent | undefined => {
  const [first] = ofKind(entries, 'spend');
  if (!first) return undefined;
  const { memberId, counterId, paidFen = 0 } = first;
  const account = memberAccount(memberId);
  const lots = first.postings
    .filter(posting => posting.account === account)
    .map(({ until, points }) => ({ until: until!, points: -points }));
  const backs = ofKind(entries, 'unspend', 'back');
  const returned = backs.reduce((sum, { points }) => sum + points, 0);
  // comes back in this order, see `giveBack`
  const lastFirst = [...lots].sort((left, right) => right.until - left.until);
  const left = withPoints([], takeFrom(lastFirst, returned).left);
  return { memberId, counterId, lots: left, points: sumOf(left), paidFen: backs.reduce((sum, back) => sum - (back.paidFen ?? 0), paidFen) };
};

type Back = { _id: string; kind: 'unspend' | 'back'; ref: string; paidFen: number; now: number };

const bringBack = async (tx: Transaction, command: Command, spent: Spent, { now, ...back }: Back): Promise<void> => {
  const points = pointsBackOf(back.paidFen, { points: spent.points, savedFen: spent.paidFen });
  const draft = { ...back, memberId: spent.memberId, at: now, ...(spent.counterId === undefined ? {} : { counterId: spent.counterId }) };
  await movePoints(tx, command, draft, account => giveBack(account, spent.lots, points, now));
};

/** A bill is undone: what is left of its points comes back. Nothing for a bill without; posted once. */
export const returnPoints = async (
  tx: Transaction,
  command: Command,
  { redemptionId, now }: { redemptionId: string; now: number },
): Promise<void> => {
  const spent = spentOf(await findByRef(tx, redemptionId));
  if (!spent || spent.points === 0) return;
  await bringBack(tx, command, spent, {
    _id: `pt_unspend_${redemptionId}`,
    kind: 'unspend',
    ref: redemptionId,
    paidFen: spent.paidFen,
    now,
  });
};

/** A part of a sale is refunded: the points that paid it come back, in proportion and all of them with the last part. */
export const returnPart = async (
  tx: Transaction,
  command: Command,
  { refundId, redemptionId, paidFen, now }: { refundId: string; redemptionId: string; paidFen: number; now: number },
): Promise<void> => {
  const _id = `pt_back_${refundId}`;
  const entries = await findByRef(tx, redemptionId);
  const spent = spentOf(entries);
  if (!spent || spent.points === 0 || entries.some(entry => entry._id === _id)) return;
  await bringBack(tx, command, spent, { _id, kind: 'back', ref: redemptionId, paidFen: Math.min(paidFen, spent.paidFen), now });
};
