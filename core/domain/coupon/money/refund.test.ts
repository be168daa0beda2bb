import fc from 'fast-check';
import { counts } from '../../../../tests/long';
import { afterRefund, refundOf, type Refund, type Refundable, type RefundAsk } from './refund';

/** Three pieces for 100.00 of which 30.01 came off, and an amount of 50.00 with nothing off. */
const sale = (over: Partial<Refundable> = {}): Refundable => ({
  lines: [
    {
      lineId: 'a',
      quantity: 3,
      payFen: 6999,
      coupons: [
        { couponId: 'cp_1', savedFen: 2001 },
        { couponId: 'cp_2', savedFen: 1000 },
      ],
    },
    { lineId: 'b', payFen: 5000, coupons: [] },
  ],
  freightFen: 800,
  coupons: [
    { couponId: 'cp_1', backOnRefund: true },
    { couponId: 'cp_2', backOnRefund: false },
  ],
  touched: false,
  ...over,
});
const everything: RefundAsk[] = [
  { lineId: 'a', quantity: 3 },
  { lineId: 'b', amountFen: 5000 },
];
const done = (from: Refundable, asks: readonly RefundAsk[], withFreight = false): Refund => {
  const result = refundOf(from, asks, withFreight);
  if (!result.ok) throw new Error(result.code);
  return result.data;
};

test('one piece takes its share of what was paid and of each coupon', () => {
  expect(done(sale(), [{ lineId: 'a', quantity: 1 }])).toEqual({
    lines: [
      {
        lineId: 'a',
        quantity: 1,
        payFen: 2333,
        coupons: [
          { couponId: 'cp_1', savedFen: 667 },
          { couponId: 'cp_2', savedFen: 333 },
        ],
      },
    ],
    freightFen: 0,
    payFen: 2333,
    vouchers: [],
    returnedCouponIds: [],
    complete: false,
  });
});

test('a later refund takes only from what is left, and the lines that stay keep their price', () => {
  const whole = sale();
  const left = afterRefund(whole, done(whole, [{ lineId: 'a', quantity: 1 }]));
  expect(left.lines[1]).toBe(whole.lines[1]);
  expect(left).toEqual({
    ...sale(),
    lines: [
      {
        lineId: 'a',
        quantity: 2,
        payFen: 4666,
        coupons: [
          { couponId: 'cp_1', savedFen: 1334 },
          { couponId: 'cp_2', savedFen: 667 },
        ],
      },
      sale().lines[1],
    ],
    touched: true,
  });
  const rest = done(left, [{ lineId: 'a', quantity: 2 }]);
  expect(rest.payFen).toBe(4666);
  expect(refundOf(afterRefund(left, rest), [{ lineId: 'a', quantity: 1 }])).toEqual({ ok: false, code: 'MORE_THAN_LEFT', data: { lineId: 'a', left: 0 } });
});

test('an amount before coupons is refunded at what was paid for it', () => {
  const half = sale({ lines: [{ lineId: 'x', payFen: 8000, coupons: [{ couponId: 'cp_1', savedFen: 2000 }] }] });
  const { payFen, lines } = done(half, [{ lineId: 'x', amountFen: 5000 }]);
  // strictly: a line without pieces has no quantity, not one that is undefined
  expect([payFen, lines]).toStrictEqual([4000, [{ lineId: 'x', payFen: 4000, coupons: [{ couponId: 'cp_1', savedFen: 1000 }] }]]);
});

test.each<{ why: string; from?: Refundable; asks: RefundAsk[]; freight?: boolean; expected: Partial<Refund> }>([
  { why: 'everything at once', asks: everything, freight: true, expected: { payFen: 12_799, freightFen: 800, returnedCouponIds: ['cp_1'], complete: true } },
  { why: 'everything but the freight leaves something', asks: everything, expected: { payFen: 11_999, returnedCouponIds: [], complete: false } },
  {
    why: 'everything of what was sent for nothing',
    from: sale({ freightFen: 0 }),
    asks: everything,
    expected: { payFen: 11_999, returnedCouponIds: ['cp_1'], complete: true },
  },
  { why: 'the freight alone', asks: [], freight: true, expected: { payFen: 800, lines: [], complete: false } },
  {
    why: 'the rest of what was refunded in part',
    from: sale({ touched: true }),
    asks: everything,
    freight: true,
    expected: { returnedCouponIds: [], complete: true },
  },
])('$why', ({ from = sale(), asks, freight, expected }) => {
  expect(done(from, asks, freight)).toMatchObject(expected);
});

