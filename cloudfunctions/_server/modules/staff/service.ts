import type { Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import type { Staff } from './documents';
import { findStaffByName, findStaffByOpenid, staffOf } from './repo';

/** One member of staff, whatever the state. */
export const getStaff = (from: Pick<Transaction, 'collection'>, staffId: string): Promise<Staff | undefined> => staffOf(from).get(staffId);

/** Names by staff id; ids that nobody has are left out. */
export const staffNames = async ({ db }: Pick<Deps, 'db'>, staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(staffIds)];
  if (ids.length === 0) return new Map();
  const found = await staffOf(db).find({ _id: db.command.in(ids) }, { limit: 1000 });
  return new Map(found.map(({ _id, name }) => [_id, name]));
};

/** Staff whose name begins so, whatever the state. */
export const staffNamed = findStaffByName;

/** Who is this login among the staff, whatever the state? */
export const findStaffOfLogin = ({ db }: Pick<Deps, 'db'>, openid: string): Promise<Staff | undefined> => findStaffByOpenid(db, openid);
