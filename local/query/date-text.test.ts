import { readAnyDate, readDateBy, writeDate } from './date-text';
import { instantOf, utcOf, UTC, zoneOf } from './time-zone';

const iso = (at: number) => new Date(at).toISOString();

test.each([
  ['winter', 'America/New_York', '2020-01-15T12:00:00.000Z', -5],
  ['summer', 'America/New_York', '2020-07-15T12:00:00.000Z', -4],
  ['no summer time', 'Asia/Shanghai', '2020-07-15T12:00:00.000Z', 8],
  ['half an hour', 'Asia/Kolkata', '2020-07-15T12:00:00.000Z', 5.5],
  ['before 1970', 'Europe/London', '1968-07-15T12:00:00.000Z', 1],
  ['a distance', '-03:30', '2020-07-15T12:00:00.000Z', -3.5],
  ['a distance in hours', '+08', '2020-07-15T12:00:00.000Z', 8],
])('%s: %s is ahead of UTC', (_reason, zone, at, hours) => {
  expect(zoneOf(zone).offsetAt(Date.parse(at))).toBe(hours * 3_600_000);
});

test.each([
  ['before the change', utcOf(2020, 3, 8, 1, 30), '2020-03-08T06:30:00.000Z'],
  ['after the change', utcOf(2020, 3, 8, 3, 30), '2020-03-08T07:30:00.000Z'],
  ['on an ordinary day', utcOf(2020, 6, 1, 0, 0), '2020-06-01T04:00:00.000Z'],
])('a local time in New York %s', (_reason, local, expected) => {
  expect(iso(instantOf(local, zoneOf('America/New_York')))).toBe(expected);
});

test.each(['Mars/Olympus', '', '+8', '08:00', 'Asia/Shanghai/North'])('%j is no zone', zone => {
  expect(() => zoneOf(zone)).toThrow('unrecognized time zone identifier');
});

test('the first years of our era are years, not of the last century', () => {
  expect(iso(utcOf(42, 1, 1))).toBe('0042-01-01T00:00:00.000Z');
  expect(writeDate(utcOf(42, 1, 1), '%Y', UTC)).toBe('0042');
});

test.each([
  ['2020-03-01', '2020-03-01T00:00:00.000Z', undefined],
  ['2020-03-01 04:05', '2020-03-01T04:05:00.000Z', undefined],
  ['20200301T040506', '2020-03-01T04:05:06.000Z', undefined],
  ['2020-03-01T04:05:06.7Z', '2020-03-01T04:05:06.700Z', 0],
  ['2020-03-01T04:05:06+0530', '2020-03-01T04:05:06.000Z', 5.5],
  ['2020/3/1 04:05', '2020-03-01T04:05:00.000Z', undefined],
  ['03/01/2020', '2020-03-01T00:00:00.000Z', undefined],
  ['July 4th, 2017', '2017-07-04T00:00:00.000Z', undefined],
])('%s is read', (text, local, hours) => {
  const read = readAnyDate(text)!;
  expect(iso(read.local)).toBe(local);
  expect(read.offsetMs).toBe(hours === undefined ? undefined : hours * 3_600_000);
});

test.each(['', 'soon', '2020-13-01', '2020-01-01T99:00', '12'])('%j is no date', text => {
  expect(readAnyDate(text)).toBeUndefined();
});

test.each([
  ['01.03.2020', '%d.%m.%Y', '2020-03-01T00:00:00.000Z'],
  ['2020 061', '%Y %j', '2020-03-01T00:00:00.000Z'],
  ['2020-W53-5', '%G-W%V-%u', '2021-01-01T00:00:00.000Z'],
  ['(2020-001) 100%', '(%Y-%j) 100%%', '2020-01-01T00:00:00.000Z'],
])('%s by %s', (text, format, expected) => {
  expect(iso(readDateBy(text, format)!.local)).toBe(expected);
});

test('text that does not follow its format is no date, and a format is checked', () => {
  expect(readDateBy('2020-03', '%d.%m.%Y')).toBeUndefined();
  expect(readDateBy('2020', '%Y')).toBeUndefined();
  expect(readDateBy('2020-03', '%Y-%m')).toBeUndefined();
  expect(() => readDateBy('2020', '%Q')).toThrow("Invalid format character '%Q'");
  expect(() => writeDate(0, '100%', UTC)).toThrow("Unmatched '%'");
});
