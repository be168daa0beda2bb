import { termsOf } from '../benefits/registry';
import type { Benefit } from '../rules';
import { paidFor } from './settle';

/**
 * The most that one piece can take off a bill beyond what was paid for it, in fen: what a budget is charged when it is
 * issued. A gift takes nothing off; undefined where a rate has no cap.
 */
export const mostCostFen = (benefit: Benefit): number | undefined => {
  const { mostFen } = termsOf(benefit);
  return Number.isFinite(mostFen) ? Math.max(0, mostFen - (paidFor(benefit) ?? 0)) : undefined;
};
