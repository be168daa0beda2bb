import { minuteOfDay, weekday } from '../../calendar';
import type { OpenTime } from '../rules';
import type { ConditionRule } from './registry';

const dayBefore = (day: number): number => (day === 1 ? 7 : day - 1);

/** Is this minute of this weekday open? */
export const isOpenAt = ({ days, fromMinute, untilMinute }: OpenTime, day: number, minute: number): boolean => {
  const beginsOn = (one: number): boolean => days === undefined || days.includes(one);
  if (fromMinute <= untilMinute) return beginsOn(day) && fromMinute <= minute && minute < untilMinute;
  return (beginsOn(day) && fromMinute <= minute) || (beginsOn(dayBefore(day)) && minute < untilMinute);
};

export const times: ConditionRule<'times'> = {
  code: 'times',
  evaluate: ({ anyOf }, { at }) =>
    anyOf.some(time => isOpenAt(time, weekday(at), minuteOfDay(at))) ? undefined : { code: 'WRONG_TIME', anyOf },
};
