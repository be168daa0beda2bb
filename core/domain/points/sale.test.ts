import fc from 'fast-check';
import { counts } from '../../../tests/long';
import { POINTS_POLICY, worthOf } from './policy';
import { pointsBackOf, pointsFor, pointsOff, pointsUsable, takenBackBy } from './sale';

test.each([
  { why: 'one a yuan', paidFen: 12_300, rateBp: 10_000, points: 123 },
  { why: 'rounded down over the whole, not per line', paidFen: 12_399, rateBp: 10_000, points: 123 },
  { why: 'a tier multiplies before it is rounded', paidFen: 9_999, rateBp: 12_500, points: 124 },
  { why: 'less than a yuan', paidFen: 99, rateBp: 10_000, points: 0 },
  { why: 'twice for the highest', paidFen: 100, rateBp: 20_000, points: 2 },
])('earning: $why', ({ paidFen, rateBp, points }) => expect(pointsFor(paidFen, rateBp)).toBe(points));

const lines = [
  { lineId: 'b', payFen: 10_001 },
  { lineId: 'a', payFen: 10_000 },
];

test.each([
  { why: 'half of the bill at most, in hundreds', balance: 999_999, points: 10_000 },
  { why: 'no more than she has, in hundreds', balance: 3_456, points: 3_400 },
  { why: 'less than one step is none', balance: 99, points: 0 },
])('usable on a bill: $why', ({ balance, points }) => expect(pointsUsable(lines, balance)).toBe(points));

test.each([
  { why: 'less is to be taken in money than the cap', dueFen: 3_050, points: 3_000 },
  { why: 'vouchers of other platforms pay it all', dueFen: 0, points: 0 },
])('usable no more than what is due: $why', ({ dueFen, points }) => {
  expect(pointsUsable(lines, 999_999, dueFen)).toBe(points);
  expect(pointsOff(lines, 3_100, dueFen)).toMatchObject({ ok: false, data: { usable: points } });
});

test('a bill that has nothing left to pay takes none', () => {
  expect(pointsUsable([], 1_000)).toBe(0);
  expect(pointsUsable([{ lineId: 'a', payFen: 0 }], 1_000)).toBe(0);
});

describe('what they take off', () => {
  test('is split over the lines in proportion, whatever their order', () => {
    const expected = {
      points: 500,
      savedFen: 500,
      lines: [
        { lineId: 'a', savedFen: 250 },
        { lineId: 'b', savedFen: 250 },
      ],
    };
    expect(pointsOff(lines, 500)).toEqual({ ok: true, data: expected });
    expect(pointsOff([...lines].reverse(), 500)).toEqual({ ok: true, data: expected });
  });
  test('a line of which it takes nothing has no part in it', () => {
    const free = { lineId: 'c', payFen: 0 };
    expect(pointsOff([...lines, free], 500)).toEqual(pointsOff(lines, 500));
  });
  test.each([
    { why: 'over the cap', points: 10_100 },
    { why: 'no multiple of the step', points: 150 },
  ])('is refused with what could be used: $why', ({ points }) =>
    expect(pointsOff(lines, points)).toEqual({ ok: false, code: 'POINTS_NOT_USABLE', data: { usable: 10_000 } }),
  );
  test('none take nothing off', () => expect(pointsOff([], 0)).toEqual({ ok: true, data: { points: 0, savedFen: 0, lines: [] } }));
  test('another worth of a point', () => {
    const policy = { ...POINTS_POLICY, perYuan: 200 };
    expect(worthOf(300, policy)).toBe(150);
    expect(worthOf(300)).toBe(300);
    expect(pointsUsable(lines, 999_999, undefined, policy)).toBe(20_000);
  });
});

const fen = fc.integer({ min: 0, max: 10_000_000 });

test('refunds of a whole sale, in whatever parts, take back exactly what it earned', () => {
  fc.assert(
    fc.property(fc.array(fen, { minLength: 1, maxLength: 8 }), fc.constantFrom(10_000, 11_000, 12_500, 20_000), (parts, rateBp) => {
      let paidFen = parts.reduce((sum, part) => sum + part, 0);
      let points = pointsFor(paidFen, rateBp);
      for (const part of parts) {
        const back = takenBackBy(part, { paidFen, points, rateBp });
        expect(back).toBeGreaterThanOrEqual(0);
        points -= back;
        paidFen -= part;
        expect(points).toBe(pointsFor(paidFen, rateBp));
      }
      expect(points).toBe(0);
    }),
    { numRuns: counts.ruleRuns },
  );
});

test('points that paid come back whole over the refunds of all parts', () => {
  fc.assert(
    fc.property(fc.array(fen, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (parts, ratio) => {
      let savedFen = parts.reduce((sum, part) => sum + part, 0);
      let points = savedFen * ratio;
      for (const part of parts) {
        const back = pointsBackOf(part, { points, savedFen });
        expect(back).toBeGreaterThanOrEqual(0);
        points -= back;
        savedFen -= part;
      }
      expect(points).toBe(0);
    }),
    { numRuns: counts.ruleRuns },
  );
});

test('no more comes back than was used', () => expect(pointsBackOf(900, { points: 500, savedFen: 500 })).toBe(500));

test('points that took nothing off do not come back', () => expect(pointsBackOf(900, { points: 500, savedFen: 0 })).toBe(0));
