import { mongo, type Case } from '../../support/case';
import { expressions } from '../../support/expressions';

const iso = (text: string) => new Date(text);
const { gives, refuses } = expressions({
  d: iso('2020-03-01T04:05:06.789Z'), // a Sunday
  eve: iso('2020-12-31T23:59:59.999Z'), // a Thursday in week 53
  first: iso('2021-01-01T00:00:00Z'), // a Friday, of the ISO year 2020
  old: iso('1969-12-31T23:59:59.999Z'),
  n: 5,
  s: 'text',
  nothing: null,
  zone: 'Asia/Shanghai',
});
const part = (name: string, value: number, east: number, why: string): Case[] => [
  gives(name, why, $ => $[name]('$d'), value),
  gives(name, 'in a time zone by its name', $ => $[name]({ date: '$d', timezone: 'Asia/Tokyo' }), east),
  gives(name, 'in a time zone by its distance', $ => $[name]({ date: '$d', timezone: '+09:00' }), east),
  gives(name, 'of null', $ => $[name]('$nothing'), null),
  gives(name, 'of a missing field', $ => $[name]('$none'), null),
  refuses(name, 'no text', $ => $[name]('$s'), mongo(/can't convert from BSON type string to Date/)),
];

const parts: Case[] = [
  ...part('year', 2020, 2020, 'four digits'),
  ...part('month', 3, 3, 'January is 1'),
  ...part('dayOfMonth', 1, 1, 'the first is 1'),
  ...part('hour', 4, 13, 'from 0 to 23'),
  ...part('minute', 5, 5, 'from 0 to 59'),
  ...part('second', 6, 6, 'from 0 to 59'),
  ...part('millisecond', 789, 789, 'from 0 to 999'),
  ...part('dayOfYear', 61, 61, 'the first of January is 1'),
  ...part('dayOfWeek', 1, 1, 'Sunday is 1'),
  ...part('isoDayOfWeek', 7, 7, 'Sunday is 7'),
  ...part('week', 9, 9, 'weeks begin on Sundays'),
  ...part('isoWeek', 9, 9, 'weeks begin on Mondays'),
  ...part('isoWeekYear', 2020, 2020, 'the year of the ISO week'),
  gives('week', 'days before the first Sunday are week 0', $ => $.week('$first'), 0),
  gives('week', 'at the end of the year', $ => $.week('$eve'), 52),
  gives('isoWeek', 'the first of January may belong to the last week', $ => $.isoWeek('$first'), 53),
  gives('isoWeekYear', 'and to the year before', $ => $.isoWeekYear('$first'), 2020),
  gives('isoWeek', 'the last days of December may belong to week 1', $ => $.isoWeek(iso('2019-12-31T00:00:00Z')), 1),
  gives('isoWeekYear', 'and to the year after', $ => $.isoWeekYear(iso('2019-12-31T00:00:00Z')), 2020),
  gives('dayOfYear', 'of a leap year', $ => $.dayOfYear('$eve'), 366),
  gives('year', 'before 1970', $ => $.year('$old'), 1969),
  gives('second', 'before 1970', $ => $.second('$old'), 59),
  gives('dayOfMonth', 'a zone to the west may be a day earlier', $ => $.dayOfMonth({ date: '$d', timezone: 'America/New_York' }), 29),
  gives('hour', 'a zone with summer time', $ => $.hour({ date: iso('2020-07-01T12:00:00Z'), timezone: 'America/New_York' }), 8),
  gives('hour', 'a zone from a field', $ => $.hour({ date: '$d', timezone: '$zone' }), 12),
  gives('hour', 'a zone that is null makes null', $ => $.hour({ date: '$d', timezone: '$nothing' }), null),
  gives('hour', 'the date in an array', $ => $.hour(['$d']), 4),
  refuses('hour', 'a zone that does not exist', $ => $.hour({ date: '$d', timezone: 'Mars/Olympus' }), mongo(/unrecognized time zone identifier: "Mars\/Olympus"/)),
  refuses('year', 'no number', $ => $.year('$n'), mongo(/can't convert from BSON type int to Date/)),
];

const making: Case[] = [
  gives('dateFromParts', 'all parts', $ => $.dateFromParts({ year: 2020, month: 3, day: 1, hour: 4, minute: 5, second: 6, millisecond: 789 }), iso('2020-03-01T04:05:06.789Z')),
  gives('dateFromParts', 'a year alone', $ => $.dateFromParts({ year: 2020 }), iso('2020-01-01T00:00:00Z')),
  gives('dateFromParts', 'in a time zone', $ => $.dateFromParts({ year: 2020, month: 3, day: 1, timezone: 'Asia/Shanghai' }), iso('2020-02-29T16:00:00Z')),
  gives('dateFromParts', 'in a time zone with summer time', $ => $.dateFromParts({ year: 2020, month: 7, timezone: 'America/New_York' }), iso('2020-07-01T04:00:00Z')),
  gives('dateFromParts', 'a month too many goes into the next year', $ => $.dateFromParts({ year: 2020, month: 14 }), iso('2021-02-01T00:00:00Z')),
  gives('dateFromParts', 'a month zero goes into the year before', $ => $.dateFromParts({ year: 2020, month: 0 }), iso('2019-12-01T00:00:00Z')),
  gives('dateFromParts', 'a day zero is the last of the month before', $ => $.dateFromParts({ year: 2020, month: 3, day: 0 }), iso('2020-02-29T00:00:00Z')),
  gives('dateFromParts', 'hours go into the next day', $ => $.dateFromParts({ year: 2020, month: 1, day: 1, hour: 25 }), iso('2020-01-02T01:00:00Z')),
  gives('dateFromParts', 'by ISO week', $ => $.dateFromParts({ isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5 }), iso('2021-01-01T00:00:00Z')),
  gives('dateFromParts', 'from fields', $ => $.dateFromParts({ year: 2015, month: '$n' }), iso('2015-05-01T00:00:00Z')),
  gives('dateFromParts', 'null makes null', $ => $.dateFromParts({ year: 2020, month: '$nothing' }), null),
  gives('dateFromParts', 'a missing field makes null', $ => $.dateFromParts({ year: '$none' }), null),
  refuses('dateFromParts', 'no text', $ => $.dateFromParts({ year: '$s' }), mongo(/'year' must evaluate to an integer, found string/)),
  refuses('dateFromParts', 'without a year', $ => $.dateFromParts({ month: 1 }), mongo(/\$dateFromParts requires either 'year' or 'isoWeekYear' to be present/)),
  refuses('dateFromParts', 'two calendars at once', $ => $.dateFromParts({ year: 2020, isoWeek: 1 }), mongo(/does not allow mixing natural dates with ISO dates/)),
  refuses('dateFromParts', 'another name', $ => $.dateFromParts({ year: 2020, era: 1 }), mongo(/Unrecognized argument to \$dateFromParts: era/)),
  gives('dateFromString', 'ISO text', $ => $.dateFromString({ dateString: '2020-03-01T04:05:06.789Z' }), iso('2020-03-01T04:05:06.789Z')),
  gives('dateFromString', 'a day alone', $ => $.dateFromString({ dateString: '2020-03-01' }), iso('2020-03-01T00:00:00Z')),
  gives('dateFromString', 'with its own distance', $ => $.dateFromString({ dateString: '2020-03-01T04:05:06+08:00' }), iso('2020-02-29T20:05:06Z')),
  gives('dateFromString', 'in a time zone', $ => $.dateFromString({ dateString: '2020-03-01T04:05:06', timezone: 'Asia/Shanghai' }), iso('2020-02-29T20:05:06Z')),
  gives('dateFromString', 'by a format', $ => $.dateFromString({ dateString: '01/03/2020', format: '%d/%m/%Y' }), iso('2020-03-01T00:00:00Z')),
  gives('dateFromString', 'by a format with the time', $ => $.dateFromString({ dateString: '2020-03-01 04:05:06', format: '%Y-%m-%d %H:%M:%S' }), iso('2020-03-01T04:05:06Z')),
  gives('dateFromString', 'of null', $ => $.dateFromString({ dateString: '$nothing' }), null),
  gives('dateFromString', 'of null with a value for it', $ => $.dateFromString({ dateString: '$nothing', onNull: 'none' }), 'none'),
  gives('dateFromString', 'of text that is no date with a value for it', $ => $.dateFromString({ dateString: '$s', onError: 'bad' }), 'bad'),
  refuses('dateFromString', 'text that is no date', $ => $.dateFromString({ dateString: 'soon, perhaps' }), mongo(/Error parsing date string 'soon, perhaps'/)),
  refuses('dateFromString', 'no number', $ => $.dateFromString({ dateString: '$n' }), mongo(/\$dateFromString requires that 'dateString' be a string, found: int/)),
];

const text: Case[] = [
  gives('dateToString', 'by a format', $ => $.dateToString({ date: '$d', format: '%Y-%m-%d' }), '2020-03-01'),
  gives('dateToString', 'the time', $ => $.dateToString({ date: '$d', format: '%H:%M:%S.%L' }), '04:05:06.789'),
  gives('dateToString', 'day of the year, week, day of the week', $ => $.dateToString({ date: '$d', format: '%j %U %w %u %V %G' }), '061 09 1 7 09 2020'),
  gives('dateToString', 'a per cent sign', $ => $.dateToString({ date: '$d', format: '100%%' }), '100%'),
  gives('dateToString', 'in a time zone, with its distance', $ => $.dateToString({ date: '$d', format: '%Y-%m-%dT%H:%M:%S%z', timezone: 'Asia/Shanghai' }), '2020-03-01T12:05:06+0800'),
  gives('dateToString', 'the distance in minutes', $ => $.dateToString({ date: '$d', format: '%Z', timezone: '+05:30' }), '+330'),
  gives('dateToString', 'without a format', $ => $.dateToString({ date: '$d' }), '2020-03-01T04:05:06.789Z'),
  gives('dateToString', 'of null', $ => $.dateToString({ date: '$nothing', format: '%Y' }), null),
  gives('dateToString', 'of null with a value for it', $ => $.dateToString({ date: '$none', format: '%Y', onNull: 'none' }), 'none'),
  gives('dateToString', 'other letters stay', $ => $.dateToString({ date: '$d', format: '年%Y' }), '年2020'),
  refuses('dateToString', 'no text', $ => $.dateToString({ date: '$s', format: '%Y' }), mongo(/can't convert from BSON type string to Date/)),
  refuses('dateToString', 'a letter that does not exist', $ => $.dateToString({ date: '$d', format: '%Q' }), mongo(/Invalid format character '%Q' in format string/)),
  refuses('dateToString', 'a format that is no text', $ => $.dateToString({ date: '$d', format: 5 }), mongo(/\$dateToString requires that 'format' be a string, found: int/)),
  refuses('dateToString', 'without a date', $ => $.dateToString({ format: '%Y' }), mongo(/Missing 'date' parameter to \$dateToString/)),
];

export const cases: Case[] = [...parts, ...making, ...text];
