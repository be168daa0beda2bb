import { aCoupon } from '../../../../tests/builders/coupon';
import type { Stacking } from '../rules';
import { clashWith, inOrder, limitOf } from './stacking';

const one = (couponId: string, stacking: Stacking, over: { templateId?: string; class?: string } = {}) =>
  aCoupon({ couponId, templateId: over.templateId ?? 'tp_a', rules: { title: couponId, stacking, class: over.class ?? 'x' } });
const exclusive: Stacking = { kind: 'exclusive' };
const single: Stacking = { kind: 'one-per-class' };
const upTo = (n: number): Stacking => ({ kind: 'up-to', n });

test('of a class that has a name it says which', () => {
  const named = aCoupon({ couponId: 'old', templateId: 'tp_b', rules: { title: 'old', stacking: single, class: 'x', className: '商场满减' } });
  expect(clashWith([named], one('new', single))).toMatchObject({ why: 'class', className: '商场满减' });
  expect(clashWith([named], one('new', exclusive))).toStrictEqual({ code: 'DOES_NOT_COMBINE', why: 'exclusive', withCouponId: 'old', withTitle: 'old' });
});

test.each([
  { why: 'an exclusive coupon is alone', chosen: [], coupon: one('new', exclusive), clash: undefined },
  {
    why: 'an exclusive coupon joins nobody',
    chosen: [one('old', upTo(9))],
    coupon: one('new', exclusive, { templateId: 'tp_b' }),
    clash: { why: 'exclusive', withCouponId: 'old', withTitle: 'old' },
  },
  {
    why: 'nobody joins an exclusive coupon',
    chosen: [one('old', exclusive)],
    coupon: one('new', upTo(9), { templateId: 'tp_b' }),
    clash: { why: 'exclusive', withCouponId: 'old', withTitle: 'old' },
  },
  {
    why: 'one of a class',
    chosen: [one('old', single)],
    coupon: one('new', single, { templateId: 'tp_b' }),
    clash: { why: 'class', withCouponId: 'old', withTitle: 'old' },
  },
  { why: 'another class is free', chosen: [one('old', single)], coupon: one('new', single, { templateId: 'tp_b', class: 'y' }), clash: undefined },
  {
    why: 'who is there as the only one of the class keeps others of it out',
    chosen: [one('old', single)],
    coupon: one('new', upTo(9), { templateId: 'tp_b' }),
    clash: { why: 'class', withCouponId: 'old', withTitle: 'old' },
  },
  { why: 'the second of two', chosen: [one('old', upTo(2))], coupon: one('new', upTo(2)), clash: undefined },
  {
    why: 'the third of two',
    chosen: [one('old', upTo(2)), one('older', upTo(2))],
    coupon: one('new', upTo(2)),
    clash: { why: 'own-kind', withCouponId: 'old', withTitle: 'old', limit: 2 },
  },
  {
    why: 'others of another kind do not count',
    chosen: [one('old', upTo(1)), one('older', upTo(5), { templateId: 'tp_c' })],
    coupon: one('new', upTo(1), { templateId: 'tp_b' }),
    clash: undefined,
  },
])('$why', ({ chosen, coupon, clash }) => {
  const found = clashWith(chosen, coupon);
  expect(found).toStrictEqual(clash && { code: 'DOES_NOT_COMBINE', ...clash });
});

const capped = (couponId: string, n: number, maxPerBill: number) =>
  aCoupon({ couponId, templateId: 'tp_a', rules: { title: couponId, stacking: upTo(n), maxPerBill } });

test.each([
  { why: 'the first of one on a bill', chosen: [], coupon: capped('new', 9, 1), clash: undefined },
  { why: 'the second of one on a bill', chosen: [capped('old', 9, 1)], coupon: capped('new', 9, 1), clash: { code: 'LIMIT_PER_BILL', limit: 1 } },
  { why: 'the second of two on a bill', chosen: [capped('old', 9, 2)], coupon: capped('new', 9, 2), clash: undefined },
  {
    why: 'the number of its kind is smaller',
    chosen: [capped('old', 1, 2)],
    coupon: capped('new', 1, 2),
    clash: { code: 'DOES_NOT_COMBINE', why: 'own-kind', withCouponId: 'old', withTitle: 'old', limit: 1 },
  },
  {
    why: 'as many as the other allows on a bill: the one that joins tells',
    chosen: [capped('old', 9, 1)],
    coupon: one('new', upTo(1)),
    clash: { code: 'DOES_NOT_COMBINE', why: 'own-kind', withCouponId: 'old', withTitle: 'old', limit: 1 },
  },
  {
    why: 'the older piece is stricter',
    chosen: [one('old', upTo(1))],
    coupon: one('new', upTo(3)),
    clash: { code: 'DOES_NOT_COMBINE', why: 'own-kind', withCouponId: 'old', withTitle: 'old', limit: 1 },
  },
  {
    why: 'the newer piece is stricter',
    chosen: [one('old', upTo(3))],
    coupon: one('new', upTo(1)),
    clash: { code: 'DOES_NOT_COMBINE', why: 'own-kind', withCouponId: 'old', withTitle: 'old', limit: 1 },
  },
])('so many on a bill: $why', ({ chosen, coupon, clash }) => {
  expect(clashWith(chosen, coupon)).toEqual(clash);
});

test('what is said nowhere has no limit', () => {
  expect(limitOf(one('x', single).rules)).toBe(Infinity);
  expect(limitOf(capped('x', 3, 2).rules)).toBe(2);
  expect(limitOf(capped('x', 2, 3).rules)).toBe(2);
});

test('freight comes last, whoever issued it', () => {
  const coupons = [
    aCoupon({ couponId: 'a', rules: { issuer: 'brand', priority: 1, benefit: { kind: 'freight' } } }),
    aCoupon({ couponId: 'b', rules: { issuer: 'mall', priority: 9 } }),
    aCoupon({ couponId: 'c', rules: { issuer: 'brand', priority: 9 } }),
  ];
  expect(coupons.sort(inOrder).map(({ couponId }) => couponId)).toEqual(['c', 'b', 'a']);
});

test('the order of application is total: issuer, priority, id', () => {
  const coupons = [
    aCoupon({ couponId: 'd', rules: { issuer: 'mall', priority: 2 } }),
    aCoupon({ couponId: 'c', rules: { issuer: 'mall', priority: 1 } }),
    aCoupon({ couponId: 'b', rules: { issuer: 'mall', priority: 1 } }),
    aCoupon({ couponId: 'e', rules: { issuer: 'brand', priority: 9 } }),
  ];
  expect([...coupons].sort(inOrder).map(({ couponId }) => couponId)).toEqual(['e', 'b', 'c', 'd']);
  expect(
    [...coupons]
      .reverse()
      .sort(inOrder)
      .map(({ couponId }) => couponId),
  ).toEqual(['e', 'b', 'c', 'd']);
});
