import fc from 'fast-check';
import { differencesOf, splitOver, splitPaid, type PricedLine, type RedeemedBill, type SoldSlip } from './meet';

const line = (lineId: string, amountFen: number, categoryId = 'women', brandId = 'lake'): PricedLine => ({ lineId, brandId, categoryId, amountFen });
const bill = (lines: PricedLine[], over: Partial<RedeemedBill> = {}): RedeemedBill => ({
  counterId: 'c1',
  memberId: 'm1',
  lines,
  coupons: [],
  subtotalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
  savedFen: 0,
  pointsFen: 0,
  certificates: [],
  reversed: false,
  taken: false,
  ...over,
});
const slip = (lines: PricedLine[], over: Partial<SoldSlip> = {}): SoldSlip => {
  const subtotalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return { counterId: 'c1', lines, subtotalFen, payFen: subtotalFen, pointsFen: 0, certificates: [], touched: false, ...over };
};

const ten = [line('a', 1_000)];

test.each([
  { why: 'the same lines', redeemed: bill(ten), sold: slip(ten), codes: [] },
  { why: 'the same sums in more lines', redeemed: bill(ten), sold: slip([line('x', 400), line('y', 600)]), codes: [] },
  { why: 'the same member', redeemed: bill(ten), sold: slip(ten, { memberId: 'm1' }), codes: [] },
  { why: 'another member', redeemed: bill(ten), sold: slip(ten, { memberId: 'm2' }), codes: ['MEMBER'] },
  { why: 'another counter', redeemed: bill(ten), sold: slip(ten, { counterId: 'c2' }), codes: ['COUNTER'] },
  { why: 'a line of another amount', redeemed: bill(ten), sold: slip([line('a', 999)], { payFen: 1_000 }), codes: ['LINE_AMOUNT'] },
  { why: 'a line of other goods is compared by sums', redeemed: bill(ten), sold: slip([line('a', 1_000, 'men')]), codes: ['GROUP_AMOUNT', 'GROUP_AMOUNT'] },
  { why: 'a sum of another brand', redeemed: bill(ten), sold: slip([line('x', 1_000, 'women', 'hill')]), codes: ['GROUP_AMOUNT', 'GROUP_AMOUNT'] },
  { why: 'goods that were not on the bill', redeemed: bill(ten), sold: slip([...ten, line('b', 1)], { payFen: 1_000 }), codes: ['GROUP_AMOUNT'] },
  { why: 'goods that were not sold', redeemed: bill([...ten, line('b', 1)]), sold: slip(ten, { payFen: 1_001 }), codes: ['GROUP_AMOUNT'] },
  { why: 'of the same sums one line is the same', redeemed: bill([...ten, line('b', 400)]), sold: slip([...ten, line('x', 400)]), codes: [] },
  { why: 'what coupons took off is not paid', redeemed: bill(ten, { savedFen: 100 }), sold: slip(ten, { payFen: 900 }), codes: [] },
  { why: 'other money', redeemed: bill(ten, { savedFen: 100 }), sold: slip(ten, { payFen: 901 }), codes: ['PAY'] },
  { why: 'points that the till does not know of', redeemed: bill(ten, { pointsFen: 100 }), sold: slip(ten), codes: ['POINTS'] },
  { why: 'only gifts: nothing to compare', redeemed: bill([]), sold: slip(ten), codes: [] },
  { why: 'only gifts, and something refunded', redeemed: bill([]), sold: slip(ten, { touched: true }), codes: [] },
  { why: 'something refunded already', redeemed: bill(ten), sold: slip(ten, { touched: true }), codes: ['REFUNDED'] },
  { why: 'undone', redeemed: bill(ten, { reversed: true }), sold: slip(ten), codes: ['REVERSED'] },
  { why: 'another sale’s', redeemed: bill(ten, { taken: true }), sold: slip(ten), codes: ['OTHER_SALE'] },
  { why: 'the same certificate', redeemed: bill(ten, { certificates: ['douyin:1'] }), sold: slip(ten, { certificates: ['douyin:1'] }), codes: [] },
  { why: 'another certificate', redeemed: bill(ten, { certificates: ['douyin:1'] }), sold: slip(ten, { certificates: ['douyin:2'] }), codes: ['CERTIFICATE'] },
  { why: 'a certificate that the guide was not shown', redeemed: bill(ten), sold: slip(ten, { certificates: ['douyin:2'] }), codes: [] },
])('$why: $codes', ({ redeemed, sold, codes }) => {
  expect(differencesOf(redeemed, sold).map(({ code }) => code)).toStrictEqual(codes);
});

test('differences of amounts say both sides', () => {
  expect(differencesOf(bill([line('a', 500), line('b', 500)]), slip([line('x', 1_001)], { payFen: 1_000 }))).toEqual([
    { code: 'GROUP_AMOUNT', brandId: 'lake', categoryId: 'women', redeemedFen: 1_000, soldFen: 1_001 },
  ]);
});

test('the same lines keep what each coupon took off them', () => {
  const lines = [line('a', 600), line('b', 400)];
  const coupons = [
    { couponId: 'k1', lines: [{ lineId: 'a', savedFen: 60 }] },
    {
      couponId: 'k2',
      lines: [
        { lineId: 'a', savedFen: 1 },
        { lineId: 'b', savedFen: 9 },
      ],
    },
  ];
  expect(splitOver({ lines, coupons }, [...lines].reverse()).map(({ lineId, payFen, coupons: shares }) => [lineId, payFen, shares])).toEqual([
    ['b', 391, [{ couponId: 'k2', savedFen: 9 }]],
    [
      'a',
      539,
      [
        { couponId: 'k1', savedFen: 60 },
        { couponId: 'k2', savedFen: 1 },
      ],
    ],
  ]);
});

