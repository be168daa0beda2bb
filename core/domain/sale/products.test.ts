import type { Bill, CouponPiece, ScopeRule } from '../coupon/rules';
import { offTheirProducts } from './products';

const products = (...ids: string[]): ScopeRule => ({ kind: 'products', ids });
const piece = (couponId: string, over: Partial<CouponPiece['rules']> = {}): CouponPiece => ({
  couponId,
  templateId: `tp_${couponId}`,
  state: 'redeemed',
  validFrom: 0,
  validUntil: 1,
  rules: {
    title: couponId,
    issuer: 'mall',
    benefit: { kind: 'cash-off', offFen: 5_000 },
    thresholdFen: 30_000,
    scope: { include: [], exclude: [] },
    channel: 'counter',
    conditions: [],
    stacking: { kind: 'one-per-class' },
    class: couponId,
    priority: 1,
    costBearers: [{ bearer: 'mall', shareBp: 10_000 }],
    counterIds: 'all',
    version: 1,
    ...over,
  },
});
const bill = (lines: { productId?: string; amountFen: number }[]): Bill => ({
  lines: lines.map((line, index) => ({ lineId: `p${index}`, brandId: 'lake', categoryPath: ['women'], ...line })),
  goods: [],
  storeId: 's1',
  counterId: 'c1',
  channel: 'counter',
  at: 0,
  member: { tier: 'basic', joinedAt: 0 },
});
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
