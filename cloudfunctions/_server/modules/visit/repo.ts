import type { Database } from '../../db/database';
import { DEVICES, type Device } from '../device/documents';
import { BRAND_MEMBERSHIPS, MEMBERS, type BrandMembership, type Member } from '../member/documents';
import { STAFF, type Staff } from '../staff/documents';
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
  const [found] = await db.collection<Device>(DEVICES).aggregate<Joined>([
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
export const findTicketAndMember = async (
  db: Database,
  _id: string,
): Promise<{ ticket: VisitTicket; member: Member } | undefined> => {
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

/** Counts one more wrong code within the window; undefined when none is counting yet. */
export const countWrong = async (db: Database, staffId: string, terminal: string, now: number): Promise<WrongCodes | undefined> => {
  const { command } = db;
  const staff = await db
    .collection<Staff>(STAFF)
    .updateAndReturn(
      { _id: staffId, [`terminals.${terminal}.since`]: command.gt(now - WRONG_WINDOW_MS) },
      { [`terminals.${terminal}.wrong`]: command.inc(1) },
    );
  return staff?.terminals?.[terminal];
};

/** Writes what is known of one terminal, or of all of them. */
export const setTerminal = async (db: Database, staffId: string, terminal: string, entry: WrongCodes): Promise<void> => {
  await db.collection<Staff>(STAFF).update(staffId, { [`terminals.${terminal}`]: db.command.set(entry) });
};
export const setTerminals = async (db: Database, staffId: string, terminals: Record<string, WrongCodes>): Promise<void> => {
  await db.collection<Staff>(STAFF).update(staffId, { terminals: db.command.set(terminals) });
};

/** Looks that the audit log has not heard of yet, the oldest first. */
export const findUnaudited = (db: Database, limit: number): Promise<VisitTicket[]> =>
  tickets(db).find({ audited: false }, { order: [['openedAt', 'asc']], limit });

export const markAudited = (db: Database, ids: readonly string[]): Promise<number> =>
  tickets(db).updateWhere({ _id: db.command.in([...ids]) }, { audited: true });

/** Tickets that ended long ago and whose looks are in the audit log. */
export const removeOldTickets = (db: Database, before: number): Promise<number> =>
  tickets(db).removeWhere({ expiresAt: db.command.lt(before), audited: true });
