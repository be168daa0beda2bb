import { goodUntil, takeFrom, withPoints } from './lots';

const at = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  { why: 'the first instant of a year', earned: '2026-01-01T00:00:00', until: '2027-12-31T23:59:59.999' },
  { why: 'the last second of a year', earned: '2026-12-31T23:59:59', until: '2027-12-31T23:59:59.999' },
  { why: 'a leap day', earned: '2028-02-29T12:00:00', until: '2029-12-31T23:59:59.999' },
])('points are good until the end of the next calendar year: $why', ({ earned, until }) => {
  expect(goodUntil(at(earned))).toBe(at(until));
});

test('lots that end together are one, the first to end first, empty ones are none', () => {
  const lots = withPoints(
    [{ until: 2, points: 5 }],
    [
      { until: 1, points: 3 },
      { until: 2, points: 4 },
      { until: 9, points: 0 },
    ],
  );
  expect(lots).toEqual([
    { until: 1, points: 3 },
    { until: 2, points: 9 },
  ]);
});

test('takes in turn and says from which', () => {
  const lots = [
    { until: 1, points: 3 },
    { until: 2, points: 9 },
  ];
  expect(takeFrom(lots, 5)).toEqual({
    taken: [
      { until: 1, points: 3 },
      { until: 2, points: 2 },
    ],
    left: [{ until: 2, points: 7 }],
  });
});
