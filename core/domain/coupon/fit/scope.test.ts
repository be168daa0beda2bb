import { aBill, aLine } from '../../../../tests/builders/coupon';
import type { Scope } from '../rules';
import { anyTakesPart, counterTakesPart, eligibleLines, linesInScope, ownScope, rulesIn, withoutProducts } from './scope';

const bill = aBill({
  lines: [
    aLine({ lineId: 'dress', brandId: 'br_one', categoryPath: ['cat_dress', 'cat_womens'] }),
    aLine({ lineId: 'coat', brandId: 'br_two', productId: 'pr_coat', categoryPath: ['cat_coat', 'cat_womens'] }),
    aLine({ lineId: 'tea', brandId: 'br_two', categoryPath: ['cat_tea', 'cat_dining'] }),
  ],
});
const all: Scope = { include: [], exclude: [] };

test.each<{ why: string; scope: Partial<Scope>; lines: number[] }>([
  { why: 'nothing said means everything', scope: {}, lines: [0, 1, 2] },
  { why: 'one brand', scope: { include: [{ kind: 'brands', ids: ['br_two'] }] }, lines: [1, 2] },
  { why: 'a category stands for its subtree', scope: { include: [{ kind: 'categories', ids: ['cat_womens'] }] }, lines: [0, 1] },
  { why: 'a leaf stands for itself', scope: { include: [{ kind: 'categories', ids: ['cat_coat'] }] }, lines: [1] },
  {
    why: 'brand and category must both hold',
    scope: {
      include: [
        { kind: 'brands', ids: ['br_two'] },
        { kind: 'categories', ids: ['cat_womens'] },
      ],
    },
    lines: [1],
  },
  { why: 'one of several ids is enough', scope: { include: [{ kind: 'categories', ids: ['cat_tea', 'cat_dress'] }] }, lines: [0, 2] },
  { why: 'this store', scope: { include: [{ kind: 'stores', ids: ['st_north'] }] }, lines: [0, 1, 2] },
  { why: 'another store', scope: { include: [{ kind: 'stores', ids: ['st_south'] }] }, lines: [] },
  { why: 'this counter', scope: { include: [{ kind: 'counters', ids: ['ct_one'] }] }, lines: [0, 1, 2] },
  { why: 'another counter', scope: { include: [{ kind: 'counters', ids: ['ct_two'] }] }, lines: [] },
  { why: 'one product', scope: { include: [{ kind: 'products', ids: ['pr_coat', 'pr_hat'] }] }, lines: [1] },
  { why: 'a product that is not there', scope: { include: [{ kind: 'products', ids: ['pr_hat'] }] }, lines: [] },
  { why: 'all but a product; lines that are only amounts stay', scope: { exclude: [{ kind: 'products', ids: ['pr_coat'] }] }, lines: [0, 2] },
  { why: 'all but a store', scope: { exclude: [{ kind: 'stores', ids: ['st_north'] }] }, lines: [] },
  { why: 'all but another store', scope: { exclude: [{ kind: 'stores', ids: ['st_south'] }] }, lines: [0, 1, 2] },
  { why: 'all but this counter', scope: { exclude: [{ kind: 'counters', ids: ['ct_one'] }] }, lines: [] },
  { why: 'an exclusion takes lines out', scope: { exclude: [{ kind: 'categories', ids: ['cat_tea'] }] }, lines: [0, 1] },
  {
    why: 'one exclusion of several is enough',
    scope: {
      exclude: [
        { kind: 'categories', ids: ['cat_tea'] },
        { kind: 'brands', ids: ['br_one'] },
      ],
    },
    lines: [1],
  },
  {
    why: 'a brand, or a category',
    scope: { anyOf: [[{ kind: 'brands', ids: ['br_one'] }], [{ kind: 'categories', ids: ['cat_dining'] }]] },
    lines: [0, 2],
  },
  {
    why: 'in one group all must hold',
    scope: {
      anyOf: [
        [
          { kind: 'brands', ids: ['br_two'] },
          { kind: 'categories', ids: ['cat_womens'] },
        ],
        [{ kind: 'products', ids: ['pr_hat'] }],
      ],
    },
    lines: [1],
  },
  {
    why: 'what must hold, must hold besides',
    scope: {
      include: [{ kind: 'brands', ids: ['br_two'] }],
      anyOf: [[{ kind: 'categories', ids: ['cat_womens'] }], [{ kind: 'categories', ids: ['cat_x'] }]],
      exclude: [{ kind: 'products', ids: ['pr_hat'] }],
    },
    lines: [1],
  },
  { why: 'one of no groups is none', scope: { anyOf: [] }, lines: [] },
  {
    why: 'an exclusion wins over an inclusion',
    scope: { include: [{ kind: 'brands', ids: ['br_two'] }], exclude: [{ kind: 'brands', ids: ['br_two'] }] },
    lines: [],
  },
])('$why', ({ scope, lines }) => {
  expect(linesInScope({ ...all, ...scope }, bill)).toEqual(lines);
});

