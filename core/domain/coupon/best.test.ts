import fc from 'fast-check';
import { aBill, aCoupon, aLine } from '../../../tests/builders/coupon';
import { counts } from '../../../tests/long';
import { applyCoupons } from './apply';
import { bestOf, COUPONS_PER_BILL, EXACT_UP_TO } from './best';
import type { Bill, Benefit, CouponPiece, ScopeRule, Stacking } from './rules';

const RUNS = counts.bestRuns;
const bill = aBill({ lines: [aLine({ lineId: 'a', amountFen: 20_000 }), aLine({ lineId: 'b', brandId: 'br_two', amountFen: 30_000 })] });
const off = (couponId: string, offFen: number, over: Parameters<typeof aCoupon>[0] = {}): CouponPiece =>
  aCoupon({ couponId, templateId: `tp_${couponId}`, ...over, rules: { thresholdFen: 0, benefit: { kind: 'cash-off', offFen }, class: couponId, ...over.rules } });
const ids = (coupons: CouponPiece[], on: Bill = bill): string[] => bestOf(coupons, on).coupons.map(({ couponId }) => couponId);

test('without coupons the bill stays as it is', () => {
  expect(bestOf([], bill)).toEqual({ coupons: [], savedFen: 0, payFen: 50_000 });
});

test('coupons that do not fit are left out', () => {
  expect(ids([off('a', 100, { state: 'redeemed' }), off('b', 100)])).toEqual(['b']);
});

test('a big exclusive one loses to two that go together', () => {
  const exclusive = off('a', 5000, { rules: { stacking: { kind: 'exclusive' } } });
  expect(ids([exclusive, off('b', 3000), off('c', 3000)])).toEqual(['b', 'c']);
  expect(ids([exclusive, off('b', 2000), off('c', 2000)])).toEqual(['a']);
});

test('a coupon that would spoil the threshold of a better one is left out', () => {
  const first = off('a', 1000, { rules: { priority: 1 } });
  const second = off('b', 9000, { rules: { priority: 2, thresholdFen: 50_000 } });
  expect(ids([first, second])).toEqual(['b']);
});

test.each([
  { why: 'fewer coupons', coupons: [off('a', 25_000), off('b', 25_000), off('c', 50_000)], best: ['c'] },
  { why: 'the one that ends sooner', coupons: [off('a', 100, { rules: { class: 'x' }, validUntil: aBill().at + 9 }), off('b', 100, { rules: { class: 'x' }, validUntil: aBill().at + 8 })], best: ['b'] },
  { why: 'fewer coupons, also when they were found first', coupons: [off('a', 50_000), off('b', 25_000), off('c', 25_000)], best: ['a'] },
  { why: 'the one that ends sooner, also when it was found first', coupons: [off('a', 100, { rules: { class: 'x' }, validUntil: aBill().at + 8 }), off('b', 100, { rules: { class: 'x' }, validUntil: aBill().at + 9 })], best: ['a'] },
  { why: 'the smaller id, whoever issued it', coupons: [off('z', 100, { rules: { class: 'x', issuer: 'brand' } }), off('a', 100, { rules: { class: 'x' } })], best: ['a'] },
  { why: 'the smaller id', coupons: [off('b', 100, { rules: { class: 'x' } }), off('a', 100, { rules: { class: 'x' } })], best: ['a'] },
])('of two that save the same: $why', ({ coupons, best }) => {
  expect(ids(coupons)).toEqual(best);
  expect(ids([...coupons].reverse())).toEqual(best);
});

