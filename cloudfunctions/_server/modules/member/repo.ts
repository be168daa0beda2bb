import type { Tier } from '@core/contracts/shared';
import type { Database, Doc, Reader } from '../../db/database';

/** One person. Personal data is encrypted or masked; `deleted` keeps the id for the ledgers and nothing else. */
export type Member = Doc & {
  state: 'active' | 'paused' | 'deleted';
  /** `left:<memberId>` after deletion (the unique index needs a value), so that joining again makes a new member */
  openid: string;
  name: string;
  /** empty after deletion */
  phoneSealed: string;
  /** keyed hash; `left:<memberId>` after deletion */
  phoneHash: string;
  phoneMasked: string;
  tier: Tier;
  points: number;
  joinedAt: number;
  schema: 1;
};

export const MEMBERS = 'members';

/** Who is this login? One round trip for every call of a shopper. */
export const findByOpenid = async (db: Database, openid: string): Promise<Member | undefined> =>
  (await db.collection<Member>(MEMBERS).find({ openid }, { limit: 1 }))[0];

export const getMember = (members: Reader<Member>, memberId: string): Promise<Member | undefined> =>
  members.get(memberId);
