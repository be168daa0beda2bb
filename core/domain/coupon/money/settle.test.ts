import fc from 'fast-check';
import { counts } from '../../../../tests/long';
import type { CostBearer } from '../rules';
import { lapsedFen, paidFor, settle, type SettlementLine } from './settle';

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

test.each<{ why: string; agreedBrandIds: string[]; bearers: CostBearer[]; expected: object[] }>([
  {
    why: 'the part of a brand that was never asked is the mall’s, together with its own',
    agreedBrandIds: ['br_one'],
    bearers: [
      { bearer: 'mall', shareBp: 4000 },
      { bearer: 'brand', shareBp: 6000 },
    ],
    expected: [
      { bearer: 'mall', amountFen: 80 },
      { bearer: 'brand', brandId: 'br_one', amountFen: 20 },
    ],
  },
  {
    why: 'also where the mall bears none otherwise',
    agreedBrandIds: ['br_two'],
    bearers: [{ bearer: 'brand', shareBp: 10_000 }],
    expected: [
      { bearer: 'mall', amountFen: 33 },
      { bearer: 'brand', brandId: 'br_two', amountFen: 67 },
    ],
  },
  {
    why: 'a platform bears its part whoever else does',
    agreedBrandIds: [],
    bearers: [
      { bearer: 'platform', shareBp: 5000 },
      { bearer: 'brand', shareBp: 5000 },
    ],
    expected: [
      { bearer: 'platform', amountFen: 50 },
      { bearer: 'mall', amountFen: 50 },
    ],
  },
])('$why', ({ agreedBrandIds, bearers, expected }) => {
  const used = { couponId: 'cp_x', savedFen: 100, lines, agreedBrandIds };
  expect(settle(used, bearers)).toEqual(expected.map(line => ({ couponId: 'cp_x', ...line })));
});

test('what was paid for a voucher is owed to a brand that was never asked as to any other', () => {
  const used = { couponId: 'cp_x', savedFen: 100, paidFen: 90, lines: [{ brandId: 'br_new', savedFen: 100 }], agreedBrandIds: ['br_one'] };
  expect(settle(used, [{ bearer: 'brand', shareBp: 10_000 }])).toEqual([
    { couponId: 'cp_x', bearer: 'voucher', brandId: 'br_new', amountFen: 90 },
    { couponId: 'cp_x', bearer: 'mall', amountFen: 10 },
  ]);
});

test('freight of a brand that was not asked is the mall’s; of no brand it stays as it is', () => {
  const used = { couponId: 'cp_x', savedFen: 8, lines: [], agreedBrandIds: ['br_one'] };
  expect(settle({ ...used, brandId: 'br_new' }, [{ bearer: 'brand', shareBp: 10_000 }])).toEqual([{ couponId: 'cp_x', bearer: 'mall', amountFen: 8 }]);
  expect(settle(used, [{ bearer: 'brand', shareBp: 10_000 }])).toEqual([{ couponId: 'cp_x', bearer: 'brand', amountFen: 8 }]);
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

describe('a paid voucher', () => {
  const bearers: CostBearer[] = [
    { bearer: 'mall', shareBp: 5000 },
    { bearer: 'brand', shareBp: 5000 },
  ];
  const goods = [
    { brandId: 'br_one', savedFen: 10_000 },
    { brandId: 'br_two', savedFen: 20_000 },
  ];
  const used = (savedFen: number, lines = goods): SettlementLine[] => settle({ couponId: 'cp_v', savedFen, lines, paidFen: 27_000 }, bearers);

  test('settles at what was paid, and only the rest of its face is a discount', () => {
    expect(used(30_000)).toEqual([
      { couponId: 'cp_v', bearer: 'voucher', brandId: 'br_one', amountFen: 9000 },
      { couponId: 'cp_v', bearer: 'voucher', brandId: 'br_two', amountFen: 18_000 },
      { couponId: 'cp_v', bearer: 'mall', brandId: undefined, amountFen: 1500 },
      { couponId: 'cp_v', bearer: 'brand', brandId: 'br_one', amountFen: 500 },
      { couponId: 'cp_v', bearer: 'brand', brandId: 'br_two', amountFen: 1000 },
    ]);
  });

  test.each([
    { why: 'a fen more than was paid', savedFen: 27_001, voucherFen: 27_000, lapsed: 0 },
    { why: 'just what was paid is no discount', savedFen: 27_000, voucherFen: 27_000, lapsed: 0 },
    { why: 'less than was paid: the rest bought nothing', savedFen: 20_000, voucherFen: 20_000, lapsed: 7000 },
  ])('$why', ({ savedFen, voucherFen, lapsed }) => {
    const lines = used(savedFen, [{ brandId: 'br_one', savedFen }]);
    expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(savedFen);
    expect(lines.filter(({ bearer }) => bearer === 'voucher')).toEqual([{ couponId: 'cp_v', bearer: 'voucher', brandId: 'br_one', amountFen: voucherFen }]);
    expect(lapsedFen({ savedFen, paidFen: 27_000 })).toBe(lapsed);
  });

  test('what was paid is what it was sold for, else its price; nothing else was paid for', () => {
    const benefit = { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 };
    expect(paidFor(benefit)).toBe(27_000);
    expect(paidFor(benefit, 26_000)).toBe(26_000);
    expect(paidFor({ kind: 'cash-off', offFen: 100 }, 26_000)).toBeUndefined();
    expect(lapsedFen({ savedFen: 100 })).toBe(0);
  });
});

test("freight comes off no line: the issuer's brand bears its part", () => {
  const used = { couponId: 'cp_f', savedFen: 801, lines: [], brandId: 'br_one' };
  const halves: CostBearer[] = [
    { bearer: 'mall', shareBp: 5000 },
    { bearer: 'brand', shareBp: 5000 },
  ];
  expect(settle(used, halves)).toEqual([
    { couponId: 'cp_f', bearer: 'mall', amountFen: 401 },
    { couponId: 'cp_f', bearer: 'brand', brandId: 'br_one', amountFen: 400 },
  ]);
});

test('shares that are not the whole throw', () => {
  expect(() => settle({ couponId: 'cp_x', savedFen: 3, lines }, [{ bearer: 'mall', shareBp: 9999 }])).toThrow('10,000 bp');
});

test('property: what everybody bears sums to the discount', () => {
  const share = fc.integer({ min: 0, max: 10_000 });
  const line = fc.record({ brandId: fc.constantFrom('a', 'b', 'c'), savedFen: fc.integer({ min: 1, max: 10 ** 9 }) });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      share,
      share,
      fc.option(fc.integer({ min: 1, max: 10 ** 10 }), { nil: undefined }),
      (some, one, other, paidFen) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const savedFen = some.reduce((sum, { savedFen: amount }) => sum + amount, 0);
        const bearers: CostBearer[] = [
          { bearer: 'mall', shareBp: low },
          { bearer: 'brand', shareBp: high - low },
          { bearer: 'platform', shareBp: 10_000 - high },
        ];
        const settled = settle({ couponId: 'cp_x', savedFen, lines: some, paidFen }, bearers);
        expect(settled.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(savedFen);
        expect(settled.every(({ amountFen }) => amountFen > 0)).toBe(true);
        const voucherFen = settled.filter(({ bearer }) => bearer === 'voucher').reduce((sum, { amountFen }) => sum + amountFen, 0);
        expect(voucherFen + lapsedFen({ savedFen, paidFen })).toBe(paidFen ?? 0);
      },
    ),
    { numRuns: counts.ruleRuns },
  );
});
