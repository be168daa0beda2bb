import { maskPhone } from '@core/domain/member/mask';
import type { Tier } from '@core/contracts/shared';
import { encrypt, keyedHash } from '../../crypto';
import type { Env } from '../../env';
import { membershipId, type BrandMembership, type Identity, type Member, type Source } from './documents';

type Keys = Pick<Env, 'YIMA_PHONE_KEYS' | 'YIMA_HASH_KEY'>;

/** What a phone number becomes before it is stored. */
export const phoneFields = (env: Keys, phone: string) => ({
  phoneSealed: encrypt(env.YIMA_PHONE_KEYS, phone),
  phoneHash: phoneHash(env, phone),
  phoneMasked: maskPhone(phone),
});

export const phoneHash = (env: Pick<Env, 'YIMA_HASH_KEY'>, phone: string): string => keyedHash(env.YIMA_HASH_KEY, 'phone', phone);

export const wechatIdentityId = (env: Pick<Env, 'YIMA_HASH_KEY'>, openid: string): string =>
  `wechat-mini:${keyedHash(env.YIMA_HASH_KEY, 'wechat-mini', openid)}`;

export const phoneIdentityId = (hash: string): string => `phone:${hash}`;

export type NewMember = {
  memberId: string;
  openid: string;
  phone: string;
  name: string;
  at: number;
  tier?: Tier;
  points?: number;
};

/** The document of someone who joined at `at`. */
export const buildMember = (env: Keys, { memberId, openid, phone, name, at, tier = 'basic', points = 0 }: NewMember): Member => ({
  _id: memberId,
  state: 'active',
  openid,
  name,
  ...phoneFields(env, phone),
  tier,
  points,
  joinedAt: at,
  schema: 1,
});

/** Both ways to recognise her; `packs` says whose welcome packs she had: `mall` and brand ids. */
export const buildIdentities = (env: Keys, { memberId, openid, phone, at }: NewMember, packs: string[]): Identity[] => [
  { _id: wechatIdentityId(env, openid), kind: 'wechat-mini', memberId, state: 'active', since: at, packs },
  { _id: phoneIdentityId(phoneHash(env, phone)), kind: 'phone', memberId, state: 'active', since: at, packs },
];

export const buildMembership = (memberId: string, brandId: string, since: number, source: Source): BrandMembership => ({
  _id: membershipId(memberId, brandId),
  memberId,
  brandId,
  state: 'active',
  since,
  source,
  past: [],
});