test('a stored scope of unknown kind throws: it must not cover everything', () => {
  expect(() => linesInScope({ include: [{ kind: 'planets' as never, ids: [] }], exclude: [] }, bill)).toThrow('unknown scope: planets');
});

test.each<{ why: string; scope?: Partial<Scope>; counterIds?: string[]; takesPart: boolean }>([
  { why: 'everywhere', takesPart: true },
  { why: 'opted in', counterIds: ['ct_one', 'ct_two'], takesPart: true },
  { why: 'not opted in', counterIds: ['ct_two'], takesPart: false },
  { why: 'one of its brands', scope: { include: [{ kind: 'brands', ids: ['br_two'] }] }, takesPart: true },
  { why: 'none of its brands', scope: { include: [{ kind: 'brands', ids: ['br_nine'] }] }, takesPart: false },
  { why: 'another store', scope: { include: [{ kind: 'stores', ids: ['st_south'] }] }, takesPart: false },
  { why: 'taken out by name', scope: { exclude: [{ kind: 'counters', ids: ['ct_one'] }] }, takesPart: false },
  {
    why: 'a product is asked of the bill, not of the counter',
    scope: { include: [{ kind: 'products', ids: ['pr_x'] }], exclude: [{ kind: 'products', ids: ['pr_y'] }] },
    takesPart: true,
  },
  {
    why: 'one of several groups may be of its brands',
    scope: { anyOf: [[{ kind: 'brands', ids: ['br_nine'] }], [{ kind: 'brands', ids: ['br_two'] }]] },
    takesPart: true,
  },
  { why: 'no group is of its brands', scope: { anyOf: [[{ kind: 'brands', ids: ['br_nine'] }]] }, takesPart: false },
  {
    why: 'in groups too products and categories are asked of the bill',
    scope: { anyOf: [[{ kind: 'products', ids: ['pr_x'] }], [{ kind: 'brands', ids: ['br_nine'] }]] },
    takesPart: true,
  },
  { why: 'a group of a category', scope: { anyOf: [[{ kind: 'categories', ids: ['cat_x'] }]] }, takesPart: true },
  {
    why: 'a category is asked of the bill, not of the counter',
    scope: { include: [{ kind: 'categories', ids: ['cat_x'] }], exclude: [{ kind: 'categories', ids: ['cat_y'] }] },
    takesPart: true,
  },
])('a counter takes part: $why → $takesPart', ({ scope, counterIds = 'all' as const, takesPart }) => {
  const counter = { storeId: 'st_north', counterId: 'ct_one', brandIds: ['br_one', 'br_two'] };
  expect(counterTakesPart({ scope: { ...all, ...scope }, counterIds }, counter)).toBe(takesPart);
});

