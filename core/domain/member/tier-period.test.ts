import { DAY_MS, endOfDayAfter } from '../calendar';
import { givenPeriod, heldFrom, judgeTier, nextTier, spendFrom, tierFor, type HeldTier } from './tier-period';

const NOW = Date.parse('2026-11-21T12:00:00+08:00');
const LATER = NOW + 30 * DAY_MS;
const YEAR_ON = endOfDayAfter(NOW, 365);
const basic: HeldTier = { tier: 'basic' };
const judge = (state: HeldTier, spentFen: number, now = NOW, heldSpentFen = spentFen) => judgeTier(state, { spentFen, heldSpentFen, now });
const given = (tier: HeldTier['tier'], since = NOW): HeldTier => ({ tier, period: givenPeriod(since) });

test.each([
  { fen: 0, tier: 'basic' },
  { fen: 499_999, tier: 'basic' },
  { fen: 500_000, tier: 'silver' },
  { fen: 2_000_000, tier: 'gold' },
  { fen: 5_000_000, tier: 'platinum' },
  { fen: 99_000_000, tier: 'diamond' },
])('$fen fen reach $tier', ({ fen, tier }) => expect(tierFor(fen)).toBe(tier));

describe('up', () => {
  test('at once, for a year, and remembers what was before', () => {
    expect(judge(basic, 500_000)).toEqual({ tier: 'silver', period: { since: NOW, until: YEAR_ON, before: { tier: 'basic' } } });
    expect(judge(given('silver', NOW - DAY_MS), 2_000_000)).toMatchObject({
      tier: 'gold',
      period: { since: NOW, until: YEAR_ON, before: { tier: 'silver', until: YEAR_ON - DAY_MS } },
    });
  });
  test('over several steps', () => expect(judge(basic, 6_000_000).tier).toBe('platinum'));
});

describe('kept', () => {
  test('until the end of its period, whatever she spends', () => {
    const gold = given('gold');
    expect(judge(gold, 0, YEAR_ON)).toBe(gold);
  });
  test('the lowest has no end', () => expect(judge(basic, 0, NOW + 9_999 * DAY_MS)).toBe(basic));
  test('for another year when the last twelve months reach it again', () => {
    expect(judge(given('gold'), 2_000_000, YEAR_ON + 1)).toEqual({
      tier: 'gold',
      period: { since: YEAR_ON + 1, until: endOfDayAfter(YEAR_ON + 1, 365) },
    });
  });
});

describe('down', () => {
  test.each([
    { why: 'one step at a time', tier: 'diamond', spentFen: 0, after: 'platinum' },
    { why: 'no further, though what she spent is two steps below', tier: 'platinum', spentFen: 600_000, after: 'gold' },
    { why: 'from the second to the lowest', tier: 'silver', spentFen: 0, after: 'basic' },
  ] as const)('at the end of its period: $why', ({ tier, spentFen, after }) => {
    expect(judge(given(tier), spentFen, YEAR_ON + 1).tier).toBe(after);
  });
  test('the lowest has no period', () => expect(judge(given('silver'), 0, YEAR_ON + 1)).toEqual(basic));
});

describe('a refund of what raised her', () => {
  const raised = judge(basic, 12_000_000);
  test('takes the tier away at once, down to what it was', () => {
    expect(judge(raised, 0, LATER)).toEqual(basic);
  });
  test('leaves what the rest still reaches', () => {
    expect(judge(raised, 2_500_000, LATER)).toMatchObject({ tier: 'gold', period: { until: YEAR_ON, before: { tier: 'basic' } } });
  });
  test('gives back the tier before with its own end', () => {
    const silver = given('silver', NOW - DAY_MS);
    expect(judge(judge(silver, 2_000_000), 0, LATER)).toEqual({ tier: 'silver', period: { since: NOW, until: YEAR_ON - DAY_MS } });
  });
  test('a tier before that had no end gets a year', () => {
    const raised = judge({ tier: 'silver' }, 2_000_000);
    expect(raised.period?.before).toEqual({ tier: 'silver' });
    expect(judge(raised, 0, LATER)).toEqual({ tier: 'silver', period: { since: NOW, until: endOfDayAfter(LATER, 365) } });
  });
  test('old spending that only left the twelve months takes nothing away', () => {
    expect(judgeTier(raised, { spentFen: 0, heldSpentFen: 12_000_000, now: LATER })).toBe(raised);
  });
  test('a tier that was given is not taken away', () => {
    const gold = given('gold');
    expect(judge(gold, 0, LATER)).toBe(gold);
  });
});

test('what is missing to the next, and nothing at the top', () => {
  expect(nextTier('basic', 120_000)).toEqual({ tier: 'silver', needFen: 500_000, missingFen: 380_000 });
  expect(nextTier('silver', 9_000_000)).toMatchObject({ tier: 'gold', missingFen: 0 });
  expect(nextTier('diamond', 0)).toBeUndefined();
});

test('spending counts for twelve months, and for a tier from twelve months before it was reached', () => {
  expect(spendFrom(NOW)).toBe(NOW - 365 * DAY_MS);
  expect(heldFrom(givenPeriod(NOW))).toBe(NOW - 365 * DAY_MS);
});
