import fc from 'fast-check';
import { settle } from '../../core/domain/coupon/money/settle';
import type { CostBearer } from '../../core/domain/coupon/rules';
import type { Saved } from '../../core/domain/books/cells';

/** A bill with one coupon on goods of up to four brands, its cost borne in any way. */
export const couponWorld = fc
  .record({
    saved: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 4 }),
    paidBp: fc.integer({ min: 0, max: 13_000 }),
    mallBp: fc.integer({ min: 0, max: 10_000 }),
    platformBp: fc.integer({ min: 0, max: 10_000 }),
    steps: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 10_000 })), { maxLength: 6 }),
  })
  .map(({ saved, paidBp, mallBp, platformBp, steps }) => {
    const rows: Saved[] = saved.map((savedFen, index) => ({ brandId: `br_${index}`, savedFen }));
    const savedFen = saved.reduce((total, amount) => total + amount, 0);
    const platform = Math.min(platformBp, 10_000 - mallBp);
    const bearers: CostBearer[] = [
      { bearer: 'mall', shareBp: mallBp },
      { bearer: 'platform', shareBp: platform },
      { bearer: 'brand', shareBp: 10_000 - mallBp - platform },
    ];
    const paidFen = Math.floor((savedFen * paidBp) / 10_000);
    return { rows, savedFen, paidFen, lines: settle({ couponId: 'cp_1', savedFen, lines: rows, paidFen }, bearers), steps };
  });
