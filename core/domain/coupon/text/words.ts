import type { Tier } from '../../member/tier';

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