describe('lines that were sold at other places than the bill', () => {
  const mixed = aBill({
    lines: [aLine({ lineId: 'here' }), aLine({ lineId: 'there', counterId: 'ct_two' }), aLine({ lineId: 'far', storeId: 'st_south', counterId: 'ct_nine' })],
  });

  test.each<{ why: string; scope?: Partial<Scope>; counterIds?: string[]; lines: number[] }>([
    { why: 'everywhere', lines: [0, 1, 2] },
    { why: 'a counter by its lines', scope: { include: [{ kind: 'counters', ids: ['ct_two'] }] }, lines: [1] },
    { why: 'the store of the bill', scope: { include: [{ kind: 'stores', ids: ['st_north'] }] }, lines: [0, 1] },
    { why: 'all but another store', scope: { exclude: [{ kind: 'stores', ids: ['st_south'] }] }, lines: [0, 1] },
    { why: 'only at counters that take part', counterIds: ['ct_one', 'ct_nine'], lines: [0, 2] },
    { why: 'only at others than that of the bill', counterIds: ['ct_two', 'ct_nine'], lines: [1, 2] },
    { why: 'none takes part', counterIds: ['ct_x'], lines: [] },
  ])('$why', ({ scope, counterIds = 'all' as const, lines }) => {
    const rules = { scope: { ...all, ...scope }, counterIds };
    expect(eligibleLines(rules, mixed)).toEqual(lines);
    expect(anyTakesPart(rules, mixed)).toBe(counterIds === 'all' || lines.length > 0);
  });

  test('a bill without lines is asked where it is', () => {
    expect(anyTakesPart({ counterIds: ['ct_one'] }, aBill({ lines: [] }))).toBe(true);
    expect(anyTakesPart({ counterIds: ['ct_two'] }, aBill({ lines: [] }))).toBe(false);
  });
});

test.each<{ why: string; issuer: 'mall' | 'brand'; brandId?: string; include?: Scope['include']; becomes: Scope['include'] }>([
  { why: "a brand's own, not said where", issuer: 'brand', brandId: 'br_one', becomes: [{ kind: 'brands', ids: ['br_one'] }] },
  {
    why: "a brand's own in a category",
    issuer: 'brand',
    brandId: 'br_one',
    include: [{ kind: 'categories', ids: ['cat_x'] }],
    becomes: [
      { kind: 'brands', ids: ['br_one'] },
      { kind: 'categories', ids: ['cat_x'] },
    ],
  },
  {
    why: 'brands were said',
    issuer: 'brand',
    brandId: 'br_one',
    include: [{ kind: 'brands', ids: ['br_one', 'br_two'] }],
    becomes: [{ kind: 'brands', ids: ['br_one', 'br_two'] }],
  },
  { why: "the mall's", issuer: 'mall', becomes: [] },
  { why: "the mall's, whose freight a brand pays", issuer: 'mall', brandId: 'br_one', becomes: [] },
  { why: "a draft of a brand's that names none yet", issuer: 'brand', becomes: [] },
])("a brand's own coupon is for its goods: $why", ({ issuer, brandId, include = [], becomes }) => {
  expect(ownScope({ issuer, brandId, scope: { include, exclude: [] } })).toEqual({ include: becomes, exclude: [] });
});

const brands = (...ids: string[]) => ({ kind: 'brands' as const, ids });
const products = (...ids: string[]) => ({ kind: 'products' as const, ids });

test('all that a scope names: what must hold, what one of must hold, and what is left out', () => {
  expect(rulesIn({ include: [brands('br_one')], exclude: [products('pr_coat')] })).toEqual([brands('br_one'), products('pr_coat')]);
  expect(rulesIn({ include: [], anyOf: [[brands('br_one')], [products('pr_coat')]], exclude: [] } as Scope)).toEqual([brands('br_one'), products('pr_coat')]);
});

test('without its products a scope says what a counter can know, also of what one must hold', () => {
  expect(withoutProducts({ include: [brands('br_one'), products('pr_coat')], exclude: [products('pr_tea')] })).toEqual({
    include: [brands('br_one')],
    exclude: [],
  });
  expect(withoutProducts({ include: [], anyOf: [[brands('br_one'), products('pr_coat')]], exclude: [] } as unknown as Scope)).toMatchObject({
    anyOf: [[brands('br_one')]],
  });
});
