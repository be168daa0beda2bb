import type { BenefitRule } from './registry';

/** 折扣: a share of the eligible lines, rounded down to the fen, up to the cap. */
export const percentOff: BenefitRule<'percent-off'> = {
  code: 'percent-off',
  takesFrom: 'lines',
  terms: ({ offBp, capFen = Infinity }) => ({ rateBp: offBp, mostFen: capFen }),
};
