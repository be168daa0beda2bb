import { usableAt, type Movement, type PointsAccount } from '@core/domain/points/account';
import { heldBy, liveHolds, setAside, withHeld, type Hold } from '@core/domain/points/holds';
import { goodUntil, sumOf } from '@core/domain/points/lots';
import type { Command, Transaction } from '../../db/database';
import { MEMBERS, type Member } from '../member/documents';
import { entriesOf, entryOf, type Draft, type PointsEntry } from './ledger';

/**
 * What a member has. Points from before there were lots (a store that was not migrated) count as if they were earned when
 * they are first touched.
 */
export const accountOf = ({ points, pointLots, pointsDebt = 0 }: Member, now: number): PointsAccount => ({
  lots: pointLots ?? (points > 0 ? [{ until: goodUntil(now), points }] : []),
  debt: pointsDebt,
});

/** What her open bills keep for themselves. */
export const holdsOf = ({ pointHolds = [] }: Member, now: number): Hold[] => liveHolds(pointHolds, now);
export const heldOf = (member: Member, now: number): number => heldBy(holdsOf(member, now));

/** What she has without what is held: all that a movement may touch. */
export const freeOf = (member: Member, now: number): PointsAccount => setAside(accountOf(member, now), holdsOf(member, now));

/** How many points she can use now. */
export const pointsOf = (member: Member, now: number): number => usableAt(freeOf(member, now), now);

/** What of the member's document follows from her account. */
export const accountFields = (command: Command, { lots, debt }: PointsAccount) => ({
  points: sumOf(lots),
  pointLots: command.set([...lots]),
  pointsDebt: debt,
  pointsEndAt: lots[0]?.until ?? command.remove(),
});

/** And which of it is held; none is no field. */
export const holdFields = (command: Command, holds: readonly Hold[]) => ({
  pointHolds: holds.length === 0 ? command.remove() : command.set([...holds]),
});

/**
 * Appends one movement to the ledger and changes the member's balance with it, inside the caller's transaction: two at once
 * meet at her document and one of them comes again. `decide` is given what is free, and with it what was held by those that end
 * with the movement; it answers nothing for no movement, and `facts` are what the entry says besides.
 *
 * @returns the entry; undefined when there was none, or no such member
 * @throws DuplicateKeyError when it was posted already
 */
export const movePoints = async (
  tx: Transaction,
  command: Command,
  draft: Draft,
  decide: (free: PointsAccount, member: Member, ended: readonly Hold[]) => (Movement & { facts?: Partial<Draft> }) | undefined,
  ends: (hold: Hold) => boolean = () => false,
): Promise<PointsEntry | undefined> => {
  const members = tx.collection<Member>(MEMBERS);
  const member = await members.get(draft.memberId);
  if (!member) return undefined;
  const holds = holdsOf(member, draft.at);
  const staying = holds.filter(hold => !ends(hold));
  const moved = decide(setAside(accountOf(member, draft.at), staying), member, holds.filter(ends));
  if (!moved) return undefined;
  const entry = entryOf({ ...draft, ...moved.facts }, moved);
  await entriesOf(tx).insert(entry);
  await members.update(draft.memberId, {
    ...accountFields(command, withHeld(moved.account, staying)),
    ...(member.pointHolds ? holdFields(command, staying) : {}),
    revision: command.inc(1),
  });
  return entry;
};
