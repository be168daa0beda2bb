import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import type { CouponPiece } from '../rules';
import { bestOf } from './best';
import { lapsesOf } from './lapse';

const voucher = (over: Parameters<typeof aCoupon>[0] = {}): CouponPiece =>
  aCoupon({
    couponId: 'cp_paid',
    ...over,
    rules: { thresholdFen: 0, class: 'one', benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }, ...over?.rules },
  });
const free = (offFen: number, over: Parameters<typeof aCoupon>[0] = {}): CouponPiece =>
  aCoupon({ couponId: 'cp_free', ...over, rules: { thresholdFen: 0, class: 'one', benefit: { kind: 'cash-off', offFen }, ...over?.rules } });

test.each<{ why: string; billFen: number; coupons: CouponPiece[]; lapses: ReturnType<typeof lapsesOf> }>([
  {
    why: 'for one fen more than a free coupon, 250 yuan would lapse',
    billFen: 5_000,
    coupons: [voucher(), free(4_999)],
    lapses: [{ couponId: 'cp_paid', paidFen: 27_000, lapsesFen: 25_000, addsFen: 1 }],
  },
  {
    why: 'nothing else fits, and most of it lapses',
    billFen: 5_000,
    coupons: [voucher()],
    lapses: [{ couponId: 'cp_paid', paidFen: 27_000, lapsesFen: 25_000, addsFen: 5_000 }],
  },
  { why: 'as much lapses as it adds', billFen: 15_000, coupons: [voucher()], lapses: [] },
  {
    why: 'a fen more lapses than it adds',
    billFen: 14_999,
    coupons: [voucher()],
    lapses: [{ couponId: 'cp_paid', paidFen: 27_000, lapsesFen: 15_001, addsFen: 14_999 }],
  },
  { why: 'nothing lapses', billFen: 30_000, coupons: [voucher(), free(100)], lapses: [] },
  { why: 'a free coupon may lapse', billFen: 5_000, coupons: [free(30_000)], lapses: [] },
])('$why', ({ billFen, coupons, lapses }) => {
  const bill = aBill({ lines: [aLine({ amountFen: billFen })] });
  expect(lapsesOf(bestOf(coupons, bill), coupons, bill)).toEqual(lapses);
});

test('a pick of her own that saves less than the best without the voucher adds nothing', () => {
  const bill = aBill({ lines: [aLine({ amountFen: 9_000 })] });
  const narrow = voucher({ rules: { benefit: { kind: 'voucher', faceFen: 5_000, priceFen: 4_500 } } });
  const picked = bestOf([voucher({ rules: { benefit: { kind: 'voucher', faceFen: 10_000, priceFen: 9_000 } } })], bill);
  expect(lapsesOf(picked, [voucher({ rules: { benefit: { kind: 'voucher', faceFen: 10_000, priceFen: 9_000 } } }), free(9_000)], bill)).toEqual([
    { couponId: 'cp_paid', paidFen: 9_000, lapsesFen: 1_000, addsFen: 0 },
  ]);
  expect(lapsesOf(bestOf([narrow], bill), [narrow], bill)).toEqual([]);
});

test('what is not on hand is not warned of, and the order of what is does not matter', () => {
  const bill = aBill({ lines: [aLine({ amountFen: 5_000 })] });
  const coupons = [free(4_999), voucher()];
  expect(lapsesOf(bestOf(coupons, bill), coupons, bill)).toMatchObject([{ couponId: 'cp_paid', addsFen: 1 }]);
  expect(lapsesOf(bestOf(coupons, bill), [free(4_999)], bill)).toEqual([]);
});
