import { aBill, aCoupon } from '../../../../tests/builders/coupon';
import { judgeCoupon, type Usable } from '../fit/judge';
import { byEnd, isBetter, type Choice } from './choice';

const usable = (couponId: string, over: Parameters<typeof aCoupon>[0] = {}): Usable => {
  const judged = judgeCoupon(aCoupon({ couponId, ...over, rules: { thresholdFen: 0, ...over.rules } }), aBill());
  if (!judged.fits) throw new Error(judged.misfit.code);
  return judged.usable;
};
const free = usable('b');
const other = usable('c');
const soon = usable('d', { validUntil: aBill().at + 1 });
const ending = (couponId: string, inMs: number): Usable => usable(couponId, { validUntil: aBill().at + inMs });
const gift = usable('g', { rules: { benefit: { kind: 'exchange', gift: '茶' } } });
const dear = usable('a', { rules: { benefit: { kind: 'voucher', faceFen: 5_000, priceFen: 4_500 } } });
const cheap = usable('z', { rules: { benefit: { kind: 'voucher', faceFen: 5_000, priceFen: 4_400 } } });
const saves = (savedFen: number, ...of: Usable[]): Choice => ({ savedFen, usable: of });

test.each([
  { why: 'saves more, whatever was paid', better: saves(2, dear), worse: saves(1, free) },
  { why: 'nothing was paid for it', better: saves(1, free), worse: saves(1, dear) },
  { why: 'less was paid for it', better: saves(1, cheap), worse: saves(1, dear) },
  { why: 'less was paid for it, before gifts', better: saves(1, free), worse: saves(1, dear, gift) },
  { why: 'a gift, before fewer coupons', better: saves(1, free, gift), worse: saves(1, free) },
  { why: 'fewer coupons, before what ends sooner', better: saves(1, free), worse: saves(1, soon, other) },
  { why: 'ends sooner', better: saves(1, soon), worse: saves(1, free) },
  { why: 'the smaller id', better: saves(1, free), worse: saves(1, other) },
  { why: 'one of them ends sooner, in whatever order they are applied', better: saves(1, other, soon), worse: saves(1, free, usable('e')) },
  { why: 'the second of them ends sooner', better: saves(1, free, soon), worse: saves(1, other, free) },
  {
    why: 'the second ends sooner, where the first end together: ids come after all ends',
    better: saves(1, ending('e', 1), ending('f', 2)),
    worse: saves(1, ending('a', 1), ending('m', 3)),
  },
  {
    why: 'the smallest id, where all end together, whichever of them has it',
    better: saves(1, ending('z', 1), ending('a', 2)),
    worse: saves(1, ending('b', 1), ending('c', 2)),
  },
  {
    why: 'the second smallest id, where they share the smallest',
    better: saves(1, ending('z', 1), ending('y', 1), ending('a', 2)),
    worse: saves(1, ending('z', 1), ending('zz', 1), ending('a', 2)),
  },
])('better, and never the other way round: $why', ({ better, worse }) => {
  expect(isBetter(better, worse)).toBe(true);
  expect(isBetter(worse, better)).toBe(false);
});

test.each([
  { why: 'what ends sooner comes first, whatever its id', given: [ending('a', 2), ending('b', 1)], ids: ['b', 'a'] },
  { why: 'what ends together is in the order of ids', given: [ending('b', 1), ending('c', 1), ending('a', 1)], ids: ['a', 'b', 'c'] },
])('in order, from whichever order it came: $why', ({ given, ids }) => {
  for (const order of [given, [...given].reverse()]) expect([...order].sort(byEnd).map(({ coupon }) => coupon.couponId)).toEqual(ids);
});

test('nothing is better than itself', () => {
  expect(isBetter(saves(1, free, gift), saves(1, gift, free))).toBe(false);
});
