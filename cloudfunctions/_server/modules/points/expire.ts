import { expire, forfeit } from '@core/domain/points/account';
import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import type { Deps } from '../../deps';
import { MEMBERS, type Member } from '../member/documents';
import { movePoints } from './change';

/** Ends the points of one member that are over; again is no movement. */
const expireOf = async ({ deps, now }: Context, memberId: string): Promise<boolean> => {
  const draft = { _id: deps.ids.next('pt'), memberId, at: now, kind: 'expire' as const, ref: memberId };
  const done = await deps.transact<boolean, never>(async tx =>
    ok((await movePoints(tx, deps.db.command, draft, account => expire(account, now))) !== undefined),
  );
  return done.ok && done.data;
};

/** One page of members whose oldest points are over; they are not found again. */
export const expirePoints = async (context: Context, limit: number): Promise<{ done: number; full: boolean }> => {
  const { db } = context.deps;
  const found = await db
    .collection<Member>(MEMBERS)
    .find({ pointsEndAt: db.command.lt(context.now) }, { order: [['pointsEndAt', 'asc']], limit });
  let done = 0;
  for (const { _id } of found) if (await expireOf(context, _id)) done += 1;
  return { done, full: found.length === limit };
};

/** Ends everything that somebody who has left still had, or got back since. Safe to run again. */
export const forfeitPoints = async (
  { db, transact, ids, now }: Pick<Deps, 'db' | 'transact' | 'ids' | 'now'>,
  memberId: string,
): Promise<void> => {
  const draft = { _id: ids.next('pt'), memberId, at: now(), kind: 'left' as const, ref: memberId };
  await transact<void, never>(async tx => {
    await movePoints(tx, db.command, draft, forfeit, () => true);
    return ok(undefined);
  });
};
