import fc from 'fast-check';
import { endOfDayAfter } from '../calendar';
import { bringIn, earn, expire, forfeit, giveBack, shortOf, spend, takeBack, usableAt, type Movement, type PointsAccount } from './account';
import { counts } from '../../../tests/long';
import { goodUntil, sumOf } from './lots';

const NOW = Date.parse('2026-11-21T12:00:00+08:00');
const OLD = goodUntil(Date.parse('2025-05-01T12:00:00+08:00'));
const NEW = goodUntil(NOW);
const of = (old: number, fresh: number, debt = 0): PointsAccount => ({
  lots: [
    { until: OLD, points: old },
    { until: NEW, points: fresh },
  ].filter(({ points }) => points > 0),
  debt,
});
const EMPTY = of(0, 0);

test('earning fills the lot of its year', () => {
  expect(earn(of(10, 0), 5, NOW)).toEqual({
    account: of(10, 5),
    parts: [
      { side: 'issue', points: -5 },
      { side: 'member', points: 5, until: NEW },
    ],
  });
});

test.each([
  { why: 'a part of the debt', points: 30, account: of(0, 0, 20) },
  { why: 'exactly the debt', points: 50, account: EMPTY },
  { why: 'more than the debt', points: 60, account: of(0, 10) },
])('earning pays a debt first: $why', ({ points, account }) => {
  expect(earn(of(0, 0, 50), points, NOW).account).toEqual(account);
});

test('what all goes to a debt leaves no lot, not even an empty one', () => {
  expect(earn(of(0, 0, 50), 50, NOW).parts).toEqual([
    { side: 'issue', points: -50 },
    { side: 'debt', points: 50 },
  ]);
});

describe('spending', () => {
  test('takes what ends first', () => {
    expect(spend(of(10, 20), 15, NOW)).toEqual({
      account: of(0, 15),
      parts: [
        { side: 'member', points: -10, until: OLD },
        { side: 'member', points: -5, until: NEW },
        { side: 'spent', points: 15 },
      ],
    });
  });

  test('never more than there is, and not what is over though no timer has come by', () => {
    expect(spend(of(10, 20), 31, NOW)).toBeUndefined();
    expect(spend(of(10, 20), 21, OLD + 1)).toBeUndefined();
    expect(spend(of(10, 20), 20, OLD + 1)?.account).toEqual(of(10, 0));
    expect(usableAt(of(10, 20), OLD)).toBe(30);
    expect(usableAt(of(10, 20), OLD + 1)).toBe(20);
  });
});

describe('giving back', () => {
  const spent = [
    { until: OLD, points: 10 },
    { until: NEW, points: 5 },
  ];
  test('to where they came from, what ends last first', () => {
    expect(giveBack(EMPTY, spent, 8, NOW)).toEqual({
      account: of(3, 5),
      parts: [
        { side: 'spent', points: -8 },
        { side: 'member', points: 3, until: OLD },
        { side: 'member', points: 5, until: NEW },
      ],
    });
  });
  test('what is over comes back for a short while', () => {
    const later = OLD + 1;
    expect(giveBack(EMPTY, spent, 15, later).account.lots).toEqual([
      { until: endOfDayAfter(later, 30), points: 10 },
      { until: NEW, points: 5 },
    ]);
  });
  test('never more than was spent', () => expect(() => giveBack(EMPTY, spent, 16, NOW)).toThrow('more points'));
});

