import type { Benefit, Bill, BillLine, Condition, CouponPiece, ScopeRule, Stacking } from '../../core/domain/coupon/rules';
import { aBill, aCoupon, aLine, SATURDAY_1530 } from './coupon';

/** Chance that is the same for the same seed (mulberry32). */
export const chanceOf = (seed: number) => {
  let state = seed >>> 0;
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** a whole number from `from` to `until`, both included */
  const whole = (from: number, until: number): number => from + Math.floor(real() * (until - from + 1));
  const oneOf = <T>(values: readonly T[]): T => values[whole(0, values.length - 1)]!;
  const some = <T>(values: readonly T[]): T[] => {
    const chosen = values.filter(() => real() < 0.5);
    return chosen.length > 0 ? chosen : [oneOf(values)];
  };
  const shuffled = <T>(values: readonly T[]): T[] =>
    values
      .map(value => ({ value, at: real() }))
      .sort((left, right) => left.at - right.at)
      .map(({ value }) => value);
  return { real, whole, oneOf, some, shuffled };
};
export type Chance = ReturnType<typeof chanceOf>;

const BRANDS = ['br_one', 'br_two', 'br_three', 'br_four'];
const CATEGORIES = [
  ['cat_dress', 'cat_womens'],
  ['cat_coat', 'cat_womens'],
  ['cat_shirt', 'cat_mens'],
  ['cat_tea', 'cat_dining'],
  ['cat_cream', 'cat_beauty'],
];
const PRODUCTS = ['pr_1', 'pr_2', 'pr_3', 'pr_4', 'pr_5'];

const lineOf = ({ whole, oneOf, real }: Chance, index: number): BillLine =>
  aLine({
    lineId: `l${String(index).padStart(3, '0')}`,
    brandId: oneOf(BRANDS),
    categoryPath: oneOf(CATEGORIES),
    ...(real() < 0.5 ? { productId: oneOf(PRODUCTS) } : {}),
    amountFen: real() < 0.1 ? whole(1, 3) : whole(1, 50_000),
  });

const scopeRuleOf = ({ oneOf, some }: Chance): ScopeRule =>
  oneOf<() => ScopeRule>([
    () => ({ kind: 'brands', ids: some(BRANDS) }),
    () => ({ kind: 'categories', ids: some(CATEGORIES.flat()) }),
    () => ({ kind: 'products', ids: some(PRODUCTS) }),
  ])();

const benefitOf = ({ whole, oneOf, real }: Chance): Benefit =>
  oneOf<() => Benefit>([
    () => ({ kind: 'cash-off', offFen: whole(1, 30_000) }),
    () => ({ kind: 'cash-off', offFen: 100 * whole(1, 200) }),
    () => ({ kind: 'cash-off', offFen: whole(1, 6_000), everyFen: oneOf([1_000, 5_000, 10_000]), ...(real() < 0.5 ? { capFen: whole(1, 20_000) } : {}) }),
    () => ({ kind: 'percent-off', offBp: whole(1, 10_000), ...(real() < 0.5 ? { capFen: whole(1, 20_000) } : {}) }),
    () => ({ kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }),
    () => ({ kind: 'exchange', gift: '茶' }),
    () => ({ kind: 'freight', ...(real() < 0.5 ? { capFen: whole(1, 1500) } : {}) }),
  ])();

const stackingOf = ({ whole, real }: Chance): Stacking => {
  const dice = real();
  if (dice < 0.1) return { kind: 'exclusive' };
  return dice < 0.6 ? { kind: 'one-per-class' } : { kind: 'up-to', n: whole(1, 3) };
};

const conditionsOf = ({ real }: Chance): Condition[] => (real() < 0.1 ? [{ code: 'tier', atLeast: 'gold' }] : []);

