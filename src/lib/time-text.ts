import { DAY_MS, startOfDay, timeText } from '@core/domain/calendar';
import { dayText } from '@core/domain/day-text';

export { dayText };

/** "今天 14:05", "昨天 09:30", "11月21日 14:05", and the year when it is another one. */
export const momentText = (at: number, now: number): string => {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days === 0) return `今天 ${timeText(at)}`;
  if (days === 1) return `昨天 ${timeText(at)}`;
  return `${dayText(at, now)} ${timeText(at)}`;
};

/** "今天到期", "明天到期", "还剩 3 天", "有效期至 12月21日": nearer is said nearer. */
export const untilText = (until: number, now: number): string => {
  const days = Math.round((startOfDay(until) - startOfDay(now)) / DAY_MS);
  if (days <= 0) return `今天 ${timeText(until)} 到期`;
  if (days === 1) return '明天到期';
  if (days <= 7) return `还剩 ${days} 天`;
  return `有效期至 ${dayText(until, now)}`;
};

/** The same where there is room for it, always with the day: "明天（11月22日）到期", "还剩 3 天，11月24日 到期". */
export const untilDayText = (until: number, now: number): string => {
  const days = Math.round((startOfDay(until) - startOfDay(now)) / DAY_MS);
  if (days === 1) return `明天（${dayText(until, now)}）到期`;
  if (days > 1 && days <= 7) return `${untilText(until, now)}，${dayText(until, now)} 到期`;
  return untilText(until, now);
};