test.each([
  { why: 'all there: its own lot first', has: of(10, 20), netted: 0, left: of(10, 5), parts: { member: -15, issue: 15 } },
  { why: 'then what ends first', has: of(10, 8), netted: 0, left: of(3, 0), parts: { member: -15, issue: 15 } },
  { why: 'spent already: a debt', has: of(4, 0), netted: 0, left: of(0, 0, 11), parts: { member: -4, debt: -11, issue: 15 } },
  { why: 'netted from the money', has: of(4, 0), netted: 11, left: EMPTY, parts: { member: -4, netted: -11, issue: 15 } },
  { why: 'netted in part', has: of(4, 0), netted: 6, left: of(0, 0, 5), parts: { member: -4, netted: -6, debt: -5, issue: 15 } },
  { why: 'netted, and earned anew since: paid is paid', has: of(0, 20), netted: 9, left: of(0, 14), parts: { member: -6, netted: -9, issue: 15 } },
  { why: 'netted more than is taken back', has: of(0, 20), netted: 99, left: of(0, 20), parts: { netted: -15, issue: 15 } },
])('taking back what a sale had earned: $why', ({ has, netted, left, parts }) => {
  const moved = takeBack(has, 15, { earnedAt: NOW, netted, now: NOW });
  expect(moved.account).toEqual(left);
  const sums: Record<string, number> = {};
  for (const { side, points } of moved.parts) sums[side] = (sums[side] ?? 0) + points;
  expect(sums).toEqual(parts);
  expect(shortOf(has, 15, NOW)).toBe(Math.max(0, 15 - sumOf(has.lots)));
});

test('what is over ends, the rest stays; nothing over is no movement', () => {
  expect(expire(of(10, 20), OLD)).toBeUndefined();
  expect(expire(of(10, 20, 3), OLD + 1)).toEqual({
    account: of(0, 20, 3),
    parts: [
      { side: 'member', points: -10, until: OLD },
      { side: 'expired', points: 10 },
    ],
  });
});

test('who leaves forfeits all, and owes nothing', () => {
  expect(forfeit(of(10, 20, 4))).toEqual({
    account: EMPTY,
    parts: [
      { side: 'member', points: -10, until: OLD },
      { side: 'member', points: -20, until: NEW },
      { side: 'debt', points: 4 },
      { side: 'forfeited', points: 26 },
    ],
  });
  expect(forfeit(of(10, 0))?.account).toEqual(EMPTY);
  expect(forfeit(EMPTY)).toBeUndefined();
  expect(forfeit(of(0, 0, 4))?.account.debt).toBe(0);
});

test.each([-1, 0.5, Number.NaN])('points are whole and not negative: %p', points => {
  expect(() => earn(EMPTY, points, NOW)).toThrow(RangeError);
  expect(() => spend(EMPTY, points, NOW)).toThrow(RangeError);
});

describe('whatever happens', () => {
  type Step = { kind: 'earn' | 'spend' | 'takeBack' | 'expire' | 'bringIn'; points: number; day: number };
  const step = fc.record({
    kind: fc.constantFrom('earn', 'spend', 'takeBack', 'expire', 'bringIn'),
    points: fc.integer({ min: 0, max: 500 }),
    day: fc.integer({ min: 0, max: 200 }),
  }) as fc.Arbitrary<Step>;
  const apply = (account: PointsAccount, { kind, points }: Step, now: number): Movement | undefined => {
    if (kind === 'earn') return earn(account, points, now);
    if (kind === 'bringIn') return bringIn(account, points, now + 1);
    if (kind === 'spend') return spend(account, points, now);
    if (kind === 'takeBack') return takeBack(account, points, { earnedAt: now, netted: points >> 1, now });
    return expire(account, now);
  };

  test('a movement sums to zero, the balance is the sum of its parts lot by lot, and nothing is ever negative', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let account = EMPTY;
        let now = NOW;
        const lots = new Map<number, number>();
        let debt = 0;
        for (const one of steps) {
          now += one.day * 86_400_000;
          const moved = apply(account, one, now);
          if (!moved) continue;
          expect(moved.parts.reduce((sum, { points }) => sum + points, 0)).toBe(0);
          for (const { side, points, until } of moved.parts) {
            if (side === 'member') lots.set(until!, (lots.get(until!) ?? 0) + points);
            if (side === 'debt') debt -= points;
          }
          account = moved.account;
          const derived = [...lots].filter(([, points]) => points !== 0).sort(([left], [right]) => left - right);
          expect(account.lots.map(({ until, points }) => [until, points])).toEqual(derived);
          expect(account.debt).toBe(debt);
          expect(Math.min(account.debt, ...account.lots.map(({ points }) => points - 1))).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: counts.ruleRuns },
    );
  });
});
