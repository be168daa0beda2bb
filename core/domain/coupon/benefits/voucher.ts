import { WHOLE_BP } from '../../money';
import type { BenefitRule } from './registry';

/** 代金券: bought before; takes off up to its face value, and what it does not take off lapses. */
export const voucher: BenefitRule<'voucher'> = {
  code: 'voucher',
  takesFrom: 'lines',
  terms: ({ faceFen }) => ({ rateBp: WHOLE_BP, mostFen: faceFen }),
};
