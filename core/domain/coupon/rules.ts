import type { Tier } from '../member/tier';

/** How much a coupon is worth. `offBp` is what comes off (2,000 bp is 8 折); an exchange takes nothing off the bill. */
export type Benefit =
  | { kind: 'cash-off'; offFen: number }
  | { kind: 'percent-off'; offBp: number; capFen?: number }
  | { kind: 'exchange'; gift: string };

/** One dimension of where a coupon counts; a category stands for its whole subtree. */
export type ScopeRule = { kind: 'brands' | 'stores' | 'counters' | 'categories'; ids: readonly string[] };

/** Every rule of `include` must hold (none: everything), and no rule of `exclude` may. */
export type Scope = { include: readonly ScopeRule[]; exclude: readonly ScopeRule[] };

export type Condition =
  /** 1 Monday … 7 Sunday */
  | { code: 'weekdays'; days: readonly number[] }
  /** minutes of the business day, end exclusive; from > until runs over midnight */
  | { code: 'hours'; fromMinute: number; untilMinute: number }
  | { code: 'tier'; atLeast: Tier }
  /** joined at most so many days ago */
  | { code: 'new-member'; withinDays: number };

/** With which others a coupon goes: alone; as the only one of its class; up to `n` of its own template. */
export type Stacking = { kind: 'exclusive' } | { kind: 'one-per-class' } | { kind: 'up-to'; n: number };

/** A fixed window, or until the end of the n-th day after the day of issue. */
export type Validity = { kind: 'fixed'; from: number; until: number } | { kind: 'relative'; days: number };

export type Channel = 'counter' | 'online';
export type CostBearer = { bearer: 'mall' | 'brand' | 'platform'; shareBp: number };

/** What a coupon keeps of its template from the moment it is issued; later edits of the template never change it. */
export type CouponRules = {
  title: string;
  issuer: 'mall' | 'brand';
  brandId?: string;
  benefit: Benefit;
  /** minimum on the eligible lines as they stand when the coupon's turn comes; 0 for none */
  thresholdFen: number;
  scope: Scope;
  channel: Channel | 'both';
  conditions: readonly Condition[];
  stacking: Stacking;
  /** coupons of one class compete, see `Stacking` */
  class: string;
  /** smaller is applied first, among coupons of the same issuer */
  priority: number;
  /** shares sum to 10,000 bp */
  costBearers: readonly CostBearer[];
  /** the counters that take part */
  counterIds: readonly string[] | 'all';
  /** of the template when the coupon was issued */
  version: number;
};

export type CouponState = 'issued' | 'locked' | 'redeemed' | 'expired' | 'voided';

/** A coupon as the engine sees it. */
export type CouponPiece = {
  couponId: string;
  templateId: string;
  state: CouponState;
  validFrom: number;
  validUntil: number;
  rules: CouponRules;
};

/** `categoryPath` is the line's category and all above it. */
export type BillLine = { lineId: string; brandId: string; categoryPath: readonly string[]; amountFen: number };

/** What a line, or a gift, is of. */
export type Goods = Pick<BillLine, 'brandId' | 'categoryPath'>;

/** Everything a coupon is judged by; amounts in fen, `at` in epoch ms. */
export type Bill = {
  /** none when only gifts are handed over */
  lines: readonly BillLine[];
  /** everything the counter hands out: its brands, each with its categories */
  goods: readonly Goods[];
  storeId: string;
  counterId: string;
  channel: Channel;
  at: number;
  member: { tier: Tier; joinedAt: number };
};