describe('a gift', () => {
  const gift = (couponId: string, over: Parameters<typeof off>[2] = {}): CouponPiece =>
    off(couponId, 0, { ...over, rules: { benefit: { kind: 'exchange', gift: '茶' }, ...over.rules } });
  const alone = { rules: { stacking: { kind: 'exclusive' as const } } };

  test.each([
    { why: 'comes along with what saves', coupons: [off('a', 100), gift('g')], best: ['a', 'g'] },
    { why: 'also when it is applied first', coupons: [off('a', 100), gift('0', { rules: { priority: 1 } })], best: ['0', 'a'] },
    { why: 'never instead of a saving', coupons: [off('a', 1), gift('g', alone)], best: ['a'] },
    { why: 'as many as go together', coupons: [gift('g'), gift('h'), gift('x', alone)], best: ['g', 'h'] },
    { why: 'rather than one more coupon for the same saving', coupons: [off('a', 50_000), gift('b', { rules: { class: 'q' } }), off('c', 50_000, { rules: { class: 'q' } })], best: ['a', 'b'] },
  ])('$why', ({ coupons, best }) => {
    expect(ids(coupons)).toEqual(best);
    expect(ids([...coupons].reverse())).toEqual(best);
  });

  test('alone, on an empty bill, is all there is', () => {
    expect(bestOf([gift('g'), off('a', 100)], aBill({ lines: [] }))).toEqual({ coupons: [{ couponId: 'g', savedFen: 0, lines: [] }], savedFen: 0, payFen: 0 });
  });

  test('is not forgotten among more coupons than the exact search sees', () => {
    const many = Array.from({ length: EXACT_UP_TO + 3 }, (_, index) => off(`c${String(index).padStart(2, '0')}`, 100 + index));
    expect(ids([...many, gift('g')])).toContain('g');
  });
});

describe('beyond the exact search', () => {
  const many = Array.from({ length: EXACT_UP_TO + 8 }, (_, index) => off(`c${String(index).padStart(2, '0')}`, 100 + index));

  test('coupons that all go together are all used, although the exact search sees only twelve', () => {
    expect(bestOf(many, bill).coupons).toHaveLength(many.length);
  });

  test('the exact answer among the strongest is kept where the greedy choice is worse', () => {
    const weak = many.map((coupon, index) => off(coupon.couponId, 1 + index, { rules: { class: 'one' } }));
    const exclusive = off('x', 6000, { rules: { stacking: { kind: 'exclusive' } } });
    const pair = [off('y', 4000), off('z', 4000)];
    expect(bestOf([...weak, exclusive, ...pair], bill).savedFen).toBe(8020);
  });

  test('two hundred coupons of one template are no more work than a person has patience for', () => {
    const same = Array.from({ length: 200 }, (_, index) =>
      aCoupon({ couponId: `cp_${String(index).padStart(3, '0')}`, rules: { thresholdFen: 0, stacking: { kind: 'up-to', n: 3 } } }),
    );
    expect(ids(same)).toEqual(['cp_000', 'cp_001', 'cp_002']);
  });
});

