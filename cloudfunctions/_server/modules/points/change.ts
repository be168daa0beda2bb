import { usableAt, type Movement, type PointsAccount } from '@core/domain/points/account';
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

/** How many points she can use now. */
export const pointsOf = (member: Member, now: number): number => usableAt(accountOf(member, now), now);

/** What of the member's document follows from her account. */
export const accountFields = (command: Command, { lots, debt }: PointsAccount) => ({
  points: sumOf(lots),
  pointLots: command.set([...lots]),
  pointsDebt: debt,
  pointsEndAt: lots[0]?.until ?? command.remove(),
});

/**
 * Appends one movement to the ledger and changes the member's balance with it, inside the caller's transaction: two at once
 * meet at her document and one of them comes again. `decide` answers nothing for no movement; `facts` are what the entry says
 * besides.
 *
 * @returns the entry; undefined when there was none, or no such member
 * @throws DuplicateKeyError when it was posted already
 */
export const movePoints = async (
  tx: Transaction,
  command: Command,
  draft: Draft,
  decide: (account: PointsAccount, member: Member) => (Movement & { facts?: Partial<Draft> }) | undefined,
): Promise<PointsEntry | undefined> => {
  const members = tx.collection<Member>(MEMBERS);
  const member = await members.get(draft.memberId);
  const moved = member && decide(accountOf(member, draft.at), member);
  if (!moved) return undefined;
  const entry = entryOf({ ...draft, ...moved.facts }, moved);
  await entriesOf(tx).insert(entry);
  await members.update(draft.memberId, { ...accountFields(command, moved.account), revision: command.inc(1) });
  return entry;
};