describe('a paid voucher', () => {
  const voucher = (backOnRefund: boolean): Refundable => ({
    lines: [
      { lineId: 'a', payFen: 0, coupons: [{ couponId: 'cp_v', savedFen: 10_000 }] },
      { lineId: 'b', payFen: 5000, coupons: [{ couponId: 'cp_v', savedFen: 20_000 }] },
    ],
    freightFen: 0,
    coupons: [{ couponId: 'cp_v', paidFen: 27_000, backOnRefund }],
    touched: false,
  });
  const both: RefundAsk[] = [
    { lineId: 'a', amountFen: 10_000 },
    { lineId: 'b', amountFen: 25_000 },
  ];

  test('goes back at what was paid for it, not at its face value', () => {
    expect(done(voucher(false), both)).toMatchObject({
      payFen: 5000,
      vouchers: [{ couponId: 'cp_v', paidFen: 27_000 }],
      returnedCouponIds: [],
      complete: true,
    });
    expect(done(voucher(true), [both[0]!])).toMatchObject({ payFen: 0, vouchers: [{ couponId: 'cp_v', paidFen: 9000 }], returnedCouponIds: [] });
  });

  test('or as itself, when all is refunded at once and the template says so; never both', () => {
    expect(done(voucher(true), both)).toMatchObject({ payFen: 5000, vouchers: [], returnedCouponIds: ['cp_v'] });
  });

  test('whose money went back in part does not come back itself', () => {
    const first = done(voucher(true), [both[0]!]);
    const left = afterRefund(voucher(true), first);
    expect(left.coupons).toEqual([{ couponId: 'cp_v', paidFen: 18_000, backOnRefund: true }]);
    expect(done(left, [both[1]!])).toMatchObject({ vouchers: [{ couponId: 'cp_v', paidFen: 18_000 }], returnedCouponIds: [], complete: true });
  });

  test('is counted by what it took off itself, whatever another took off the same lines', () => {
    const { lines, coupons, ...rest } = voucher(false);
    const second = { couponId: 'cp_w', savedFen: 3000 };
    const two: Refundable = {
      ...rest,
      lines: [lines[0]!, { ...lines[1]!, payFen: 2000, coupons: [...lines[1]!.coupons, second] }],
      coupons: [...coupons, { couponId: 'cp_w', paidFen: 2700, backOnRefund: false }],
    };
    expect(done(two, [both[0]!]).vouchers).toEqual([{ couponId: 'cp_v', paidFen: 9000 }]);
    expect(done(two, [both[1]!]).vouchers).toEqual([
      { couponId: 'cp_v', paidFen: 18_000 },
      { couponId: 'cp_w', paidFen: 2700 },
    ]);
  });

  test('is untouched by a refund of lines it took nothing off', () => {
    const other: Refundable = { ...voucher(true), lines: [...voucher(true).lines, { lineId: 'c', payFen: 100, coupons: [] }] };
    expect(done(other, [{ lineId: 'c', amountFen: 100 }])).toMatchObject({ payFen: 100, vouchers: [] });
  });
});

test.each<{ why: string; asks: RefundAsk[]; code: string; data?: object }>([
  { why: 'nothing', asks: [], code: 'NOTHING_ASKED' },
  { why: 'a line that was not sold', asks: [{ lineId: 'z', quantity: 1 }], code: 'LINE_UNKNOWN', data: { lineId: 'z' } },
  {
    why: 'a line twice',
    asks: [
      { lineId: 'a', quantity: 1 },
      { lineId: 'a', quantity: 1 },
    ],
    code: 'LINE_REPEATED',
    data: { lineId: 'a' },
  },
  { why: 'an amount of pieces', asks: [{ lineId: 'a', amountFen: 100 }], code: 'WRONG_MEASURE', data: { lineId: 'a' } },
  { why: 'pieces of an amount', asks: [{ lineId: 'b', quantity: 1 }], code: 'WRONG_MEASURE', data: { lineId: 'b' } },
  { why: 'both', asks: [{ lineId: 'a', quantity: 1, amountFen: 100 }], code: 'WRONG_MEASURE', data: { lineId: 'a' } },
  { why: 'neither', asks: [{ lineId: 'a' }], code: 'WRONG_MEASURE', data: { lineId: 'a' } },
  { why: 'no piece', asks: [{ lineId: 'a', quantity: 0 }], code: 'NOT_WHOLE', data: { lineId: 'a' } },
  { why: 'half a piece', asks: [{ lineId: 'a', quantity: 0.5 }], code: 'NOT_WHOLE', data: { lineId: 'a' } },
  { why: 'a piece more than there are', asks: [{ lineId: 'a', quantity: 4 }], code: 'MORE_THAN_LEFT', data: { lineId: 'a', left: 3 } },
  { why: 'a fen more than there is', asks: [{ lineId: 'b', amountFen: 5001 }], code: 'MORE_THAN_LEFT', data: { lineId: 'b', left: 5000 } },
])('asking for $why is refused: $code', ({ asks, code, data }) => {
  expect(refundOf(sale(), asks)).toEqual({ ok: false, code, ...(data ? { data } : {}) });
});

