import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { fieldOn } from '../../../../tests/builders/field';
import type { CouponPiece } from '../rules';

const bill = aBill({
  lines: [
    aLine({ lineId: 'a', amountFen: 20_000 }),
    aLine({ lineId: 'b', brandId: 'br_two', amountFen: 30_000 }),
    aLine({ lineId: 'c', brandId: 'br_two', amountFen: 10_000 }),
  ],
  freightFen: 800,
});
const coupon = (couponId: string, { rules, ...over }: Parameters<typeof aCoupon>[0] = {}): CouponPiece =>
  aCoupon({ couponId, ...over, rules: { thresholdFen: 0, stacking: { kind: 'up-to', n: 9 }, ...rules } });
const seen = (...coupons: CouponPiece[]) => fieldOn(coupons, bill).candidates;
const idsOf = (...coupons: CouponPiece[]) => seen(...coupons).map(({ usable }) => usable.coupon.couponId);
const brands = (...ids: string[]) => ({ include: [{ kind: 'brands' as const, ids }], exclude: [] });
const onlyTwo = brands('br_two');

test('in the order of application, however they lie in the wallet', () => {
  const mall = coupon('m', { templateId: 'tp_m', rules: { priority: 1 } });
  const brand = coupon('z', { templateId: 'tp_z', rules: { issuer: 'brand', priority: 9 } });
  const later = coupon('a', { templateId: 'tp_a', rules: { priority: 2 } });
  expect(idsOf(later, mall, brand)).toEqual(['z', 'm', 'a']);
});

describe('twins', () => {
  const at = aBill().at;
  const ends = (couponId: string, inMs: number, over: Parameters<typeof coupon>[1] = {}) => coupon(couponId, { ...over, validUntil: at + inMs });

  test('that stand side by side are used up by their end, each group of them for itself', () => {
    const dear = { rules: { benefit: { kind: 'cash-off' as const, offFen: 6_000 } } };
    const line = [ends('a', 3), ends('b', 1), ends('c', 2), ends('d', 9, dear), ends('e', 8, dear)];
    expect(idsOf(...line)).toEqual(['b', 'c', 'a', 'e', 'd']);
    expect(seen(...line).map(({ isTwin }) => isTwin)).toEqual([false, true, true, false, true]);
  });

  test('with another between them stay where they are', () => {
    const line = [ends('a', 3), coupon('b', { rules: { class: 'other' } }), ends('c', 2)];
    expect(idsOf(...line)).toEqual(['a', 'b', 'c']);
    expect(seen(...line).map(({ isTwin }) => isTwin)).toEqual([false, false, false]);
  });

  test.each<{ why: string; one?: Parameters<typeof coupon>[1]; other: Parameters<typeof coupon>[1] }>([
    { why: 'of another template', other: { templateId: 'tp_other' } },
    { why: 'takes off another amount', other: { rules: { benefit: { kind: 'cash-off', offFen: 4_999 } } } },
    { why: 'has another threshold', other: { rules: { thresholdFen: 1 } } },
    {
      why: 'was paid for otherwise',
      one: { rules: { benefit: { kind: 'voucher', faceFen: 5_000, priceFen: 4_000 } } },
      other: { rules: { benefit: { kind: 'voucher', faceFen: 5_000, priceFen: 4_001 } } },
    },
    { why: 'is of another class', other: { rules: { class: 'other' } } },
    { why: 'is one for its class', other: { rules: { stacking: { kind: 'one-per-class' }, maxPerBill: 9 } } },
    { why: 'allows fewer of its kind', other: { rules: { stacking: { kind: 'up-to', n: 8 } } } },
    { why: 'counts on fewer lines', other: { rules: { scope: onlyTwo } } },
    { why: 'counts on more lines', one: { rules: { scope: brands('br_one') } }, other: {} },
    {
      why: 'counts on as many lines, of which one is the same',
      one: { rules: { scope: brands('br_one', 'br_two') } },
      other: { rules: { scope: brands('br_one', 'br_three') } },
    },
    {
      why: 'counts on as many lines, but others',
      one: { rules: { scope: brands('br_one') } },
      other: { rules: { scope: onlyTwo } },
    },
    {
      why: 'takes off the freight what the other takes off the goods',
      one: { rules: { benefit: { kind: 'cash-off', offFen: 500 } } },
      other: { rules: { benefit: { kind: 'freight', capFen: 500 } } },
    },
  ])('no twin: $why', ({ one = {}, other }) => {
    const lines = ['br_one', 'br_two', 'br_three'].map((brandId, index) => aLine({ lineId: `l${index}`, brandId }));
    const field = fieldOn([coupon('a', one), coupon('b', other)], aBill({ lines, freightFen: 800 }));
    expect(field.candidates.map(({ isTwin }) => isTwin)).toEqual([false, false]);
  });
});

test('who refuses whom: one for its class refuses each of it, as a position later in turn', () => {
  const single = coupon('b', { templateId: 'tp_b', rules: { stacking: { kind: 'one-per-class' }, class: 'x' } });
  const others = [coupon('a', { rules: { class: 'x' } }), coupon('c', { rules: { class: 'x' } }), coupon('d', { rules: { class: 'y' } })];
  const found = seen(single, ...others);
  expect(found.map(({ refuses }) => refuses)).toEqual([[1], [2], [], []]);
  expect(found.map(({ onePerClass }) => onePerClass)).toEqual([false, true, false, false]);
  expect(found[0]!.class).toBe(found[2]!.class);
  expect(found[0]!.class).not.toBe(found[3]!.class);
  expect(found[0]!.template).toBe(found[2]!.template);
  expect(found[0]!.template).not.toBe(found[1]!.template);
  expect(found.map(({ limit }) => limit)).toEqual([9, Infinity, 9, 9]);
});

test('what it is and what was paid for it', () => {
  const found = seen(
    coupon('a', { rules: { benefit: { kind: 'exchange', gift: '茶' } } }),
    coupon('b', { rules: { benefit: { kind: 'voucher', faceFen: 5_000, priceFen: 4_000 } } }),
    coupon('c'),
  );
  expect(found.map(({ isGift, paidFen }) => ({ isGift, paidFen }))).toEqual([
    { isGift: true, paidFen: 0 },
    { isGift: false, paidFen: 4_000 },
    { isGift: false, paidFen: 0 },
  ]);
});

test('reaches groups of amounts, measures on its lines and takes off the freight', () => {
  const field = fieldOn(
    [coupon('a'), coupon('b', { rules: { scope: onlyTwo } }), coupon('c', { rules: { scope: onlyTwo, benefit: { kind: 'freight' } } })],
    bill,
  );
  const [all, two, freight] = field.candidates;
  const amountsIn = (groups: readonly number[]) => field.amounts.filter((_, index) => groups.includes(field.groupOf[index]!));
  expect(amountsIn(all!.groups)).toEqual([20_000, 30_000, 10_000]);
  expect(amountsIn(two!.groups)).toEqual([30_000, 10_000]);
  expect(two!.groups).toHaveLength(1);
  expect(two!.measures).toBe(two!.groups);
  expect(amountsIn(freight!.measures)).toEqual([30_000, 10_000]);
  expect(amountsIn(freight!.groups)).toEqual([800]);
  expect([all!.doubtFen, two!.doubtFen]).toEqual([0.75, 0]);
});
