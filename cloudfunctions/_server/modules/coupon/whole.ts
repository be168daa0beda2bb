import type { Deps } from '../../deps';
import { joinedAt, type Version } from '../template/joined';
import type { Coupon, WholeCoupon } from './documents';

const versionOf = ({ templateId, rules: { version } }: Coupon): Version => ({ templateId, version });
const keyOf = ({ templateId, version }: Version): string => `${templateId}:${version}`;

const isWhole = (coupon: Coupon): coupon is WholeCoupon => coupon.rules.counterIds !== 'joined';

/**
 * Coupons with the counters that take part, as they were when each was issued. No round trip, or one where an offer that
 * counters join one by one is met for the first time.
 */
export const withCounters = async (deps: Pick<Deps, 'db'>, coupons: readonly Coupon[]): Promise<WholeCoupon[]> => {
  const versions = new Map(coupons.filter(coupon => !isWhole(coupon)).map(coupon => [keyOf(versionOf(coupon)), versionOf(coupon)]));
  if (versions.size === 0) return coupons.filter(isWhole);
  const lists = await joinedAt(deps, [...versions.values()]);
  const listOf = new Map([...versions.keys()].map((key, at) => [key, lists[at]!]));
  return coupons.map(coupon =>
    isWhole(coupon) ? coupon : { ...coupon, rules: { ...coupon.rules, counterIds: listOf.get(keyOf(versionOf(coupon)))! } },
  );
};

/** One coupon with the counters that take part. */
export const wholeCoupon = async (deps: Pick<Deps, 'db'>, coupon: Coupon): Promise<WholeCoupon> => (await withCounters(deps, [coupon]))[0]!;
