import fc from 'fast-check';
import { counts } from '../../../tests/long';
import type { CostBearer } from './rules';
import { settle } from './settle';

const lines = [
  { brandId: 'br_two', savedFen: 2 },
  { brandId: 'br_one', savedFen: 1 },
];

test.each<{ why: string; bearers: CostBearer[]; expected: object[] }>([
  { why: 'the mall alone', bearers: [{ bearer: 'mall', shareBp: 10_000 }], expected: [{ bearer: 'mall', amountFen: 3 }] },
  {
    why: 'a brand bears for its own goods',
    bearers: [{ bearer: 'brand', shareBp: 10_000 }],
    expected: [
      { bearer: 'brand', brandId: 'br_one', amountFen: 1 },
      { bearer: 'brand', brandId: 'br_two', amountFen: 2 },
    ],
  },
  {
    why: 'halves of three fen: the odd one goes to the first bearer',
    bearers: [
      { bearer: 'mall', shareBp: 5000 },
      { bearer: 'platform', shareBp: 5000 },
    ],
    expected: [
      { bearer: 'mall', amountFen: 2 },
      { bearer: 'platform', amountFen: 1 },
    ],
  },
  {
    why: 'who bears nothing gets no line',
    bearers: [
      { bearer: 'mall', shareBp: 10_000 },
      { bearer: 'brand', shareBp: 0 },
    ],
    expected: [{ bearer: 'mall', amountFen: 3 }],
  },
  {
    why: 'a brand whose part rounds to nothing gets no line',
    bearers: [
      { bearer: 'mall', shareBp: 7000 },
      { bearer: 'brand', shareBp: 3000 },
    ],
    expected: [
      { bearer: 'mall', amountFen: 2 },
      { bearer: 'brand', brandId: 'br_two', amountFen: 1 },
    ],
  },
])('$why', ({ bearers, expected }) => {
  expect(settle({ couponId: 'cp_x', savedFen: 3, lines }, bearers)).toEqual(expected.map(line => ({ couponId: 'cp_x', ...line })));
});

test('lines of one brand are one line of the books', () => {
  const same = [...lines, { brandId: 'br_one', savedFen: 7 }];
  expect(settle({ couponId: 'cp_x', savedFen: 10, lines: same }, [{ bearer: 'brand', shareBp: 10_000 }])).toEqual([
    { couponId: 'cp_x', bearer: 'brand', brandId: 'br_one', amountFen: 8 },
    { couponId: 'cp_x', bearer: 'brand', brandId: 'br_two', amountFen: 2 },
  ]);
});

test('the order of lines does not matter: brands are settled in the order of their ids', () => {
  const brands = ['br_b', 'br_c', 'br_a'].map(brandId => ({ brandId, savedFen: 1 }));
  const settled = settle({ couponId: 'cp_x', savedFen: 2, lines: brands }, [{ bearer: 'brand', shareBp: 10_000 }]);
  expect(settled.map(({ brandId }) => brandId)).toEqual(['br_a', 'br_b']);
  expect(settle({ couponId: 'cp_x', savedFen: 2, lines: [...brands].reverse() }, [{ bearer: 'brand', shareBp: 10_000 }])).toEqual(settled);
});

test('an exchange settles nothing', () => {
  expect(settle({ couponId: 'cp_x', savedFen: 0, lines: [] }, [{ bearer: 'brand', shareBp: 10_000 }])).toEqual([]);
});

test('shares that are not the whole throw', () => {
  expect(() => settle({ couponId: 'cp_x', savedFen: 3, lines }, [{ bearer: 'mall', shareBp: 9999 }])).toThrow('10,000 bp');
});

test('property: what everybody bears sums to the discount', () => {
  const share = fc.integer({ min: 0, max: 10_000 });
  const line = fc.record({ brandId: fc.constantFrom('a', 'b', 'c'), savedFen: fc.integer({ min: 1, max: 10 ** 9 }) });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), share, share, (some, one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      const savedFen = some.reduce((sum, { savedFen: amount }) => sum + amount, 0);
      const bearers: CostBearer[] = [
        { bearer: 'mall', shareBp: low },
        { bearer: 'brand', shareBp: high - low },
        { bearer: 'platform', shareBp: 10_000 - high },
      ];
      const settled = settle({ couponId: 'cp_x', savedFen, lines: some }, bearers);
      expect(settled.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(savedFen);
      expect(settled.every(({ amountFen }) => amountFen > 0)).toBe(true);
    }),
    { numRuns: counts.ruleRuns },
  );
});
