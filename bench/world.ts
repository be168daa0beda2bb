import { randomBytes } from 'node:crypto';
import { encrypt } from '@server/crypto';
import type { Database, Doc } from '@server/db/database';
import { createDeps, type Deps } from '@server/deps';
import { COUPONS, couponId, namesOf, type Coupon } from '@server/modules/coupon/documents';
import { buildMember } from '@server/modules/member/build';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import { STAFF, type Staff } from '@server/modules/staff/documents';
import { seamEnv } from '../local/functions/env';
import { localAdmin } from '../migrations/local-admin';
import { migrate } from '../migrations/migrate';
import { aTemplate, addTemplate, fillMall, LONG_AGO, staffOpenid } from '../tests/flows/support/mall';
import type { Gateway } from './gateway';

export type Face = { openid: string; token: string; id: string };
/** What the cases work in: a mall with as many people of either side as there are calls in flight at most. */
export type World = {
  deps: Deps;
  gateway: Gateway;
  shoppers: Face[];
  guides: Face[];
  /** of headquarters */
  operator: Face;
  /** one secret for all devices: sealing ten thousand is not what is measured */
  secret: Buffer;
  secretSealed: string;
  /** a number that was not given before */
  next(): number;
};

const PEOPLE = 64;
const BATCH = 500;

export const insertMany = async <T extends Doc>(db: Database, name: string, docs: readonly T[]): Promise<void> => {
  for (let from = 0; from < docs.length; from += BATCH) await db.collection<T>(name).insert(docs.slice(from, from + BATCH));
};

/** A coupon of 50 off 300 that is valid for a week. */
export const issuedCoupon = (memberId: string, n: number, now: number): Coupon => {
  const template = aTemplate('bench');
  const { title, issuer, benefit, thresholdFen, scope, channel, conditions, stacking, priority, costBearers, counterIds, version } =
    template;
  return {
    ...namesOf(couponId(template._id, memberId, n)),
    memberId,
    templateId: template._id,
    state: 'issued',
    rules: {
      title,
      issuer,
      benefit,
      thresholdFen,
      scope,
      channel,
      conditions,
      stacking,
      class: template.class,
      priority,
      costBearers,
      counterIds,
      version,
    },
    validFrom: now,
    validUntil: now + 7 * 86_400_000,
    source: 'claim',
    issuedAt: now,
    claimKey: `${memberId}:bench-${n}`,
    reservationId: `rs_bench${n}`,
    schema: 1,
  };
};

const secretsOf = (): Record<string, string> => {
  const key = () => randomBytes(32).toString('base64');
  return { YIMA_PHONE_KEYS: `k1:${key()}`, YIMA_DEVICE_KEYS: `k1:${key()}`, YIMA_HASH_KEY: key(), YIMA_ENV_ID: 'local' };
};
export const benchEnv = secretsOf();

const phoneOf = (series: string, index: number): string => series + String(index).padStart(8, '0');

const addPeople = async (deps: Deps, gateway: Gateway): Promise<Pick<World, 'shoppers' | 'guides' | 'operator'>> => {
  const now = deps.now();
  const faces = (kind: string) =>
    Array.from({ length: PEOPLE }, (_, index) => ({
      openid: `o-bench-${kind}-${index}`,
      id: `${kind === 'shopper' ? 'mb' : 'sf'}_bench${index}`,
    }));
  const [shoppers, guides] = [faces('shopper'), faces('guide')];
  const members = shoppers.map(({ openid, id }, index) =>
    buildMember(deps.env, { memberId: id, openid, phone: phoneOf('157', index), name: '顾客', at: now }),
  );
  await insertMany<Member>(deps.db, MEMBERS, members);
  const [sample] = await deps.db.collection<Staff>(STAFF).find({ _id: 'sf_guide' });
  await insertMany<Staff>(
    deps.db,
    STAFF,
    guides.map(({ openid, id }) => ({ ...sample!, _id: id, openid, badgeScene: `bg-${id}` })),
  );
  const operator = { openid: staffOpenid('headquarters'), id: 'sf_headquarters' };
  const people = [...shoppers, ...guides, operator].map(({ openid }, index) => ({
    personId: openid,
    openid,
    name: openid,
    role: 'shopper',
    title: '',
    note: '',
    phone: phoneOf('158', index),
  }));
  await gateway.post('/_local/admin', { action: 'people.set', people });
  const withToken = async (face: { openid: string; id: string }): Promise<Face> => {
    const { token } = await gateway.post<{ token: string }>('/_people/login', { personId: face.openid });
    return { ...face, token };
  };
  const login = async (list: { openid: string; id: string }[]): Promise<Face[]> => {
    const done: Face[] = [];
    for (const face of list) done.push(await withToken(face));
    return done;
  };
  return { shoppers: await login(shoppers), guides: await login(guides), operator: await withToken(operator) };
};

/** Coupons of members who never come: what a store holds besides the ones at hand. */
const addRows = async (deps: Deps, rows: number): Promise<void> => {
  const now = deps.now();
  for (let from = 0; from < rows; from += 10_000) {
    const coupons = Array.from({ length: Math.min(10_000, rows - from) }, (_, index) =>
      issuedCoupon(`mb_row${from + index}`, 1, LONG_AGO + (now % 1000)),
    );
    await insertMany<Coupon>(deps.db, COUPONS, coupons);
  }
};

/** Fills a new environment: the small mall of the tests, people on both sides, `rows` coupons. */
export const createWorld = async (urls: { wireUrl: string; adminUrl: string }, gateway: Gateway, rows: number): Promise<World> => {
  Object.assign(process.env, seamEnv(urls.wireUrl, 'local'));
  const deps = createDeps({ ...process.env, ...benchEnv });
  await migrate({ admin: localAdmin(urls.adminUrl), db: deps.db, now: deps.now, log: () => undefined });
  await fillMall(deps.db, deps.env);
  await addTemplate(deps.db, aTemplate('bench', { perMember: 1000 }), 1000);
  const people = await addPeople(deps, gateway);
  await addRows(deps, rows);
  const secret = randomBytes(32);
  let count = 0;
  return { deps, gateway, ...people, secret, secretSealed: encrypt(deps.env.YIMA_DEVICE_KEYS, secret), next: () => (count += 1) };
};