/** Few templates and classes, so that coupons meet; rules differ also within a template, as versions do. */
const couponOf = (chance: Chance, index: number): CouponPiece => {
  const { whole, oneOf, real } = chance;
  return aCoupon({
    couponId: `cp_${chance.whole(100, 999)}_${index}`,
    templateId: `tp_${whole(1, 6)}`,
    validUntil: SATURDAY_1530 + whole(0, 3),
    rules: {
      title: `券${index}`,
      benefit: benefitOf(chance),
      stacking: stackingOf(chance),
      issuer: oneOf(['mall', 'brand'] as const),
      class: `class-${whole(1, 5)}`,
      priority: whole(0, 3),
      thresholdFen: oneOf([0, 0, 0, 10_000, 40_000]),
      ...(real() < 0.2 ? { thresholdOn: 'before' as const } : {}),
      scope: {
        include: real() < 0.5 ? [] : [scopeRuleOf(chance)],
        ...(real() < 0.1 ? { anyOf: [[scopeRuleOf(chance)], [scopeRuleOf(chance), scopeRuleOf(chance)]] } : {}),
        exclude: real() < 0.7 ? [] : [scopeRuleOf(chance)],
      },
      conditions: conditionsOf(chance),
      ...(real() < 0.2 ? { maxPerBill: whole(1, 2) } : {}),
    },
  });
};

/** Sometimes the coupon before once more: equal pieces are what wallets hold. */
const couponsOf = (chance: Chance, count: number): CouponPiece[] => {
  const coupons: CouponPiece[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = coupons.at(-1);
    const again = before && chance.real() < 0.15;
    coupons.push(again ? { ...before, couponId: `${before.couponId}_${index}`, validUntil: SATURDAY_1530 + chance.whole(0, 3) } : couponOf(chance, index));
  }
  return coupons;
};

/** A bill and a wallet in which everything may happen; the same for the same seed. */
export const aCouponWorld = (seed: number, size: { lines: number; coupons: number }): { bill: Bill; coupons: CouponPiece[] } => {
  const chance = chanceOf(seed);
  const lines = Array.from({ length: size.lines }, (_, index) => lineOf(chance, index));
  const freight = chance.real() < 0.5 ? { freightFen: chance.whole(1, 2000) } : {};
  return { bill: aBill({ lines, ...freight }), coupons: couponsOf(chance, size.coupons) };
};

const busyBenefit = ({ whole, real }: Chance): Benefit =>
  real() < 0.5
    ? { kind: 'cash-off', offFen: whole(1_000, 60_000) }
    : { kind: 'percent-off', offBp: whole(300, 3_000), ...(real() < 0.5 ? { capFen: whole(1_000, 40_000) } : {}) };

const busyCoupon = (chance: Chance, index: number, wholeFen: number): CouponPiece => {
  const { whole, oneOf, real } = chance;
  return aCoupon({
    couponId: `cp_${whole(100, 999)}_${index}`,
    templateId: `tp_${index}`,
    rules: {
      title: `券${index}`,
      benefit: busyBenefit(chance),
      stacking: real() < 0.35 ? { kind: 'one-per-class' } : { kind: 'up-to', n: 1 },
      issuer: oneOf(['mall', 'brand'] as const),
      class: `class-${whole(1, 12)}`,
      priority: whole(0, 5),
      thresholdFen: real() < 0.2 ? 0 : Math.floor(wholeFen * real() * 0.6),
      scope: { include: real() < 0.5 ? [] : [{ kind: 'brands', ids: [oneOf(BRANDS), oneOf(BRANDS)] }], exclude: [] },
    },
  });
};

/** A long bill and a full wallet whose thresholds and classes are in each other's way: what the search finds hardest. */
export const aBusyWorld = (seed: number, size: { lines: number; coupons: number }): { bill: Bill; coupons: CouponPiece[] } => {
  const chance = chanceOf(seed);
  const lines = Array.from({ length: size.lines }, (_, index) => ({ ...lineOf(chance, index), amountFen: chance.whole(100, 20_000) }));
  const wholeFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return { bill: aBill({ lines }), coupons: Array.from({ length: size.coupons }, (_, index) => busyCoupon(chance, index, wholeFen)) };
};
