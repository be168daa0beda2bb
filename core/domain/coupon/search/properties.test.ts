import { addAll, changesOf, pilesOf, savesOn, stepByStep } from '../../../../tests/builders/by-hand';
import { aCouponWorld, chanceOf, type Chance } from '../../../../tests/builders/coupon-world';
import { counts } from '../../../../tests/long';
import type { Bill, CouponPiece } from '../rules';
import { bestOf, EXACT_UP_TO } from './best';

// over small worlds in which everything may happen; a world that fails is made again from its seed
const RUNS = counts.bestRuns;
type Size = { lines: number; coupons: number };
type World = { bill: Bill; coupons: CouponPiece[]; chance: Chance };

const inWorlds = (sizeOf: (seed: number) => Size, check: (world: World) => void): void => {
  for (let seed = 0; seed < RUNS; seed += 1) {
    try {
      check({ ...aCouponWorld(seed, sizeOf(seed)), chance: chanceOf(seed + 1_000_000) });
    } catch (error) {
      throw new Error(`world ${seed} of ${JSON.stringify(sizeOf(seed))}`, { cause: error });
    }
  }
};
const few = (seed: number): Size => ({ lines: 1 + (seed % 5), coupons: seed % 8 });
/** Past what is always searched wholly; now and then as many as a wallet holds. */
const many = (seed: number): Size => (seed % 50 === 0 ? { lines: 20, coupons: 25 } : { lines: 1 + (seed % 5), coupons: 13 + (seed % 4) });

const subsets = (coupons: readonly CouponPiece[]): CouponPiece[][] =>
  Array.from({ length: 2 ** coupons.length }, (_, mask) => coupons.filter((_coupon, bit) => (mask >> bit) % 2 === 1));

test('no legal set of coupons saves more than the best', () => {
  inWorlds(few, ({ bill, coupons }) => {
    expect(bestOf(coupons, bill).savedFen).toBe(Math.max(...subsets(coupons).map(savesOn(bill))));
  });
});

const paidFor = (set: readonly CouponPiece[]): number =>
  set.reduce((sum, { rules: { benefit } }) => sum + (benefit.kind === 'voucher' ? benefit.priceFen : 0), 0);

test('of the sets that save most none uses up less that was paid for', () => {
  inWorlds(few, ({ bill, coupons }) => {
    const best = bestOf(coupons, bill);
    const chosen = coupons.filter(({ couponId }) => best.coupons.some(share => share.couponId === couponId));
    const cheaper = subsets(coupons).filter(set => paidFor(set) < paidFor(chosen));
    expect(Math.max(-1, ...cheaper.map(savesOn(bill)))).toBeLessThan(best.savedFen);
  });
});

test.each([
  { why: 'a few coupons', sizeOf: few },
  { why: 'many coupons', sizeOf: many },
])('parts sum to the whole, and no line falls below zero: $why', ({ sizeOf }) => {
  inWorlds(sizeOf, ({ bill, coupons }) => {
    const { coupons: shares, savedFen, payFen } = bestOf(coupons, bill);
    expect(savedFen + payFen).toBe(bill.lines.reduce((sum, { amountFen }) => sum + amountFen, bill.freightFen ?? 0));
    expect(shares.reduce((sum, share) => sum + share.savedFen, 0)).toBe(savedFen);
    expect(shares.reduce((sum, share) => sum + (share.freightFen ?? 0), 0)).toBeLessThanOrEqual(bill.freightFen ?? 0);
    const taken = new Map<string, number>();
    for (const share of shares) {
      expect(share.lines.reduce((sum, line) => sum + line.savedFen, share.freightFen ?? 0)).toBe(share.savedFen);
      for (const line of share.lines) taken.set(line.lineId, (taken.get(line.lineId) ?? 0) + line.savedFen);
    }
    expect(bill.lines.filter(({ lineId, amountFen }) => (taken.get(lineId) ?? 0) > amountFen)).toEqual([]);
  });
});

test.each([
  { why: 'a few coupons', sizeOf: few },
  { why: 'many coupons', sizeOf: many },
])('neither the order of lines nor that of coupons matters: $why', ({ sizeOf }) => {
  inWorlds(sizeOf, ({ bill, coupons, chance }) => {
    const turned = { ...bill, lines: chance.shuffled(bill.lines) };
    expect(bestOf(chance.shuffled(coupons), turned)).toEqual(bestOf(coupons, bill));
  });
});

test.each([
  { why: 'a few coupons', sizeOf: few },
  { why: 'many coupons', sizeOf: many },
])('one more coupon never makes the best worse: $why', ({ sizeOf }) => {
  inWorlds(sizeOf, ({ bill, coupons }) => {
    expect(bestOf(coupons, bill).savedFen).toBeGreaterThanOrEqual(bestOf(coupons.slice(0, -1), bill).savedFen);
  });
});

test('with many coupons nobody does better by hand, in any order that follows from the coupons also where the search gives up at once', () => {
  inWorlds(many, ({ bill, coupons, chance }) => {
    const best = bestOf(coupons, bill);
    const gaveUp = bestOf(coupons, bill, 0);
    expect(gaveUp.savedFen).toBeLessThanOrEqual(best.savedFen);
    const saves = savesOn(bill);
    const fitting = coupons.filter(coupon => saves([coupon]) >= 0);
    const byHand = pilesOf(saves, fitting).map(({ why, pile }) => ({ why, savedFen: addAll(saves, pile) }));
    expect(byHand.filter(({ savedFen }) => savedFen > gaveUp.savedFen)).toEqual([]);
    // which of two equal steps, and which of all orders, somebody takes follows from nothing
    expect(stepByStep(saves, fitting)).toBeLessThanOrEqual(best.savedFen);
    expect(addAll(saves, chance.shuffled(fitting))).toBeLessThanOrEqual(best.savedFen);
  });
});

test('where the search gives up at once no single change helps, and the twelve strongest allow no more', () => {
  inWorlds(many, ({ bill, coupons, chance }) => {
    const best = bestOf(coupons, bill, 0);
    const saves = savesOn(bill);
    const fitting = coupons.filter(coupon => saves([coupon]) >= 0);
    const chosen = fitting.filter(({ couponId }) => best.coupons.some(share => share.couponId === couponId));
    expect(Math.max(...changesOf(saves, chosen, fitting))).toBeLessThanOrEqual(best.savedFen);
    const strongest = pilesOf(saves, fitting)[0]!
      .pile.filter(({ rules }) => rules.stacking.kind !== 'exclusive')
      .slice(0, EXACT_UP_TO);
    expect(best.savedFen).toBeGreaterThanOrEqual(bestOf(strongest, bill).savedFen);
    expect(bestOf(chance.shuffled(coupons), bill, 0)).toEqual(best);
  });
});
