import { addAll, changesOf, pilesOf, savesOn, stepByStep } from '../../../../tests/builders/by-hand';
import { aBusyWorld, chanceOf } from '../../../../tests/builders/coupon-world';
import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { counts } from '../../../../tests/long';
import { COUPONS_PER_BILL } from '../limits';
import { bestOf } from './best';

// 35 coupons on 100 lines, whose thresholds and classes are in each other's way: two of five need more than a first look
const worlds = Array.from({ length: counts.busyRuns }, (_, seed) => seed);
const worldOf = (seed: number) => aBusyWorld(seed, { lines: 60 + 10 * (seed % 5), coupons: 30 + (seed % 6) });

test.each(worlds)('a full wallet on a long bill: world %i', seed => {
  const { bill, coupons } = worldOf(seed);
  const best = bestOf(coupons, bill);
  const chance = chanceOf(seed);
  const saves = savesOn(bill);
  const chosen = coupons.filter(({ couponId }) => best.coupons.some(share => share.couponId === couponId));

  expect(Math.max(...changesOf(saves, chosen, coupons))).toBeLessThanOrEqual(best.savedFen);
  expect(stepByStep(saves, coupons)).toBeLessThanOrEqual(best.savedFen);
  expect(pilesOf(saves, coupons).filter(({ pile }) => addAll(saves, pile) > best.savedFen)).toEqual([]);
  // where nobody can look at everything, one more coupon may lead another way: by a thousandth at most
  expect(bestOf(coupons.slice(0, -1), bill).savedFen * 0.999).toBeLessThanOrEqual(best.savedFen);
  expect(bestOf(chance.shuffled(coupons), { ...bill, lines: chance.shuffled(bill.lines) })).toEqual(best);
});

describe('a wallet of eighty coupons and a bill of 500 lines', () => {
  const lines = Array.from({ length: 500 }, (_, index) => aLine({ lineId: `l${index}`, amountFen: 1000 + index }));
  const many = (worth: (index: number) => number) =>
    Array.from({ length: 80 }, (_, index) => {
      const no = String(index).padStart(2, '0');
      const benefit = { kind: 'cash-off' as const, offFen: worth(index) };
      return aCoupon({ couponId: `c${no}`, templateId: `tp_${no}`, rules: { thresholdFen: 0, class: no, benefit } });
    });

  // trying everything against everything took 49 s here, and a function lives 20; jest itself gives a test five
  test.each([
    { why: 'all of the same worth, so that none can be left untried', worth: () => 100, saved: 20 * 100 },
    { why: 'each of another worth, the strongest are taken', worth: (index: number) => 100 + index, saved: 20 * 169.5 },
  ])('brings as many as go on one bill: $why', ({ worth, saved }) => {
    const best = bestOf(many(worth), aBill({ lines }));
    expect(best.coupons).toHaveLength(COUPONS_PER_BILL);
    expect(best.savedFen).toBe(saved);
  });
});
