import type { TemplateDraft } from '../../core/domain/coupon/check/draft';
import { SATURDAY_1530, someRules } from './coupon';

export const DAY = 86_400_000;
export const MINUTE = 60_000;
export const NOW = SATURDAY_1530;
/** The one before. */
export const MIDNIGHT = Date.UTC(2026, 10, 20, 16);

/** A thousand of the mall's 50 off 300, two each, taken within a week and good for a week; say what should be otherwise. */
export const aDraft = (over: Partial<TemplateDraft> = {}): TemplateDraft => ({
  ...someRules(),
  validity: { kind: 'relative', days: 7 },
  claimFrom: NOW,
  claimUntil: NOW + 7 * DAY,
  perMember: 2,
  stock: 1000,
  ...over,
});

export const scope = (over: Partial<TemplateDraft['scope']>): Partial<TemplateDraft> => ({ scope: { include: [], exclude: [], ...over } });
export const fixed = (from: number, until: number, over: Partial<TemplateDraft> = {}): Partial<TemplateDraft> => ({
  validity: { kind: 'fixed', from, until },
  claimFrom: Math.min(from, NOW),
  claimUntil: until,
  ...over,
});

/** What can be published, and what cannot and why. */
export type Whole = { why: string; over: Partial<TemplateDraft> };
export type Faulty = Whole & { faults: object[] };

export const never = (field: string, why: string) => ({ field, code: 'NEVER_USABLE', data: { why } });
export const range = (field: string, min: number, max: number) => ({ field, code: 'OUT_OF_RANGE', data: { min, max } });
