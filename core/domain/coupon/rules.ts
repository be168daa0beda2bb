import type { Tier } from '../member/tier';

/** How much a coupon is worth. `offBp` is what comes off (2,000 bp is 8 折); an exchange takes nothing off the bill. */
export type Benefit =
  /** with `everyFen` (每满减) once for each whole `everyFen` of the eligible lines, in all at most `capFen` */
  | { kind: 'cash-off'; offFen: number; everyFen?: number; capFen?: number }
  | { kind: 'percent-off'; offBp: number; capFen?: number }
  | { kind: 'exchange'; gift: string }
  /** sold for `priceFen`, takes off up to `faceFen`; used once, what is left of it lapses */
  | { kind: 'voucher'; faceFen: number; priceFen: number }
  /** off the bill's freight only, after all others; without a cap all of it */
  | { kind: 'freight'; capFen?: number };

/** One dimension of where a coupon counts; a category stands for its whole subtree. */
export type ScopeRule = { kind: 'brands' | 'stores' | 'counters' | 'categories' | 'products'; ids: readonly string[] };

/**
 * Every rule of `include` must hold (none: everything), of `anyOf` every rule of one group at least ("brand A, or category
 * X"; absent: everything), and no rule of `exclude` may.
 */
export type Scope = { include: readonly ScopeRule[]; anyOf?: readonly (readonly ScopeRule[])[]; exclude: readonly ScopeRule[] };

/**
 * Hours of certain weekdays (absent: of all), in minutes of the business day, end exclusive; from > until runs over
 * midnight, and belongs to the day on which it began.
 */
export type OpenTime = { days?: readonly number[]; fromMinute: number; untilMinute: number };

export type Condition =
  /** 1 Monday … 7 Sunday */
  | { code: 'weekdays'; days: readonly number[] }
  /** minutes of the business day, end exclusive; from > until runs over midnight */
  | { code: 'hours'; fromMinute: number; untilMinute: number }
  | { code: 'times'; anyOf: readonly OpenTime[] }
  | { code: 'tier'; atLeast: Tier }
  /** of just these */
  | { code: 'tiers'; anyOf: readonly Tier[] }
  /** joined at most so many days ago */
  | { code: 'new-member'; withinDays: number }
  /** carries at least one of these tags */
  | { code: 'tag'; anyOf: readonly string[] };

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
  /** minimum on the eligible lines; 0 for none */
  thresholdFen: number;
  /** what the threshold, and each `everyFen`, is measured on: what earlier coupons left (absent), or what stands on the bill */
  thresholdOn?: 'left' | 'before';
  scope: Scope;
  channel: Channel | 'both';
  conditions: readonly Condition[];
  stacking: Stacking;
  /** coupons of one class compete, see `Stacking` */
  class: string;
  /** what people call the class, "满减类"; absent: it is told by its issuer */
  className?: string;
  /** smaller is applied first, among coupons of the same issuer */
  priority: number;
  /** shares sum to 10,000 bp */
  costBearers: readonly CostBearer[];
  /** the brands that agreed to bear the brands' part; of the goods of others the mall bears it. Absent: every brand does */
  agreedBrandIds?: readonly string[];
  /** the counters that take part */
  counterIds: readonly string[] | 'all';
  /** of the template when the coupon was issued */
  version: number;
  /** so many pieces of the template on one bill; absent: as the stacking says */
  maxPerBill?: number;
  /** does a refund of the whole bill give the coupon back? absent: no */
  backOnRefund?: boolean;
};

/** `giving`: offered to a friend who has not taken it yet; `given`: she has, and holds a piece of her own. */
export type CouponState = 'issued' | 'locked' | 'giving' | 'redeemed' | 'expired' | 'voided' | 'given' | 'refunded';

/** Held by an order or an open bill (its id); from `until` on it holds nothing, whether or not a timer has come by. */
export type Lock = { by: string; until: number };

/** A coupon as the engine sees it. */
export type CouponPiece = {
  couponId: string;
  templateId: string;
  state: CouponState;
  validFrom: number;
  validUntil: number;
  rules: CouponRules;
  /** while locked */
  lock?: Lock;
  /** while it is offered to a friend: from then on it is back */
  giftUntil?: number;
};

/**
 * `categoryPath` is the line's category and all above it; a line that is only an amount has no product. Without a place of
 * its own it was sold where the bill is.
 */
export type BillLine = {
  lineId: string;
  brandId: string;
  categoryPath: readonly string[];
  productId?: string;
  amountFen: number;
  storeId?: string;
  counterId?: string;
};

/** What a line, or a gift, is of. */
export type Goods = Pick<BillLine, 'brandId' | 'categoryPath' | 'productId' | 'storeId' | 'counterId'>;

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
  /** without `tags` she carries none */
  member: { tier: Tier; joinedAt: number; tags?: readonly string[] };
  /** absent: nothing is sent */
  freightFen?: number;
  /** the order or open bill that this is: coupons it has locked are its own to use */
  heldBy?: string;
};
