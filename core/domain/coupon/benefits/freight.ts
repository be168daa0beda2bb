import { WHOLE_BP } from '../../money';
import type { BenefitRule } from './registry';

/** 运费券: off the freight, up to the cap; the goods stay as they are. */
export const freight: BenefitRule<'freight'> = {
  code: 'freight',
  takesFrom: 'freight',
  terms: ({ capFen = Infinity }) => ({ rateBp: WHOLE_BP, mostFen: capFen }),
};
