import { dateFieldMessages as m } from './messages';
import type { DateFieldProps } from './props';

const DAY = /^(\d{4})-0?(\d{1,2})-0?(\d{1,2})$/;

/** What a person reads of a day or a time, whatever order her browser has: "2026年11月22日", "11:00". */
export const shownText = ({ mode, value }: Pick<DateFieldProps, 'mode' | 'value'>): string =>
  value === '' ? m.none[mode] : value.replace(DAY, '$1年$2月$3日');
