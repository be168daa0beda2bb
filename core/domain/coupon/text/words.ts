import type { Tier } from '../../member/tier';
import type { OpenTime } from '../rules';

export const tierWords: Readonly<Record<Tier, string>> = {
  basic: '普卡',
  silver: '银卡',
  gold: '金卡',
  platinum: '白金卡',
  diamond: '钻石卡',
};

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** "周一至周五" for a run of three or more, else "周一、周三". */
export const weekdaysText = (days: readonly number[]): string => {
  const sorted = [...days].sort((left, right) => left - right);
  const name = (day: number): string => `周${WEEKDAYS[day - 1]}`;
  const first = sorted[0]!;
  const last = sorted[sorted.length - 1]!;
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  return isRun ? `${name(first)}至${name(last)}` : sorted.map(name).join('、');
};

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "11:00–14:00"; hours that run over midnight say so. */
export const hoursText = (fromMinute: number, untilMinute: number): string =>
  `${clock(fromMinute)}–${fromMinute > untilMinute ? '次日 ' : ''}${clock(untilMinute)}`;

/** "周五 22:00–次日 02:00、周六、周日"; a whole day needs no hours. */
export const timesText = (times: readonly OpenTime[]): string =>
  times
    .map(({ days, fromMinute, untilMinute }) => {
      const allDay = fromMinute === 0 && untilMinute === 24 * 60;
      const day = days ? weekdaysText(days) : allDay ? '每天' : '';
      return [day, allDay ? '' : hoursText(fromMinute, untilMinute)].filter(Boolean).join(' ');
    })
    .join('，或');

/** "金卡、白金卡", lowest first. */
export const tiersText = (tiers: readonly Tier[]): string =>
  (Object.keys(tierWords) as Tier[])
    .filter(tier => tiers.includes(tier))
    .map(tier => tierWords[tier])
    .join('、');
