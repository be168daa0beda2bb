import type { BenefitRule } from './registry';

/** 兑换: handed over at the counter and used up; nothing comes off the bill. */
export const exchange: BenefitRule<'exchange'> = {
  code: 'exchange',
  takesFrom: 'nothing',
  terms: () => ({ rateBp: 0, mostFen: 0 }),
};
