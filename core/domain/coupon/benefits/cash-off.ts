import { WHOLE_BP } from '../../money';
import type { BenefitRule } from './registry';

/** 满减: a fixed amount, or (每满减) that amount again and again; never more than what is left. */
export const cashOff: BenefitRule<'cash-off'> = {
  code: 'cash-off',
  takesFrom: 'lines',
  terms: ({ offFen, everyFen, capFen = Infinity }) =>
    everyFen === undefined
      ? { rateBp: WHOLE_BP, mostFen: Math.min(offFen, capFen) }
      : { rateBp: Math.min(WHOLE_BP, Math.ceil((offFen * WHOLE_BP) / everyFen)), mostFen: capFen, step: { everyFen, offFen } },
};
