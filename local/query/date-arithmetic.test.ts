import { evaluate } from './expression';

const root = { at: new Date('2026-03-10T10:00:00Z'), none: null };

test.each([
  ['$dateAdd', { startDate: '$missing', unit: 'day', amount: 1 }],
  ['$dateAdd', { startDate: '$none', unit: 'day', amount: 1 }],
  ['$dateAdd', { startDate: '$at', unit: 'day', amount: '$missing' }],
  ['$dateSubtract', { startDate: '$missing', unit: 'hour', amount: 1 }],
  ['$dateDiff', { startDate: '$missing', endDate: '$at', unit: 'day' }],
  ['$dateTrunc', { date: '$missing', unit: 'month' }],
])('%s of %j is null', (name, args) => {
  expect(evaluate({ [name]: args }, root, {})).toBeNull();
});

test('a day is added to a date that is there', () => {
  const sum = evaluate({ $dateAdd: { startDate: '$at', unit: 'day', amount: 1 } }, root, {});
  expect(sum).toEqual(new Date('2026-03-11T10:00:00Z'));
});

const at = (text: string) => new Date(text);
const NEW_YORK = 'America/New_York';
const SHANGHAI = 'Asia/Shanghai';

test.each([
  [
    'a month later is the last day of a shorter one',
    '2020-01-31T08:00:00Z',
    { unit: 'month', amount: 1 },
    '2020-02-29T08:00:00Z',
  ],
  ['a year after a leap day', '2020-02-29T00:00:00Z', { unit: 'year', amount: 1 }, '2021-02-28T00:00:00Z'],
  ['a month earlier', '2020-03-31T00:00:00Z', { unit: 'month', amount: -1 }, '2020-02-29T00:00:00Z'],
  ['over the end of a year', '2020-11-30T00:00:00Z', { unit: 'quarter', amount: 1 }, '2021-02-28T00:00:00Z'],
  [
    'before the year 0 of months',
    '2020-01-15T00:00:00Z',
    { unit: 'month', amount: -13 },
    '2018-12-15T00:00:00Z',
  ],
  [
    'a day of 23 hours',
    '2020-03-07T20:00:00Z',
    { unit: 'day', amount: 1, timezone: NEW_YORK },
    '2020-03-08T19:00:00Z',
  ],
  [
    '24 hours are 24 hours',
    '2020-03-07T20:00:00Z',
    { unit: 'hour', amount: 24, timezone: NEW_YORK },
    '2020-03-08T20:00:00Z',
  ],
  [
    'a month of the zone',
    '2020-01-30T20:00:00Z',
    { unit: 'month', amount: 1, timezone: SHANGHAI },
    '2020-02-28T20:00:00Z',
  ],
  ['two weeks', '2020-01-01T00:00:00Z', { unit: 'week', amount: 2 }, '2020-01-15T00:00:00Z'],
])('%s is added', (_why, from, args, expected) => {
  const sum = evaluate({ $dateAdd: { startDate: '$from', ...args } }, { from: at(from) }, {});
  expect(sum).toEqual(at(expected));
});

test.each([
  ['a year begins', '2019-12-31T23:00:00Z', '2020-01-01T00:00:00Z', { unit: 'year' }, 1],
  ['quarters', '2019-12-31T00:00:00Z', '2020-04-01T00:00:00Z', { unit: 'quarter' }, 2],
  ['backwards', '2020-03-01T00:00:00Z', '2020-02-29T23:00:00Z', { unit: 'month' }, -1],
  [
    'a day of the zone begins',
    '2020-01-01T15:00:00Z',
    '2020-01-01T17:00:00Z',
    { unit: 'day', timezone: SHANGHAI },
    1,
  ],
  ['weeks begin on Sundays', '2020-01-04T00:00:00Z', '2020-01-05T00:00:00Z', { unit: 'week' }, 1],
  [
    'or when it is said',
    '2020-01-04T00:00:00Z',
    '2020-01-05T00:00:00Z',
    { unit: 'week', startOfWeek: 'Mon' },
    0,
  ],
  ['an hour that began', '2020-01-01T00:59:00Z', '2020-01-01T01:00:00Z', { unit: 'hour' }, 1],
  [
    'hours over the summer time',
    '2020-03-08T06:30:00Z',
    '2020-03-08T07:30:00Z',
    { unit: 'hour', timezone: NEW_YORK },
    1,
  ],
  ['milliseconds', '2020-01-01T00:00:00Z', '2020-01-01T00:00:01Z', { unit: 'millisecond' }, 1000],
])('%s between two dates', (_why, from, to, args, expected) => {
  const difference = evaluate(
    { $dateDiff: { startDate: '$from', endDate: '$to', ...args } },
    { from: at(from), to: at(to) },
    {},
  );
  expect(difference).toBe(expected);
});

test.each([
  ['a month', { unit: 'month' }, '2020-03-01T00:00:00Z'],
  ['a day of the zone', { unit: 'day', timezone: SHANGHAI }, '2020-03-31T16:00:00Z'],
  ['a week', { unit: 'week' }, '2020-03-29T00:00:00Z'],
  ['a week from Monday', { unit: 'week', startOfWeek: 'monday' }, '2020-03-30T00:00:00Z'],
  ['six hours', { unit: 'hour', binSize: 6 }, '2020-03-31T18:00:00Z'],
  ['a quarter', { unit: 'quarter' }, '2020-01-01T00:00:00Z'],
  ['ten years', { unit: 'year', binSize: 10 }, '2020-01-01T00:00:00Z'],
  ['a minute', { unit: 'minute' }, '2020-03-31T20:07:00Z'],
])('a date is cut to the beginning of %s', (_what, args, expected) => {
  const cut = evaluate({ $dateTrunc: { date: '$at', ...args } }, { at: at('2020-03-31T20:07:08Z') }, {});
  expect(cut).toEqual(at(expected));
});

test.each([
  [{ $dateAdd: { startDate: '$at', unit: 'eon', amount: 1 } }, 'unknown time unit value: eon'],
  [{ $dateAdd: { startDate: '$at', unit: 'day', amount: 0.5 } }, 'integer amount'],
  [{ $dateDiff: { startDate: '$at', endDate: '$at', unit: 5 } }, "'unit' to be a string"],
  [{ $dateDiff: { startDate: 'x', endDate: '$at', unit: 'day' } }, 'string to Date'],
  [
    { $dateTrunc: { date: '$at', unit: 'week', startOfWeek: 'someday' } },
    'unknown day of week value: someday',
  ],
  [{ $dateTrunc: { date: '$at', unit: 'day', binSize: 0 } }, 'greater than 0'],
  [{ $dateTrunc: { date: '$at' } }, "Missing 'unit'"],
])('%j is refused', (expression, message) => {
  expect(() => evaluate(expression, root, {})).toThrow(message);
});
