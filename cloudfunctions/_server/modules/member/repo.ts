import type { Database, Reader, Transaction } from '../../db/database';
import { BRAND_MEMBERSHIPS, IDENTITIES, MEMBERS, membershipId, type BrandMembership, type Identity, type Member } from './documents';

export { MEMBERS, type Member } from './documents';

/** Both `Database` and `Transaction` hand out collections that can be read. */
type Readable = Pick<Transaction, 'collection'>;

/** Who is this login? One round trip for every call of a shopper. */
export const findByOpenid = async (db: Database, openid: string): Promise<Member | undefined> =>
  (await db.collection<Member>(MEMBERS).find({ openid }, { limit: 1 }))[0];

/** Who has this number? Numbers are unique among members. */
export const findByPhoneHash = async (db: Database, phoneHash: string): Promise<Member | undefined> =>
  (await db.collection<Member>(MEMBERS).find({ phoneHash }, { limit: 1 }))[0];

/** Who she is. */
export const membersOf = (from: Readable): Reader<Member> => from.collection<Member>(MEMBERS);
/** What points to her: a login, a number, an old card. */
export const identitiesOf = (from: Readable): Reader<Identity> => from.collection<Identity>(IDENTITIES);
/** Her enrolments with brands. */
export const membershipsOf = (from: Readable): Reader<BrandMembership> => from.collection<BrandMembership>(BRAND_MEMBERSHIPS);

/** Brands she is a member of now, newest first. */
export const findActiveMemberships = (from: Readable, memberId: string): Promise<BrandMembership[]> =>
  membershipsOf(from).find({ memberId, state: 'active' }, { order: [['since', 'desc']], limit: 1000 });

/** Her enrolment with one brand, also one that is over. */
export const getMembership = (from: Readable, memberId: string, brandId: string): Promise<BrandMembership | undefined> =>
  membershipsOf(from).get(membershipId(memberId, brandId));
