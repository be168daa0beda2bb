import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { appliedOrThrow, applyCoupons } from './apply';
import type { CouponPiece, CouponRules } from '../rules';

const lines = [aLine({ lineId: 'a', amountFen: 10_000 }), aLine({ lineId: 'b', brandId: 'br_two', amountFen: 30_000 })];
const bill = aBill({ lines });
const mall = aCoupon({ couponId: 'cp_mall' });
const percent = (over: Parameters<typeof aCoupon>[0] = {}): CouponPiece =>
  aCoupon({
    couponId: 'cp_brand',
    templateId: 'tp_brand',
    ...over,
    rules: { issuer: 'brand', class: 'brand', thresholdFen: 0, benefit: { kind: 'percent-off', offBp: 1000 }, ...over.rules },
  });

test('a discount is spread over the lines in proportion, to the fen', () => {
  const applied = applyCoupons([mall], bill);
  expect(applied).toEqual({
    ok: true,
    application: {
      coupons: [
        {
          couponId: 'cp_mall',
          savedFen: 5000,
          lines: [
            { lineId: 'a', savedFen: 1250 },
            { lineId: 'b', savedFen: 3750 },
          ],
        },
      ],
      savedFen: 5000,
      payFen: 35_000,
    },
  });
});

test("brand coupons come before the mall's, and the next works on what is left", () => {
  const applied = applyCoupons([aCoupon({ rules: { benefit: { kind: 'percent-off', offBp: 5000 }, thresholdFen: 0 } }), percent()], bill);
  if (!applied.ok) throw new Error(applied.misfit.code);
  expect(applied.application.coupons.map(({ couponId, savedFen }) => [couponId, savedFen])).toEqual([
    ['cp_brand', 4000],
    ['cp_a_m_1', 18_000],
  ]);
  expect(applied.application.payFen).toBe(18_000);
});

// 400 yuan on the bill; the brand's coupon comes first and leaves 400 less `firstOff`
test.each<{ why: string; firstOff: number; rules: Partial<CouponRules>; off?: number }>([
  { why: 'each 100 of what is left', firstOff: 10_001, rules: { thresholdFen: 0 }, off: 2_000 },
  { why: 'each 100 of just as much', firstOff: 10_000, rules: { thresholdFen: 0 }, off: 3_000 },
  { why: 'each 100 of the bill', firstOff: 10_001, rules: { thresholdFen: 0, thresholdOn: 'before' }, off: 4_000 },
  { why: 'each 100 of the bill, as far as there is anything', firstOff: 39_000, rules: { thresholdFen: 0, thresholdOn: 'before' }, off: 1_000 },
  { why: 'each 100 from 300 on', firstOff: 10_000, rules: { thresholdFen: 30_000 }, off: 3_000 },
  { why: 'each 100 from 300 on, and less is left', firstOff: 10_001, rules: { thresholdFen: 30_000 } },
  { why: 'each 100 from 300 on the bill on', firstOff: 10_001, rules: { thresholdFen: 30_000, thresholdOn: 'before' }, off: 4_000 },
  { why: 'less is left than the first step', firstOff: 30_001, rules: { thresholdFen: 0 } },
  {
    why: 'a plain amount with its threshold on the bill',
    firstOff: 39_999,
    rules: { thresholdFen: 40_000, thresholdOn: 'before', benefit: { kind: 'cash-off', offFen: 500 } },
    off: 1,
  },
])('where the threshold is measured: $why → $off', ({ firstOff, rules, off }) => {
  const first = percent({ rules: { benefit: { kind: 'cash-off', offFen: firstOff } } });
  const second = aCoupon({ rules: { benefit: { kind: 'cash-off', offFen: 1_000, everyFen: 10_000 }, ...rules } });
  const applied = applyCoupons([first, second], bill);
  if (off === undefined) expect(applied).toMatchObject({ ok: false, misfit: { code: 'BELOW_THRESHOLD', eligibleFen: 40_000 - firstOff } });
  else expect(appliedOrThrow(applied).coupons[1]!.savedFen).toBe(off);
});

test('a bill that is below a threshold measured on the bill stays below it', () => {
  const high = aCoupon({ rules: { thresholdFen: 40_001, thresholdOn: 'before' } });
  expect(applyCoupons([high], bill)).toMatchObject({ misfit: { code: 'BELOW_THRESHOLD', thresholdFen: 40_001, eligibleFen: 40_000 } });
});

test.each([
  {
    why: 'the smaller priority first',
    first: { couponId: 'cp_z', rules: { priority: 1 } },
    second: { couponId: 'cp_a', rules: { priority: 2 } },
    order: ['cp_z', 'cp_a'],
  },
  { why: 'of one priority the smaller id', first: { couponId: 'cp_z' }, second: { couponId: 'cp_a' }, order: ['cp_a', 'cp_z'] },
])('within an issuer: $why', ({ first, second, order }) => {
  const many = { stacking: { kind: 'up-to', n: 9 } as const, thresholdFen: 0 };
  const coupons = [first, second].map(one => aCoupon({ ...one, rules: { ...many, ...one.rules } }));
  const applied = applyCoupons(coupons, bill);
  expect(applied.ok && applied.application.coupons.map(({ couponId }) => couponId)).toEqual(order);
});

