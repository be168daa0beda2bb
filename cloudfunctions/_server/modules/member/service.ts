import type { Database } from '../../db/database';
import type { Deps } from '../../deps';
import { phoneHash } from './build';
import { BRAND_MEMBERSHIPS, MEMBERS, type BrandMembership, type Member } from './documents';
import { findByPhoneHash, membersOf } from './repo';

/** A member by id, whatever the state. */
export const getMemberById = (db: Database, memberId: string): Promise<Member | undefined> => membersOf(db).get(memberId);

/** The member who has this number now. */
export const findMemberByPhone = (deps: Deps, phone: string): Promise<Member | undefined> =>
  findByPhoneHash(deps.db, phoneHash(deps.env, phone));

/** How many enrolments a guide, or everybody in a store, brought since an instant. */
export const countEnrolments = (
  { db }: Pick<Deps, 'db'>,
  by: { guideId: string; counterId?: string } | { storeId: string },
  since: number,
): Promise<number> => {
  const at = 'guideId' in by && by.counterId !== undefined ? { 'source.counterId': by.counterId } : {};
  const source = 'guideId' in by ? { 'source.guideId': by.guideId, ...at } : { 'source.storeId': by.storeId };
  return db.collection<BrandMembership>(BRAND_MEMBERSHIPS).count({ ...source, since: db.command.gte(since) });
};

/** Names by member id, unmasked; ids that nobody has are left out. */
export const memberNames = async (db: Database, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(memberIds)];
  if (ids.length === 0) return new Map();
  const found = await db.collection<Member>(MEMBERS).find({ _id: db.command.in(ids) }, { limit: 1000 });
  return new Map(found.flatMap(({ _id, name }) => (name ? [[_id, name] as const] : [])));
};