// --- any sale, refunded in any steps
const line = fc.record({
  quantity: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  payFen: fc.integer({ min: 0, max: 100_000 }),
  saved: fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 3 }),
});
const anySale = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    freightFen: fc.integer({ min: 0, max: 2000 }),
    back: fc.boolean(),
    paidFen: fc.integer({ min: 1, max: 60_000 }),
  })
  .map(({ lines, freightFen, back, paidFen }): Refundable => ({
    lines: lines.map(({ quantity, payFen, saved }, index) => ({
      lineId: `l${index}`,
      ...(quantity === undefined ? {} : { quantity }),
      payFen,
      coupons: saved.map((savedFen, at) => ({ couponId: `cp_${at}`, savedFen })),
    })),
    freightFen,
    coupons: [
      { couponId: 'cp_0', paidFen, backOnRefund: back },
      { couponId: 'cp_1', backOnRefund: back },
    ],
    touched: false,
  }));
const saved = ({ lines }: Refundable, couponId: string): number =>
  lines.flatMap(({ coupons }) => coupons).reduce((sum, share) => (share.couponId === couponId ? sum + share.savedFen : sum), 0);
const gross = ({ payFen, coupons }: Refundable['lines'][number]): number => coupons.reduce((sum, { savedFen }) => sum + savedFen, payFen);
const allOf = ({ lines }: Refundable): RefundAsk[] => {
  const whole = lines.map((one): RefundAsk =>
    one.quantity === undefined ? { lineId: one.lineId, amountFen: gross(one) } : { lineId: one.lineId, quantity: one.quantity },
  );
  return whole.filter(({ quantity, amountFen }) => (quantity ?? amountFen)! > 0);
};

test('property: however it is refunded, what goes back is what was paid, and nothing is ever below zero', () => {
  fc.assert(
    fc.property(anySale, fc.array(fc.record({ line: fc.nat(), part: fc.integer({ min: 1, max: 1000 }) }), { maxLength: 8 }), (whole, steps) => {
      const paid = whole.lines.reduce((sum, { payFen }) => sum + payFen, whole.freightFen);
      let left = whole;
      let [back, vouchers, returned] = [0, 0, 0];
      const take = (asks: RefundAsk[], freight: boolean): void => {
        const result = refundOf(left, asks, freight);
        if (!result.ok) return;
        const after = afterRefund(left, result.data);
        for (const [index, one] of after.lines.entries()) {
          expect(Math.min(one.payFen, one.quantity ?? 0, ...one.coupons.map(({ savedFen }) => savedFen))).toBeGreaterThanOrEqual(0);
          if (!asks.some(({ lineId }) => lineId === one.lineId)) expect(one).toBe(left.lines[index]);
        }
        back += result.data.payFen;
        vouchers += result.data.vouchers.reduce((sum, { paidFen }) => sum + paidFen, 0);
        returned += result.data.returnedCouponIds.filter(id => id === 'cp_0').length;
        left = after;
      };
      for (const step of steps) {
        const one = left.lines[step.line % left.lines.length]!;
        const most = one.quantity ?? gross(one);
        const asked = Math.max(1, Math.floor((most * step.part) / 1000));
        take([one.quantity === undefined ? { lineId: one.lineId, amountFen: asked } : { lineId: one.lineId, quantity: asked }], false);
      }
      take(allOf(left), true);
      expect(back).toBe(paid);
      // what was paid for the voucher goes back, or the voucher itself; one that took nothing off was never used
      const voucherFen = saved(whole, 'cp_0') > 0 ? whole.coupons[0]!.paidFen! : 0;
      expect(vouchers).toBe(returned > 0 ? 0 : voucherFen);
    }),
    { numRuns: counts.ruleRuns },
  );
});
