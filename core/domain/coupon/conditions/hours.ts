import { minuteOfDay } from '../../calendar';
import type { ConditionRule } from './registry';

const within = (minute: number, from: number, until: number): boolean =>
  from <= until ? from <= minute && minute < until : from <= minute || minute < until;

export const hours: ConditionRule<'hours'> = {
  code: 'hours',
  evaluate: ({ fromMinute, untilMinute }, { at }) =>
    within(minuteOfDay(at), fromMinute, untilMinute) ? undefined : { code: 'WRONG_HOUR', fromMinute, untilMinute },
};
