import { pilesOf, savesOn } from '../../../../tests/builders/by-hand';
import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { aBusyWorld } from '../../../../tests/builders/coupon-world';
import { bestOf, EXACT_UP_TO } from './best';
import type { Bill, CouponPiece } from '../rules';

const bill = aBill({ lines: [aLine({ lineId: 'a', amountFen: 20_000 }), aLine({ lineId: 'b', brandId: 'br_two', amountFen: 30_000 })] });
const off = (couponId: string, offFen: number, over: Parameters<typeof aCoupon>[0] = {}): CouponPiece =>
  aCoupon({
    couponId,
    templateId: `tp_${couponId}`,
    ...over,
    rules: { thresholdFen: 0, benefit: { kind: 'cash-off', offFen }, class: couponId, ...over.rules },
  });
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
  {
    why: 'the one that ends sooner',
    coupons: [off('a', 100, { rules: { class: 'x' }, validUntil: aBill().at + 9 }), off('b', 100, { rules: { class: 'x' }, validUntil: aBill().at + 8 })],
    best: ['b'],
  },
  { why: 'fewer coupons, also when they were found first', coupons: [off('a', 50_000), off('b', 25_000), off('c', 25_000)], best: ['a'] },
  {
    why: 'the one that ends sooner, also when it was found first',
    coupons: [off('a', 100, { rules: { class: 'x' }, validUntil: aBill().at + 8 }), off('b', 100, { rules: { class: 'x' }, validUntil: aBill().at + 9 })],
    best: ['a'],
  },
  {
    why: 'the smaller id, whoever issued it',
    coupons: [off('z', 100, { rules: { class: 'x', issuer: 'brand' } }), off('a', 100, { rules: { class: 'x' } })],
    best: ['a'],
  },
  { why: 'the smaller id', coupons: [off('b', 100, { rules: { class: 'x' } }), off('a', 100, { rules: { class: 'x' } })], best: ['a'] },
])('of two that save the same: $why', ({ coupons, best }) => {
  expect(ids(coupons)).toEqual(best);
  expect(ids([...coupons].reverse())).toEqual(best);
});

describe('what was paid for', () => {
  const voucher = (couponId: string, faceFen: number, priceFen: number, over: Parameters<typeof off>[2] = {}): CouponPiece =>
    off(couponId, 0, { ...over, rules: { benefit: { kind: 'voucher', faceFen, priceFen }, class: 'one', ...over.rules } });
  const free = (couponId: string, offFen: number, over: Parameters<typeof off>[2] = {}): CouponPiece =>
    off(couponId, offFen, { ...over, rules: { class: 'one', ...over.rules } });
  const gift = off('g', 0, { rules: { benefit: { kind: 'exchange', gift: '茶' } } });

  test.each([
    { why: 'what saves most comes first, whatever it cost', coupons: [free('a', 49_900), voucher('b', 90_000, 81_000)], best: ['b'] },
    { why: 'of two that save the same the free one', coupons: [voucher('a', 90_000, 81_000), free('b', 50_000)], best: ['b'] },
    {
      why: 'also when it ends later',
      coupons: [voucher('a', 90_000, 81_000, { validUntil: aBill().at + 1 }), free('b', 50_000)],
      best: ['b'],
    },
    { why: 'the cheaper of two vouchers', coupons: [voucher('a', 90_000, 81_000), voucher('b', 60_000, 55_000)], best: ['b'] },
    {
      why: 'rather two free ones than one that was paid for',
      coupons: [voucher('a', 90_000, 81_000), off('b', 25_000), off('c', 25_000)],
      best: ['b', 'c'],
    },
    {
      why: 'rather without a gift than that it is used up for one',
      coupons: [
        voucher('a', 90_000, 81_000),
        free('b', 50_000, { rules: { class: 'q' } }),
        off('g', 0, { rules: { benefit: { kind: 'exchange', gift: '茶' }, class: 'q', stacking: { kind: 'one-per-class' } } }),
      ],
      best: ['b'],
    },
    { why: 'a gift that goes along is still taken', coupons: [voucher('a', 50_000, 45_000), gift], best: ['a', 'g'] },
    {
      why: 'of two versions of a template, the piece that cost less',
      coupons: [voucher('a', 50_000, 45_000, { templateId: 'tp' }), voucher('b', 50_000, 44_000, { templateId: 'tp' })],
      best: ['b'],
    },
  ])('$why', ({ coupons, best }) => {
    expect(ids(coupons)).toEqual(best);
    expect(ids([...coupons].reverse())).toEqual(best);
  });
});

