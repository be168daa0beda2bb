import { addAll, changesOf, pilesOf, savesOn, stepByStep } from '../../../../tests/builders/by-hand';
import { aBusyWorld, chanceOf } from '../../../../tests/builders/coupon-world';
import { counts } from '../../../../tests/long';
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
  expect(bestOf(coupons.slice(0, -1), bill).savedFen).toBeLessThanOrEqual(best.savedFen);
  expect(bestOf(chance.shuffled(coupons), { ...bill, lines: chance.shuffled(bill.lines) })).toEqual(best);
});
