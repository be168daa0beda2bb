import { weekday } from '../../calendar';
import type { ConditionRule } from './registry';

export const weekdays: ConditionRule<'weekdays'> = {
  code: 'weekdays',
  evaluate: ({ days }, { at }) => (days.includes(weekday(at)) ? undefined : { code: 'WRONG_WEEKDAY', days }),
};
