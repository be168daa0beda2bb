import { lotsToHold } from '@core/domain/points/holds';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Command, Transaction } from '../../db/database';
import { MEMBERS, type Member } from '../member/documents';
import { accountFields, accountOf, freeOf, holdFields, holdsOf } from './change';

type HoldOf = { memberId: string; by: string; points: number; until: number; now: number };

/**
 * Keeps points for an open bill until it is paid, inside its transaction: two round trips, none for no points. It is no
 * movement: they stay hers, but nothing else can take them, and two bills meet at her document.
 */
export const holdPoints = async (
  tx: Transaction,
  command: Command,
  { memberId, by, points, until, now }: HoldOf,
): Promise<Result<void, 'POINTS_NOT_ENOUGH'>> => {
  if (points === 0) return ok(undefined);
  const members = tx.collection<Member>(MEMBERS);
  const member = await members.get(memberId);
  const lots = member && lotsToHold(freeOf(member, now), points, now);
  if (!lots) return refuse('POINTS_NOT_ENOUGH');
  const holds = [...holdsOf(member, now), { by, until, lots }];
  await members.update(memberId, { ...accountFields(command, accountOf(member, now)), ...holdFields(command, holds) });
  return ok(undefined);
};

/** Lets go what a bill keeps, and with it what is over; one that keeps nothing (any more) changes nothing. */
export const freePoints = async (
  tx: Transaction,
  command: Command,
  { memberId, by, now }: { memberId: string; by: string; now: number },
): Promise<void> => {
  const members = tx.collection<Member>(MEMBERS);
  const member = await members.get(memberId);
  if (!member?.pointHolds?.some(hold => hold.by === by)) return;
  const holds = holdsOf(member, now).filter(hold => hold.by !== by);
  await members.update(memberId, holdFields(command, holds));
};
