import { DAY_MS } from '../calendar';
import { expire, spend, takeBack, usableAt } from './account';
import { heldBy, liveHolds, lotsToHold, setAside, spendHeld, withHeld, type Hold } from './holds';

const NOW = Date.parse('2026-12-31T23:50:00+08:00');
const tonight = NOW + 9 * 60_000;
const later = NOW + 365 * DAY_MS;
const account = {
  lots: [
    { until: tonight, points: 300 },
    { until: later, points: 1_000 },
  ],
  debt: 0,
};
const hold = (lots: Hold['lots'], until = NOW + 30 * 60_000, by = 'bill_1'): Hold => ({ by, until, lots });

describe('holding', () => {
  test('takes what ends first, and nothing when there are not as many', () => {
    expect(lotsToHold(account, 800, NOW)).toEqual([
      { until: tonight, points: 300 },
      { until: later, points: 500 },
    ]);
    expect(lotsToHold(account, 1_301, NOW)).toBeUndefined();
    expect(lotsToHold(account, 1_300, tonight + 1)).toBeUndefined();
  });

  test('sets it aside for everybody else, and back again it is all hers', () => {
    const held = [hold(lotsToHold(account, 800, NOW)!)];
    const free = setAside(account, held);
    expect(free.lots).toEqual([{ until: later, points: 500 }]);
    expect(spend(free, 600, NOW)).toBeUndefined();
    expect(heldBy(held)).toBe(800);
    expect(withHeld(free, held)).toEqual(account);
  });

  test('leaves what ends at another time as it is', () => {
    expect(setAside(account, [hold([{ until: later, points: 100 }])]).lots).toEqual([
      { until: tonight, points: 300 },
      { until: later, points: 900 },
    ]);
  });

  test('ends by itself', () => {
    const held = [hold([{ until: later, points: 100 }])];
    expect(liveHolds(held, held[0]!.until - 1)).toEqual(held);
    expect(liveHolds(held, held[0]!.until)).toEqual([]);
  });
});

describe('what is held', () => {
  const held = hold(lotsToHold(account, 800, NOW)!);
  const free = setAside(account, [held]);

  test('is spent though a lot of it has ended meanwhile', () => {
    const { account: after, parts } = spendHeld(account, held);
    expect(after.lots).toEqual([{ until: later, points: 500 }]);
    expect(parts).toEqual([
      { side: 'member', points: -300, until: tonight },
      { side: 'member', points: -500, until: later },
      { side: 'spent', points: 800 },
    ]);
  });

  test('is not ended by the night, nor taken back by a refund', () => {
    expect(expire(free, tonight + 1)).toBeUndefined();
    const { account: after } = takeBack(free, 700, { earnedAt: NOW, netted: 0, now: NOW });
    expect(after).toEqual({ lots: [], debt: 200 });
    expect(usableAt(withHeld(after, [held]), NOW)).toBe(800);
  });
});
