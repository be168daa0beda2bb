import type { Database } from '@server/db/database';
import { SCENES, type Scene } from '@server/modules/scene/documents';
import { STAFF, type Staff } from '@server/modules/staff/documents';
import { brandId, brands, counterId, leadStaff, otherGuides, storeId, stores, type StaffSeed } from './catalog';
import type { SeedClock } from './clock';
import { dataUri, portrait } from './pictures';

export const staffId = (key: string): string => `sf_${key}`;
export const staffOpenid = (key: string): string => `demo-staff-${key}`;
export const badgeScene = (key: string): string => `bg.${key}`;

const brandKeysOf = ({ brandKeys, storeKey }: StaffSeed): readonly string[] =>
  brandKeys === 'all' ? stores.find(({ key }) => key === storeKey)!.brandKeys : brandKeys;

/** A badge invites to one brand; who works for the whole store has none. */
const hasBadge = ({ brandKeys }: StaffSeed): boolean => brandKeys !== 'all';

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
    employer: person.role === 'guide' ? 'brand' : 'mall',
    ...(person.brandKeys === 'all' ? {} : { brandId: brandId(person.brandKeys[0]!) }),
    posts: [
      {
        storeId: storeId(person.storeKey),
        role: person.role,
        counterIds: brandKeysOf(person).map(key => counterId(person.storeKey, key)),
        from: since,
        ...(left ? { until: clock.day(-20) } : {}),
      },
    ],
    storeIds: [storeId(person.storeKey)],
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
