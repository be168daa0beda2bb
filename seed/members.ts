import { ok } from '@core/domain/result';
import type { Deps } from '@server/deps';
import { findByOpenid } from '@server/modules/member/repo';
import { bringPoints, giveTier } from '@server/modules/points/service';
import { OFFLINE_CARDS, type OfflineCard } from '@server/modules/card/documents';
import { buildCard } from '@server/modules/card/build';
import { brandId, leadStaff, offlineCards, otherGuides, shoppers, type ShopperSeed } from './catalog';
import type { SeedClock } from './clock';
import type { Play } from './play';
import type { createRandom } from './random';
import { badgeScene } from './staff';

export const shopperOpenid = (key: string): string => `demo-shopper-${key}`;

/** How the openids of members begin whom nobody logs in as. */
export const CROWD = 'demo-crowd-';

const VERSION = '2026-01-01';
const MALL_CONSENT = { version: VERSION, adult: true as const };

const sceneOfBrand = (brandKey: string): string => {
  const guide = [...leadStaff, ...otherGuides()].find(
    person => person.brandKeys !== 'all' && person.brandKeys.includes(brandKey) && (person.state ?? 'active') === 'active',
  );
  if (!guide) throw new Error(`nobody invites to ${brandKey}`);
  return badgeScene(guide.key);
};

type Joining = { openid: string; phone: string; name: string; brandKeys: readonly string[] };

/** Joins at the clock's time: the mall with the first brand, then each further brand by its own badge. */
const join = async (play: Play, { openid, phone, name, brandKeys }: Joining): Promise<void> => {
  const [first, ...further] = brandKeys;
  const brand = (key: string) => ({ brandId: brandId(key), version: VERSION });
  await play.consumer(openid, 'member.join', {
    ...(first ? { scene: sceneOfBrand(first) } : {}),
    phoneCode: phone,
    name,
    consents: { mall: MALL_CONSENT, ...(first ? { brand: brand(first) } : {}) },
  });
  for (const key of further) {
    await play.consumer(openid, 'member.join', { scene: sceneOfBrand(key), consents: { mall: MALL_CONSENT, brand: brand(key) } });
  }
};

/** Who has been here for long earned a part last year: it ends with this one. */
const openingsOf = ({ points, joinedDaysAgo }: ShopperSeed, clock: SeedClock): { points: number; at: number }[] => {
  const recent = clock.day(-Math.min(joinedDaysAgo, 60), 16);
  if (joinedDaysAgo <= 365) return [{ points, at: recent }];
  const old = Math.floor(points / 5);
  return [
    { points: old, at: clock.day(-365, 16) },
    { points: points - old, at: recent },
  ];
};

/** What somebody brought along from the group's old system: points through the ledger, and the tier. */
const bringOver = async (deps: Deps, shopper: ShopperSeed, clock: SeedClock): Promise<void> => {
  const { key, tier, joinedDaysAgo } = shopper;
  const member = await findByOpenid(deps.db, shopperOpenid(key));
  if (!member) throw new Error(`${key} did not join`);
  const memberId = member._id;
  await deps.transact(async tx => {
    const { command } = deps.db;
    for (const [index, { points, at }] of openingsOf(shopper, clock).entries()) {
      if (points === 0) continue;
      const brought = { memberId, at, kind: 'opening', ref: memberId, origin: 'opening', points } as const;
      await bringPoints(tx, command, { ...brought, _id: `pt_opening_${memberId}_${index}` });
    }
    await giveTier(tx, command, memberId, tier, clock.day(-Math.min(joinedDaysAgo, 60), 16));
    return ok(undefined);
  });
};

const GIVEN = ['可欣', '子墨', '若溪', '浩然', '语嫣', '明轩', '佳怡', '俊熙', '雅琪', '梓涵', '天佑', '诗涵'];
const SURNAMES = '孙马朱胡郭罗梁宋郑谢韩冯于董萧程曹袁邓许傅曾彭吕';

/** Members nobody logs in as; `count` of them joined over the last half year, a few of them today. */
const others = (count: number, random: ReturnType<typeof createRandom>, clock: SeedClock) =>
  Array.from({ length: count }, (_, index) => ({
    openid: `${CROWD}${index + 1}`,
    phone: `154${String(10_000_000 + index * 137).padStart(8, '0')}`,
    name: `${SURNAMES[index % SURNAMES.length]}${random.pick(GIVEN)}`,
    brandKeys: index % 4 === 3 ? [] : [random.pick(['qingluo', 'suxi', 'beiyu', 'lanqi', 'duoyu'])],
    at: index % 6 === 0 ? clock.recently(0.1 + index / 60) : clock.day(-1 - random.below(180), 10 + random.below(10)),
  }));

/** Everybody who is a member, and the plastic cards that wait to be merged. */
export const seedMembers = async (deps: Deps, play: Play, clock: SeedClock, random: ReturnType<typeof createRandom>): Promise<void> => {
  for (const shopper of shoppers) {
    clock.set(shopper.joinedDaysAgo === 0 ? clock.today(0.2) : clock.day(-shopper.joinedDaysAgo, 15));
    await join(play, { ...shopper, openid: shopperOpenid(shopper.key) });
    await bringOver(deps, shopper, clock);
  }
  for (const person of others(30, random, clock)) {
    clock.set(person.at);
    await join(play, person);
  }
  await deps.db
    .collection<OfflineCard>(OFFLINE_CARDS)
    .insert(
      offlineCards.map(({ key, number, pin, phone, tier, points }) =>
        buildCard(deps.env, { cardId: `oc_${key}`, number, pin, tier, points, ...(phone ? { phone } : {}) }),
      ),
    );
};
