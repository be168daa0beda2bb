import type { Clerk } from '../../context';
import type { Database, Doc } from '../../db/database';
import { DEVICES, type Device } from '../device/documents';
import { BRAND_MEMBERSHIPS, MEMBERS, type BrandMembership, type Member } from '../member/documents';
import { STAFF } from '../staff/documents';
import { TILLS } from '../till/documents';
import { WRONG_WINDOW_MS, type WrongCodes } from '@core/domain/visit/lock';
import { VISIT_TICKETS, type VisitTicket } from './documents';

const tickets = (db: Database) => db.collection<VisitTicket>(VISIT_TICKETS);

export const insertTicket = (db: Database, ticket: VisitTicket): Promise<void> => tickets(db).insert(ticket);
export const getTicket = (db: Database, _id: string): Promise<VisitTicket | undefined> => tickets(db).get(_id);

export const findByRequest = async (db: Database, requestKey: string): Promise<VisitTicket | undefined> =>
  (await tickets(db).find({ requestKey }, { limit: 1 }))[0];

export type Shopper = { device: Device; member: Member; brandIds: string[] };
type Joined = Device & { members: Member[]; memberships: BrandMembership[] };

/** Whose code is this? The phone, the member and her brands, in one round trip. */
export const findShopper = async (db: Database, handle: string): Promise<Shopper | undefined> => {
  const [found] = await db
    .collection<Device>(DEVICES)
    .aggregate<Joined>([
      { match: { handle } },
      { limit: 1 },
      { lookup: { from: MEMBERS, localField: 'memberId', foreignField: '_id', as: 'members' } },
      { lookup: { from: BRAND_MEMBERSHIPS, localField: 'memberId', foreignField: 'memberId', as: 'memberships' } },
    ]);
  if (!found) return undefined;
  const { members, memberships, ...device } = found;
  const [member] = members;
  if (!member) throw new Error(`device ${device._id} belongs to nobody`);
  return { device, member, brandIds: memberships.filter(({ state }) => state === 'active').map(({ brandId }) => brandId) };
};

/** A ticket with its member as she is now, in one round trip. */
export const findTicketAndMember = async (db: Database, _id: string): Promise<{ ticket: VisitTicket; member: Member } | undefined> => {
  const [found] = await tickets(db).aggregate<VisitTicket & { members: Member[] }>([
    { match: { _id } },
    { lookup: { from: MEMBERS, localField: 'memberId', foreignField: '_id', as: 'members' } },
  ]);
  if (!found) return undefined;
  const { members, ...ticket } = found;
  const [member] = members;
  if (!member) throw new Error(`ticket ${_id} belongs to nobody`);
  return { ticket, member };
};

type Counting = Doc & { terminals?: Record<string, WrongCodes> };
/** Whose record counts: the person's, or the till's. */
type Counted = Pick<Clerk, 'kind' | 'id'>;

const records = (db: Database, { kind }: Counted) => db.collection<Counting>(kind === 'till' ? TILLS : STAFF);

/**
 * Counts one more wrong code of a terminal, each in one step, however many come at once: into the window that runs, or as
 * the first of a new one.
 */
export const countWrong = async (db: Database, clerk: Counted, terminal: string, now: number): Promise<WrongCodes> => {
  const { command } = db;
  const counting = records(db, clerk);
  const [entry, since] = [`terminals.${terminal}`, `terminals.${terminal}.since`];
  const begun = now - WRONG_WINDOW_MS;
  const running = { _id: clerk.id, [since]: command.gt(begun) };
  const over = { _id: clerk.id, [since]: command.exists(false).or(command.lte(begun)) };
  const changed =
    (await counting.updateAndReturn(running, { [`${entry}.wrong`]: command.inc(1) })) ??
    (await counting.updateAndReturn(over, { [entry]: command.set({ wrong: 1, since: now }) })) ??
    // another call began the window between the two
    (await counting.updateAndReturn(running, { [`${entry}.wrong`]: command.inc(1) }));
  const counted = changed?.terminals?.[terminal];
  if (!counted) throw new Error(`wrong codes of ${clerk.id} cannot be counted`);
  return counted;
};

/** Locks a terminal; what it counted stays. */
export const lockTerminal = async (db: Database, clerk: Counted, terminal: string, lockedUntil: number): Promise<void> => {
  await records(db, clerk).update(clerk.id, { [`terminals.${terminal}.lockedUntil`]: lockedUntil });
};

/** Forgets one terminal, unless it counts anew since it was looked at. */
export const forgetTerminal = async (db: Database, clerk: Counted, terminal: string, { since }: WrongCodes): Promise<void> => {
  const where = { _id: clerk.id, [`terminals.${terminal}.since`]: since };
  await records(db, clerk).updateWhere(where, { [`terminals.${terminal}`]: db.command.remove() });
};

/** Looks that the audit log has not heard of yet, the oldest first. */
export const findUnaudited = (db: Database, limit: number): Promise<VisitTicket[]> =>
  tickets(db).find({ audited: false }, { order: [['openedAt', 'asc']], limit });

export const markAudited = (db: Database, ids: readonly string[]): Promise<number> =>
  tickets(db).updateWhere({ _id: db.command.in([...ids]) }, { audited: true });

/** Tickets that ended long ago and whose looks are in the audit log. */
export const removeOldTickets = (db: Database, before: number): Promise<number> =>
  tickets(db).removeWhere({ expiresAt: db.command.lt(before), audited: true });
