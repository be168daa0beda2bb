import { reachOf, storesOfPosts } from '@core/domain/staff/post';
import type { Database } from '@server/db/database';
import { SCENES, type Scene } from '@server/modules/scene/documents';
import { STAFF, type Post, type Staff } from '@server/modules/staff/documents';
import { brandId, brands, counterId, leadStaff, otherGuides, storeId, stores, type StaffSeed } from './catalog';
import type { SeedClock } from './clock';
import { dataUri, portrait } from './pictures';

export const staffId = (key: string): string => `sf_${key}`;
export const staffOpenid = (key: string): string => `demo-staff-${key}`;
export const badgeScene = (key: string): string => `bg.${key}`;

const brandKeysOf = ({ brandKeys, storeKey }: StaffSeed): readonly string[] =>
  brandKeys === 'all' ? stores.find(({ key }) => key === storeKey)!.brandKeys : brandKeys;

/** A badge invites to one brand; who works for the whole store, or at headquarters, has none. */
const hasBadge = ({ role }: StaffSeed): boolean => role === 'guide';

const ownBrandOf = ({ brandKeys }: StaffSeed): { brandId?: string } =>
  brandKeys === 'all' || brandKeys.length === 0 ? {} : { brandId: brandId(brandKeys[0]!) };

const postOf = (person: StaffSeed): Omit<Post, 'from'> => ({
  storeId: storeId(person.storeKey),
  role: person.role,
  counterIds: reachOf(person.role) === 'store' ? brandKeysOf(person).map(key => counterId(person.storeKey, key)) : [],
  ...(person.role === 'brand-operator' ? ownBrandOf(person) : {}),
});

const toStaff = (person: StaffSeed, index: number, clock: SeedClock): Staff => {
  const since = clock.day(-1400 - index * 3);
  const left = person.state === 'left';
  return {
    _id: staffId(person.key),
    state: person.state ?? 'active',
    openid: staffOpenid(person.key),
    name: person.name,
    title: person.title,
    avatar: dataUri(portrait(index * 3 + 1)),
    employer: person.role === 'guide' || person.role === 'brand-operator' ? 'brand' : 'mall',
    ...ownBrandOf(person),
    posts: [{ ...postOf(person), from: since, ...(left ? { until: clock.day(-20) } : {}) }],
    storeIds: storesOfPosts([postOf(person)]),
    ...(hasBadge(person) ? { badgeScene: badgeScene(person.key) } : {}),
    since,
    ...(person.state === 'suspended' ? { suspendedReason: '培训未完成' } : {}),
    ...(left ? { leftAt: clock.day(-20) } : {}),
    schema: 1,
  };
};

const badgeOf = (person: StaffSeed, clock: SeedClock): Scene => {
  const key = brandKeysOf(person)[0]!;
  return {
    _id: badgeScene(person.key),
    placement: 'badge',
    brandId: brandId(key),
    storeId: storeId(person.storeKey),
    counterId: counterId(person.storeKey, key),
    guideId: staffId(person.key),
    state: 'active',
    at: clock.day(-1300),
  };
};

const signs = (clock: SeedClock): Scene[] =>
  brands.map(({ key }) => ({
    _id: `cs.hubin.${key}`,
    placement: 'counter-sign',
    brandId: brandId(key),
    storeId: storeId('hubin'),
    counterId: counterId('hubin', key),
    state: 'active',
    at: clock.day(-1300),
  }));

/** People at the counters, their badges, and the signs on the counters; one old sign is revoked. */
export const seedStaff = async (db: Database, clock: SeedClock): Promise<void> => {
  const people = [...leadStaff, ...otherGuides()];
  await db.collection<Staff>(STAFF).insert(people.map((person, index) => toStaff(person, index, clock)));
  const oldSign: Scene = { ...signs(clock)[0]!, _id: 'cs.hubin.old', state: 'revoked' };
  await db.collection<Scene>(SCENES).insert([...people.filter(hasBadge).map(person => badgeOf(person, clock)), ...signs(clock), oldSign]);
};
