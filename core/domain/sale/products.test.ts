import { aBill, aCoupon, aLine } from '../../../tests/builders/coupon';
import type { CouponPiece, CouponRules, ScopeRule } from '../coupon/rules';
import { offTheirProducts, takesPartIn } from './products';

const products = (...ids: string[]): ScopeRule => ({ kind: 'products', ids });
const piece = (couponId: string, rules: Partial<CouponRules> = {}) => aCoupon({ couponId, rules: { class: couponId, ...rules } });
const bill = (lines: { productId?: string; amountFen: number }[]) =>
  aBill({ lines: lines.map((line, index) => aLine({ lineId: `p${index}`, brandId: 'lake', ...line })) });
const used = (couponId: string, savedFen = 5_000) => ({ couponId, savedFen });
const only = piece('only', { scope: { include: [products('coat')], exclude: [] } });
const without = piece('without', { scope: { include: [], exclude: [products('scarf')] } });
const half = piece('half', { scope: { include: [], exclude: [products('scarf')] }, thresholdFen: 0, benefit: { kind: 'percent-off', offBp: 5_000 } });

test.each([
  { why: 'its product was sold', pieces: [only], lines: [{ productId: 'coat', amountFen: 50_000 }], took: [used('only')], off: [] },
  { why: 'another product was sold', pieces: [only], lines: [{ productId: 'scarf', amountFen: 50_000 }], took: [used('only')], off: ['only'] },
  {
    why: 'its product does not reach the threshold',
    pieces: [only],
    lines: [
      { productId: 'coat', amountFen: 29_999 },
      { productId: 'scarf', amountFen: 20_001 },
    ],
    took: [used('only')],
    off: ['only'],
  },
  { why: 'the excluded product was sold', pieces: [without], lines: [{ productId: 'scarf', amountFen: 50_000 }], took: [used('without')], off: ['without'] },
  {
    why: 'a part of what was discounted is excluded',
    pieces: [half],
    lines: [
      { productId: 'coat', amountFen: 20_000 },
      { productId: 'scarf', amountFen: 30_000 },
    ],
    took: [used('half', 25_000)],
    off: ['half'],
  },
  {
    why: 'a line without a product is not taken out',
    pieces: [without],
    lines: [{ amountFen: 30_000 }, { productId: 'scarf', amountFen: 20_000 }],
    took: [used('without')],
    off: [],
  },
  {
    why: 'what one of the lines is of nobody knows, and the other is another product',
    pieces: [only],
    lines: [{ amountFen: 30_000 }, { productId: 'scarf', amountFen: 20_000 }],
    took: [used('only')],
    off: ['only'],
  },
  {
    why: 'a fen more than its products are worth',
    pieces: [half],
    lines: [{ productId: 'coat', amountFen: 20_000 }],
    took: [used('half', 10_001)],
    off: ['half'],
  },
  {
    why: 'a fen more, which may be of how the coupon before was rounded',
    pieces: [piece('all'), half],
    lines: [{ productId: 'coat', amountFen: 30_000 }],
    took: [used('all'), used('half', 12_501)],
    off: [],
  },
  {
    why: 'of two coupons one is for its product',
    pieces: [piece('all'), only],
    lines: [{ productId: 'scarf', amountFen: 50_000 }],
    took: [used('all'), used('only')],
    off: ['only'],
  },
  {
    why: 'it is for a product of a brand',
    pieces: [piece('both', { scope: { include: [{ kind: 'brands', ids: ['lake'] }, products('coat')], exclude: [] } })],
    lines: [{ productId: 'scarf', amountFen: 50_000 }],
    took: [used('both')],
    off: ['both'],
  },
  {
    why: 'it is for a brand: the sums of brands are compared elsewhere',
    pieces: [piece('brand', { scope: { include: [{ kind: 'brands', ids: ['hill'] }], exclude: [] } })],
    lines: [{ productId: 'scarf', amountFen: 50_000 }],
    took: [used('brand')],
    off: [],
  },
  { why: 'a slip that names no product says nothing', pieces: [only], lines: [{ amountFen: 50_000 }], took: [used('only')], off: [] },
  { why: 'a coupon for every product', pieces: [piece('all')], lines: [{ productId: 'scarf', amountFen: 50_000 }], took: [used('all')], off: [] },
])('$why: $off', ({ pieces, lines, took, off }) => {
  expect(offTheirProducts(pieces, bill(lines), took)).toEqual(off);
});

describe('which lines of a slip a coupon takes part in', () => {
  const sold = bill([{ productId: 'coat', amountFen: 50_000 }, { productId: 'scarf', amountFen: 20_000 }, { amountFen: 10_000 }]);
  const linesOf = (pieces: CouponPiece[], couponId: string, lines = sold): string[] =>
    lines.lines.map(({ lineId }) => lineId).filter(lineId => takesPartIn(pieces, lines)(couponId, lineId));

  test.each([
    { why: 'for one product: that product', pieces: [only], asked: 'only', expected: ['p0'] },
    { why: 'for all but one: the others, one without a name too', pieces: [without], asked: 'without', expected: ['p0', 'p2'] },
    { why: 'for every product: all', pieces: [piece('all')], asked: 'all', expected: ['p0', 'p1', 'p2'] },
    { why: 'for every product beside one for some: all', pieces: [piece('all'), only], asked: 'all', expected: ['p0', 'p1', 'p2'] },
    { why: 'for some beside one for all: its own', pieces: [piece('all'), only], asked: 'only', expected: ['p0'] },
    { why: 'for some beside another for some: its own', pieces: [only, without], asked: 'only', expected: ['p0'] },
    { why: 'that does not fit at all: none', pieces: [piece('dear', { ...only.rules, thresholdFen: 90_000 })], asked: 'dear', expected: [] },
  ])('$why', ({ pieces, asked, expected }) => {
    expect(linesOf(pieces, asked)).toEqual(expected);
  });

  test('for every product beside one for some: also a line too small to give it a fen', () => {
    expect(linesOf([piece('all'), only], 'all', bill([{ productId: 'coat', amountFen: 50_000 }, { amountFen: 1 }]))).toEqual(['p0', 'p1']);
  });

  test('a slip that names no product says nothing: all', () => {
    expect(linesOf([only], 'only', bill([{ amountFen: 50_000 }, { amountFen: 1 }]))).toEqual(['p0', 'p1']);
  });
});