test('a line of which a coupon takes nothing does not name it', () => {
  const coupons = [{ couponId: 'k1', lines: [{ lineId: 'a', savedFen: 1 }] }];
  expect(splitOver({ lines: ten, coupons }, [line('x', 999), line('y', 1)]).map(each => each.coupons)).toEqual([[{ couponId: 'k1', savedFen: 1 }], []]);
});

/** A typed-in bill, coupons that took something off it, and the slip's finer lines with the same sums. */
const world = fc
  .array(fc.record({ group: fc.integer({ min: 0, max: 2 }), amountFen: fc.integer({ min: 1, max: 100_000 }), cuts: fc.array(fc.nat(100), { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain(rows =>
    fc.tuple(
      fc.constant(rows),
      fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: rows.length, maxLength: rows.length }), { maxLength: 3 }),
    ),
  );

test('over finer lines: each coupon’s parts sum to what it saved, and no line goes below zero', () => {
  fc.assert(
    fc.property(world, ([rows, shares]) => {
      const lines = rows.map(({ group, amountFen }, index) => line(`t${index}`, amountFen, `g${group}`));
      const left = lines.map(({ amountFen }) => amountFen);
      const coupons = shares.map((parts, k) => ({
        couponId: `k${k}`,
        lines: parts.map((part, index) => {
          const savedFen = Math.floor(left[index]! * part);
          left[index]! -= savedFen;
          return { lineId: `t${index}`, savedFen };
        }),
      }));
      const finer = rows.flatMap(({ group, amountFen, cuts }, index) => {
        const bounds = [0, ...cuts.map(cut => Math.floor((amountFen * cut) / 100)).sort((a, b) => a - b), amountFen];
        return bounds.slice(1).map((end, n) => line(`p${index}-${n}`, end - bounds[n]!, `g${group}`));
      });
      const split = splitOver({ lines, coupons }, finer);
      for (const { amountFen, savedFen, payFen } of split) {
        expect(payFen).toBeGreaterThanOrEqual(0);
        expect(savedFen + payFen).toBe(amountFen);
      }
      for (const { couponId, lines: parts } of coupons) {
        const saved = split.flatMap(each => each.coupons).filter(share => share.couponId === couponId);
        expect(saved.reduce((sum, { savedFen }) => sum + savedFen, 0)).toBe(parts.reduce((sum, { savedFen }) => sum + savedFen, 0));
      }
    }),
  );
});

describe('over finer lines a coupon counts on those that it takes part in', () => {
  const typed = [line('t', 500), line('u', 100, 'women', 'hill')];
  const sold = [line('coat', 300), line('scarf', 200), line('hill', 100, 'women', 'hill')];
  const takes = (lineId: string) => (_: string, asked: string) => asked === lineId;
  const off = (savedFen: number, hillFen = 0) => [
    { couponId: 'k1', lines: [{ lineId: 't', savedFen }, ...(hillFen ? [{ lineId: 'u', savedFen: hillFen }] : [])] },
  ];

  test.each([
    { why: 'of one brand and category those it is for', savedFen: 50, takesPart: takes('coat'), expected: [50, 0, 0] },
    { why: 'up to what they cost', savedFen: 300, takesPart: takes('coat'), expected: [300, 0, 0] },
    { why: 'all of the group where these cannot carry it', savedFen: 301, takesPart: takes('coat'), expected: [181, 120, 0] },
    { why: 'all of the group where none is known to take part', savedFen: 50, takesPart: () => false, expected: [30, 20, 0] },
    { why: 'all of the group where nobody asks', savedFen: 50, takesPart: undefined, expected: [30, 20, 0] },
  ])('$why', ({ savedFen, takesPart, expected }) => {
    expect(splitOver({ lines: typed, coupons: off(savedFen) }, sold, takesPart).map(each => each.savedFen)).toEqual(expected);
  });

  test('and never on goods of another brand, whatever takes part', () => {
    for (const takesPart of [takes('coat'), takes('hill'), () => true, () => false]) {
      const split = splitOver({ lines: typed, coupons: off(40, 7) }, sold, takesPart);
      expect([split[0]!.savedFen + split[1]!.savedFen, split[2]!.savedFen]).toEqual([40, 7]);
    }
  });
});

test('what was paid less than the goods cost comes off every line alike, and no coupon is named for it', () => {
  expect(splitPaid([line('a', 1_000), line('b', 500)], 1_200)).toStrictEqual([
    { ...line('a', 1_000), savedFen: 200, payFen: 800, coupons: [] },
    { ...line('b', 500), savedFen: 100, payFen: 400, coupons: [] },
  ]);
});

test('a sale without a redemption: what was paid is spread over its lines and sums to it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (amounts, part) => {
      const lines = amounts.map((amountFen, index) => line(`l${index}`, amountFen));
      const payFen = Math.floor(amounts.reduce((sum, amount) => sum + amount, 0) * part);
      const split = splitPaid(lines, payFen);
      expect(split.reduce((sum, each) => sum + each.payFen, 0)).toBe(payFen);
      expect(split.every(each => each.payFen >= 0 && each.payFen + each.savedFen === each.amountFen && each.savedFen >= 0)).toBe(true);
    }),
  );
});
