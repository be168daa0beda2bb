import { mongo, type Case } from '../../support/case';
import { expressions } from '../../support/expressions';

/** Operators that the SDK has no names for are written as MongoDB writes them. */
const iso = (text: string) => new Date(text);
const { gives, refuses } = expressions({ d: iso('2020-12-31T23:30:15.123Z'), ms: 1600000000000, n: 5, f: 1.9, text: '2020-01-02T03:04:05+0800', bad: 'tomorrow', nothing: null });
const convert = (input: string, to: string, more: object = {}) => ({ $convert: { input, to, ...more } });

const dates: Case[] = [
  gives('toDate', 'a text with its zone', () => ({ $toDate: '$text' }), iso('2020-01-01T19:04:05Z')),
  gives('toDate', 'a day', () => ({ $toDate: '2020-01-02' }), iso('2020-01-02T00:00:00Z')),
  gives('toDate', 'milliseconds', () => ({ $toDate: '$ms' }), new Date(1600000000000)),
  gives('toDate', 'of a missing field', () => ({ $toDate: '$none' }), null),
  refuses('toDate', 'a text that is no date', () => ({ $toDate: '$bad' }), mongo()),
  refuses('toDate', 'no number of 32 bits', () => ({ $toDate: '$n' }), mongo(/Unsupported conversion from int to date/)),
  gives('convert', 'a text that is no date has another value', () => convert('$bad', 'date', { onError: 'none' }), 'none'),
  gives('convert', 'null has another value', () => convert('$nothing', 'date', { onNull: 'none' }), 'none'),
  gives('convert', 'a date is its milliseconds', () => convert('$d', 'long'), 1609457415123),
  refuses('convert', 'a date is no int', () => convert('$d', 'int'), mongo(/Unsupported conversion from date to int/)),
  gives('convert', 'a fraction is cut off', () => convert('$f', 'int'), 1),
  refuses('convert', 'a fraction in a text', () => convert('1.9', 'int'), mongo()),
  gives('convert', 'every text is true', () => convert('false', 'bool'), true),
];

const parts: Case[] = [
  gives('dateToParts', 'in UTC', () => ({ $dateToParts: { date: '$d' } }), { year: 2020, month: 12, day: 31, hour: 23, minute: 30, second: 15, millisecond: 123 }),
  gives('dateToParts', 'the ISO week’s year is not the calendar’s', () => ({ $dateToParts: { date: '$d', timezone: '+08:00', iso8601: true } }), { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5, hour: 7, minute: 30, second: 15, millisecond: 123 }),
  gives('dateToParts', 'of null', () => ({ $dateToParts: { date: '$nothing' } }), null),
  gives('dateToString', 'UTC by its name', $ => $.dateToString({ date: '$d', timezone: 'UTC' }), '2020-12-31T23:30:15.123Z'),
  gives('dateToString', 'another zone does not say Z', $ => $.dateToString({ date: '$d', timezone: '+08:00' }), '2021-01-01T07:30:15.123'),
  refuses('dateFromString', 'a year and a month are no date', $ => $.dateFromString({ dateString: '2020-01', format: '%Y-%m' }), mongo()),
];

export const cases: Case[] = [...dates, ...parts];
