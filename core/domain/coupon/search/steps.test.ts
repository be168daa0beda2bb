import { aCouponWorld, chanceOf, type Chance } from '../../../../tests/builders/coupon-world';
import { counts } from '../../../../tests/long';
import { applyCoupons } from '../money/apply';
import type { Bill, CouponPiece } from '../rules';
import { bestOf } from './best';

/** The same coupon, but again and again for each whole amount, measured on what is left or on the bill. */
const stepped = (coupon: CouponPiece, { real, whole, oneOf }: Chance): CouponPiece => ({
  ...coupon,
  rules: {
    ...coupon.rules,
    benefit: {
      kind: 'cash-off',
      offFen: whole(1, 9_000),
      everyFen: oneOf([1_000, 3_000, 7_000, 10_000]),
      ...(real() < 0.3 ? { capFen: whole(1, 20_000) } : {}),
    },
    thresholdOn: oneOf(['left', 'before'] as const),
  },
});

const savedBy = (set: readonly CouponPiece[], bill: Bill): number => {
  const applied = applyCoupons(set, bill);
  return applied.ok ? applied.application.savedFen : 0;
};

// steps leave more of less: the bounds of the search rest on what they take at most
test('property: in wallets full of steps no legal set saves more than the best', () => {
  for (let seed = 0; seed < counts.bestRuns; seed += 1) {
    const { bill, coupons } = aCouponWorld(seed + 5_000_000, { lines: 1 + (seed % 5), coupons: 1 + (seed % 6) });
    const chance = chanceOf(seed);
    const wallet = coupons.map(coupon => (chance.real() < 0.6 ? stepped(coupon, chance) : coupon));
    let most = 0;
    for (let mask = 0; mask < 2 ** wallet.length; mask += 1) {
      const set = wallet.filter((_, bit) => (mask >> bit) % 2 === 1);
      most = Math.max(most, savedBy(set, bill));
    }
    expect({ seed, savedFen: bestOf(wallet, bill).savedFen }).toEqual({ seed, savedFen: most });
  }
});
