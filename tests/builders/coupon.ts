import type { Bill, BillLine, CouponPiece, CouponRules } from '../../core/domain/coupon/rules';

/** 2026-11-21 is a Saturday; 15:30 in Shanghai. */
export const SATURDAY_1530 = Date.UTC(2026, 10, 21, 7, 30);
const DAY_MS = 86_400_000;

/** Rules of a mall coupon: 50 yuan off 300, everywhere, together with coupons of other classes. */
export const someRules = (over: Partial<CouponRules> = {}): CouponRules => ({
  title: '全场满减券',
  issuer: 'mall',
  benefit: { kind: 'cash-off', offFen: 5000 },
  thresholdFen: 30_000,
  scope: { include: [], exclude: [] },
  channel: 'counter',
  conditions: [],
  stacking: { kind: 'one-per-class' },
  class: 'mall-cash',
  priority: 10,
  costBearers: [{ bearer: 'mall', shareBp: 10_000 }],
  counterIds: 'all',
  version: 1,
  ...over,
});

/** A coupon that is valid a week either side of `SATURDAY_1530`. */
export const aCoupon = ({ rules, ...over }: Partial<Omit<CouponPiece, 'rules'>> & { rules?: Partial<CouponRules> } = {}): CouponPiece => ({
  couponId: 'cp_a_m_1',
  templateId: 'tp_a',
  state: 'issued',
  validFrom: SATURDAY_1530 - 7 * DAY_MS,
  validUntil: SATURDAY_1530 + 7 * DAY_MS,
  rules: someRules(rules),
  ...over,
});

export const aLine = (over: Partial<BillLine> = {}): BillLine => ({
  lineId: 'l1',
  brandId: 'br_one',
  categoryPath: ['cat_dress', 'cat_womens'],
  amountFen: 40_000,
  ...over,
});

/** A bill of one line of 400 yuan at a counter, by a silver member of two years. */
export const aBill = (over: Partial<Bill> = {}): Bill => ({
  lines: [aLine()],
  goods: [{ brandId: 'br_one', categoryPath: ['cat_dress', 'cat_womens'] }],
  storeId: 'st_north',
  counterId: 'ct_one',
  channel: 'counter',
  at: SATURDAY_1530,
  member: { tier: 'silver', joinedAt: SATURDAY_1530 - 700 * DAY_MS },
  ...over,
});
