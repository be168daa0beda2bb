import type { BenefitRule } from './registry';

/** 满减: a fixed amount, never more than what is left. */
export const cashOff: BenefitRule<'cash-off'> = {
  code: 'cash-off',
  takesOff: true,
  evaluate: ({ offFen }, eligibleFen) => Math.min(offFen, eligibleFen),
};