test('of as many that save the same, whose first to end ends sooner; then whose second does', () => {
  const at = aBill().at;
  const pair = (couponId: string, ends: number) => off(couponId, 25_000, { validUntil: at + ends });
  expect(ids([pair('a', 5), pair('b', 1), pair('c', 2)])).toEqual(['b', 'c']);
  expect(ids([pair('a', 2), pair('b', 1), pair('c', 3)])).toEqual(['a', 'b']);
  expect(ids([pair('a', 1), pair('b', 2), pair('c', 2)])).toEqual(['a', 'b']);
});

test('of equal pieces of one template those that end sooner are used, whatever their ids', () => {
  const at = aBill().at;
  const piece = (couponId: string, ends: number) => aCoupon({ couponId, validUntil: at + ends, rules: { thresholdFen: 0, stacking: { kind: 'up-to', n: 2 } } });
  expect(ids([piece('a', 3), piece('b', 1), piece('c', 2), piece('d', 4)])).toEqual(['b', 'c']);
  // told in the order in which they are applied
  expect(ids([piece('a', 3), piece('b', 2), piece('c', 1), piece('d', 4)])).toEqual(['b', 'c']);
});

test('of two versions of a template the stricter number counts', () => {
  const piece = (couponId: string, offFen: number, n: number) =>
    aCoupon({ couponId, rules: { thresholdFen: 0, benefit: { kind: 'cash-off', offFen }, stacking: { kind: 'up-to', n } } });
  expect(ids([piece('a', 500, 1), piece('b', 300, 3), piece('c', 300, 3)])).toEqual(['b', 'c']);
  expect(ids([piece('a', 700, 1), piece('b', 300, 3), piece('c', 300, 3)])).toEqual(['a']);
});

test('freight is saved along with the rest', () => {
  const freight = off('f', 0, { rules: { benefit: { kind: 'freight', capFen: 500 } } });
  expect(bestOf([freight, off('a', 100)], { ...bill, freightFen: 800 })).toMatchObject({ savedFen: 600, payFen: 50_200 });
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
    {
      why: 'rather than one more coupon for the same saving',
      coupons: [off('a', 50_000), gift('b', { rules: { class: 'q' } }), off('c', 50_000, { rules: { class: 'q' } })],
      best: ['a', 'b'],
    },
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

  test.each([31, 160, 202, 223, 388])('where the search gives up at once, the twelve strongest are looked at wholly: world %i', seed => {
    const { bill: long, coupons } = aBusyWorld(seed, { lines: 5 + (seed % 6), coupons: 14 + (seed % 6) });
    const strongest = pilesOf(savesOn(long), coupons)[0]!.pile.slice(0, EXACT_UP_TO);
    expect(bestOf(coupons, long, 0).savedFen).toBeGreaterThanOrEqual(bestOf(strongest, long).savedFen);
  });

  test('two hundred coupons of one template are no more work than a person has patience for', () => {
    const same = Array.from({ length: 200 }, (_, index) =>
      aCoupon({ couponId: `cp_${String(index).padStart(3, '0')}`, rules: { thresholdFen: 0, stacking: { kind: 'up-to', n: 3 } } }),
    );
    expect(ids(same)).toEqual(['cp_000', 'cp_001', 'cp_002']);
  });
});