test('the threshold of the second is measured on what the first left', () => {
  const second = aCoupon({ couponId: 'cp_second', rules: { class: 'other', thresholdFen: 38_000, priority: 99 } });
  expect(applyCoupons([mall, second], bill)).toEqual({
    ok: false,
    couponId: 'cp_second',
    misfit: { code: 'BELOW_THRESHOLD', thresholdFen: 38_000, eligibleFen: 35_000 },
  });
});

test('when the first leaves nothing, the second has nothing to do', () => {
  const all = aCoupon({ couponId: 'cp_all', rules: { class: 'other', priority: 1, thresholdFen: 0, benefit: { kind: 'cash-off', offFen: 10 ** 6 } } });
  const rest = aCoupon({ couponId: 'cp_rest', rules: { thresholdFen: 0 } });
  expect(applyCoupons([all, rest], bill)).toEqual({ ok: false, couponId: 'cp_rest', misfit: { code: 'NOTHING_LEFT_TO_DISCOUNT' } });
});

test('of two that do not go together the later is named, with why', () => {
  const rival = aCoupon({ couponId: 'cp_rival', templateId: 'tp_rival', rules: { priority: 11 } });
  expect(applyCoupons([rival, mall], bill)).toMatchObject({ ok: false, couponId: 'cp_rival', misfit: { code: 'DOES_NOT_COMBINE', why: 'class' } });
});

test('a coupon that does not fit alone is named before anything is applied', () => {
  expect(applyCoupons([mall, percent({ state: 'redeemed' })], bill)).toMatchObject({ ok: false, couponId: 'cp_brand', misfit: { code: 'WRONG_STATE' } });
});

test('lines that get nothing off are not listed', () => {
  const onlyTwo = aCoupon({ rules: { scope: { include: [{ kind: 'brands', ids: ['br_two'] }], exclude: [] } } });
  const applied = applyCoupons([onlyTwo], bill);
  expect(applied.ok && applied.application.coupons[0]?.lines).toEqual([{ lineId: 'b', savedFen: 5000 }]);
});

test('an exchange coupon is applied and takes nothing off', () => {
  const gift = aCoupon({ couponId: 'cp_gift', rules: { benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 0, class: 'gift' } });
  const applied = applyCoupons([gift, mall], bill);
  expect(applied.ok && applied.application).toMatchObject({
    savedFen: 5000,
    payFen: 35_000,
    coupons: [{ couponId: 'cp_gift', savedFen: 0, lines: [] }, { couponId: 'cp_mall' }],
  });
});

test('a remainder of one fen goes to the smaller line id, however the lines were typed', () => {
  const three = ['c', 'a', 'b'].map(lineId => aLine({ lineId, amountFen: 100 }));
  const oneFen = aCoupon({ rules: { thresholdFen: 0, benefit: { kind: 'cash-off', offFen: 1 } } });
  const applied = applyCoupons([oneFen], aBill({ lines: three }));
  expect(applied.ok && applied.application.coupons[0]?.lines).toEqual([{ lineId: 'a', savedFen: 1 }]);
});

test('freight comes off last and off nothing else, and its threshold is measured on what the others left', () => {
  const freight = aCoupon({ couponId: 'cp_0', rules: { benefit: { kind: 'freight', capFen: 800 }, thresholdFen: 35_000, class: 'freight', issuer: 'brand' } });
  expect(applyCoupons([freight, mall], { ...bill, freightFen: 1200 })).toEqual({
    ok: true,
    application: {
      coupons: [
        {
          couponId: 'cp_mall',
          savedFen: 5000,
          lines: [
            { lineId: 'a', savedFen: 1250 },
            { lineId: 'b', savedFen: 3750 },
          ],
        },
        { couponId: 'cp_0', savedFen: 800, lines: [], freightFen: 800 },
      ],
      savedFen: 5800,
      payFen: 35_400,
    },
  });
  const dearer = { ...freight, rules: { ...freight.rules, thresholdFen: 35_001 } };
  expect(applyCoupons([dearer, mall], { ...bill, freightFen: 1200 })).toMatchObject({
    ok: false,
    couponId: 'cp_0',
    misfit: { code: 'BELOW_THRESHOLD', eligibleFen: 35_000 },
  });
});

test('when one coupon took the freight, the second has nothing to do', () => {
  const both = ['cp_1', 'cp_2'].map(couponId =>
    aCoupon({ couponId, rules: { benefit: { kind: 'freight' }, thresholdFen: 0, stacking: { kind: 'up-to', n: 2 } } }),
  );
  expect(applyCoupons(both, { ...bill, freightFen: 1200 })).toEqual({ ok: false, couponId: 'cp_2', misfit: { code: 'NOTHING_LEFT_TO_DISCOUNT' } });
});

test('a voucher takes off up to its face value, and the rest of it lapses', () => {
  const voucher = aCoupon({
    rules: {
      benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 },
      thresholdFen: 0,
      scope: { include: [{ kind: 'brands', ids: ['br_one'] }], exclude: [] },
    },
  });
  const applied = applyCoupons([voucher], bill);
  expect(applied.ok && applied.application).toMatchObject({ savedFen: 10_000, payFen: 30_000 });
});

test('where coupons must go together, a misfit is a bug and throws', () => {
  expect(appliedOrThrow(applyCoupons([mall], bill)).savedFen).toBe(5000);
  expect(() => appliedOrThrow(applyCoupons([percent({ state: 'voided' })], bill))).toThrow('coupon cp_brand does not apply: WRONG_STATE');
});