// --- properties, over small worlds in which everything may happen
const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant('cash-off' as const), offFen: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ kind: fc.constant('percent-off' as const), offBp: fc.integer({ min: 1, max: 10_000 }), capFen: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }) }),
  fc.constant<Benefit>({ kind: 'exchange', gift: '茶' }),
);
const stacking: fc.Arbitrary<Stacking> = fc.oneof(
  fc.constant<Stacking>({ kind: 'exclusive' }),
  fc.constant<Stacking>({ kind: 'one-per-class' }),
  fc.integer({ min: 1, max: 3 }).map((n): Stacking => ({ kind: 'up-to', n })),
);
const scopeRule: fc.Arbitrary<ScopeRule> = fc.oneof(
  fc.subarray(['br_one', 'br_two', 'br_three'], { minLength: 1 }).map((list): ScopeRule => ({ kind: 'brands', ids: list })),
  fc.subarray(['cat_womens', 'cat_mens', 'cat_tea'], { minLength: 1 }).map((list): ScopeRule => ({ kind: 'categories', ids: list })),
);
const someCoupons = (maxLength: number): fc.Arbitrary<CouponPiece[]> =>
  fc
    .array(
      fc.record({
        template: fc.integer({ min: 0, max: 3 }),
        benefit,
        stacking,
        issuer: fc.constantFrom('mall' as const, 'brand' as const),
        class: fc.constantFrom('x', 'y', 'z'),
        priority: fc.integer({ min: 0, max: 3 }),
        thresholdFen: fc.constantFrom(0, 0, 10_000, 40_000),
        include: fc.array(scopeRule, { maxLength: 1 }),
        exclude: fc.array(scopeRule, { maxLength: 1 }),
        ends: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength },
    )
    .map(rows =>
      rows.map(({ template, include, exclude, ends, ...rules }, index) =>
        aCoupon({
          couponId: `cp_${index}`,
          templateId: `tp_${template}`,
          validUntil: aBill().at + ends,
          rules: { ...rules, title: `cp_${index}`, scope: { include, exclude } },
        }),
      ),
    );
const someBill = fc
  .array(
    fc.record({
      brandId: fc.constantFrom('br_one', 'br_two', 'br_three'),
      category: fc.constantFrom('cat_womens', 'cat_mens', 'cat_tea'),
      amountFen: fc.oneof(fc.integer({ min: 1, max: 50_000 }), fc.constantFrom(1, 2, 3)),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map(rows => aBill({ lines: rows.map(({ category, ...row }, index) => aLine({ ...row, lineId: `l${index}`, categoryPath: [category] })) }));

const subsets = (coupons: readonly CouponPiece[]): CouponPiece[][] =>
  Array.from({ length: 2 ** coupons.length }, (_, mask) => coupons.filter((_coupon, bit) => (mask >> bit) % 2 === 1));

test('property: no legal set of coupons saves more than the best', () => {
  fc.assert(
    fc.property(someCoupons(6), someBill, (coupons, on) => {
      const best = bestOf(coupons, on).savedFen;
      const savings = subsets(coupons).map(set => {
        const applied = applyCoupons(set, on);
        return applied.ok ? applied.application.savedFen : 0;
      });
      expect(best).toBe(Math.max(...savings));
    }),
    { numRuns: RUNS },
  );
});

test('property: parts sum to the whole, and no line falls below zero', () => {
  fc.assert(
    fc.property(someCoupons(8), someBill, (coupons, on) => {
      const { coupons: shares, savedFen, payFen } = bestOf(coupons, on);
      expect(savedFen + payFen).toBe(on.lines.reduce((sum, { amountFen }) => sum + amountFen, 0));
      expect(shares.reduce((sum, share) => sum + share.savedFen, 0)).toBe(savedFen);
      for (const share of shares) expect(share.lines.reduce((sum, line) => sum + line.savedFen, 0)).toBe(share.savedFen);
      for (const { lineId, amountFen } of on.lines) {
        const taken = shares.flatMap(({ lines }) => lines).filter(line => line.lineId === lineId);
        expect(taken.reduce((sum, line) => sum + line.savedFen, 0)).toBeLessThanOrEqual(amountFen);
      }
    }),
    { numRuns: RUNS },
  );
});

test('property: neither the order of lines nor that of coupons matters', () => {
  const shuffled = fc.tuple(someCoupons(7), someBill).chain(([coupons, on]) =>
    fc.record({
      coupons: fc.constant(coupons),
      on: fc.constant(on),
      otherCoupons: fc.shuffledSubarray(coupons, { minLength: coupons.length }),
      otherLines: fc.shuffledSubarray([...on.lines], { minLength: on.lines.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ coupons, on, otherCoupons, otherLines }) => {
      expect(bestOf(otherCoupons, { ...on, lines: otherLines })).toEqual(bestOf(coupons, on));
    }),
    { numRuns: RUNS },
  );
});

test('property: one more coupon never makes the best worse', () => {
  fc.assert(
    fc.property(someCoupons(7), someBill, (coupons, on) => {
      expect(bestOf(coupons, on).savedFen).toBeGreaterThanOrEqual(bestOf(coupons.slice(0, -1), on).savedFen);
    }),
    { numRuns: RUNS },
  );
});

test('property: with many coupons the best is never worse than taking the strongest that still fits, again and again', () => {
  fc.assert(
    fc.property(someCoupons(18), someBill, (coupons, on) => {
      const saves = (set: CouponPiece[]): number => {
        const applied = applyCoupons(set, on);
        return applied.ok ? applied.application.savedFen : -1;
      };
      let chosen: CouponPiece[] = [];
      for (;;) {
        const steps = coupons.filter(coupon => !chosen.includes(coupon)).map(coupon => [...chosen, coupon]);
        const step = steps.sort((left, right) => saves(right) - saves(left))[0];
        if (!step || saves(step) <= Math.max(saves(chosen), 0)) break;
        chosen = step;
      }
      expect(bestOf(coupons, on).savedFen).toBeGreaterThanOrEqual(Math.max(saves(chosen), 0));
    }),
    { numRuns: Math.min(RUNS, 5000) },
  );
});

describe('a wallet of eighty coupons and a bill of 500 lines', () => {
  const lines = Array.from({ length: 500 }, (_, index) => aLine({ lineId: `l${index}`, amountFen: 1000 + index }));
  const many = (offFen: (index: number) => number) =>
    Array.from({ length: 80 }, (_, index) => off(`c${String(index).padStart(2, '0')}`, offFen(index)));

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
