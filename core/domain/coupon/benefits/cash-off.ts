import { WHOLE_BP } from '../../money';
import type { BenefitRule } from './registry';

/** 满减: a fixed amount, never more than what is left. */
export const cashOff: BenefitRule<'cash-off'> = {
  code: 'cash-off',
  takesFrom: 'lines',
  terms: ({ offFen }) => ({ rateBp: WHOLE_BP, mostFen: offFen }),
};
