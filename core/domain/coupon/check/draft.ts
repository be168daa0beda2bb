import type { CouponRules, Validity } from '../rules';

/** A template as it is about to be published. */
export type TemplateDraft = Omit<CouponRules, 'version'> & {
  validity: Validity;
  claimFrom: number;
  claimUntil: number;
  perMember: number;
  stock: number;
  /** pieces that went out already, when a published template is changed */
  issued?: number;
  dailyStock?: number;
  /** no more is issued once this is spent; what one piece may cost at most counts */
  budgetFen?: number;
};

/** Ten million yuan: more than any coupon is worth, less than what a number holds. */
export const MOST_FEN = 1_000_000_000;
