import type { Goods, Scope, ScopeRule } from '../rules';
import { reachFaults, type Outlet } from './reach';

const goods = (brandId: string, ...categoryPath: string[]): Goods => ({ brandId, categoryPath });

/** Two stores: the tea house is only in the east, the coat brand in both; a scarf of it is sold in the west alone. */
const outlets: Outlet[] = [
  { storeId: 'st_east', counterId: 'ct_tea', goods: [goods('br_tea', 'cat_oolong', 'cat_tea')] },
  { storeId: 'st_east', counterId: 'ct_ecoat', goods: [goods('br_coat', 'cat_coats', 'cat_apparel')] },
  {
    storeId: 'st_west',
    counterId: 'ct_wcoat',
    goods: [goods('br_coat', 'cat_coats', 'cat_apparel'), { ...goods('br_coat', 'cat_scarves', 'cat_apparel'), productId: 'pd_scarf' }],
  },
];

const rule = (kind: ScopeRule['kind'], ...ids: string[]): ScopeRule => ({ kind, ids });
const scope = (include: ScopeRule[], exclude: ScopeRule[] = []): Scope => ({ include, exclude });
const NOWHERE = [{ field: 'scope', code: 'NEVER_USABLE', data: { why: 'counters' } }];
const NOBODY_JOINED = [{ field: 'counterIds', code: 'NEVER_USABLE', data: { why: 'counters' } }];

test.each<{ why: string; scope: Scope; counterIds?: string[] }>([
  { why: 'everything', scope: scope([]) },
  { why: 'a category without one that lies beside it', scope: scope([rule('categories', 'cat_apparel')], [rule('categories', 'cat_tea')]) },
  { why: 'a brand in a building that has it', scope: scope([rule('brands', 'br_tea'), rule('stores', 'st_east')]) },
  { why: 'a product where it is sold', scope: scope([rule('products', 'pd_scarf'), rule('stores', 'st_west')]) },
  { why: 'a product is out: what else its counter sells stays', scope: scope([rule('counters', 'ct_wcoat')], [rule('products', 'pd_scarf')]) },
  { why: 'one of those that joined', scope: scope([rule('brands', 'br_coat')]), counterIds: ['ct_tea', 'ct_ecoat'] },
  { why: 'nobody has joined yet, which is another question', scope: scope([]), counterIds: [] },
])('reaches a counter: $why', ({ scope: of, counterIds }) => {
  expect(reachFaults({ scope: of, counterIds: counterIds ?? 'all' }, outlets)).toEqual([]);
});

test('counters that take the money themselves take part only when they say so', () => {
  const own = outlets.map(outlet => ({ ...outlet, asksItself: outlet.counterId === 'ct_tea' }));
  const unasked = [{ field: 'joining', code: 'COUNTERS_UNASKED', data: { counters: 1 } }];
  expect(reachFaults({ scope: scope([]), counterIds: 'all' }, own)).toEqual(unasked);
  expect(reachFaults({ scope: scope([rule('brands', 'br_coat')]), counterIds: 'all' }, own)).toEqual([]);
  expect(reachFaults({ scope: scope([]), counterIds: ['ct_tea'] }, own)).toEqual([]);
});

test.each<{ why: string; scope: Scope; counterIds?: string[]; faults?: object[] }>([
  { why: 'a category, and the one it lies in is out', scope: scope([rule('categories', 'cat_oolong')], [rule('categories', 'cat_tea')]) },
  { why: 'a store, and a counter of another', scope: scope([rule('stores', 'st_east'), rule('counters', 'ct_wcoat')]) },
  { why: 'a product, and its brand is out', scope: scope([rule('products', 'pd_scarf')], [rule('brands', 'br_coat')]) },
  { why: 'a product, and its category is out', scope: scope([rule('products', 'pd_scarf')], [rule('categories', 'cat_apparel')]) },
  { why: 'a product in a building that does not sell it', scope: scope([rule('products', 'pd_scarf'), rule('stores', 'st_east')]) },
  { why: 'a product that is sold nowhere', scope: scope([rule('products', 'pd_gone')]) },
  { why: 'a brand in a building without it', scope: scope([rule('brands', 'br_tea'), rule('stores', 'st_west')]) },
  { why: 'every brand is out', scope: scope([], [rule('brands', 'br_tea', 'br_coat')]) },
  { why: 'categories that no goods are in both of', scope: scope([rule('categories', 'cat_tea'), rule('categories', 'cat_apparel')]) },
  { why: 'the joined counter is of a store that is out', scope: scope([], [rule('stores', 'st_west')]), counterIds: ['ct_wcoat'], faults: NOBODY_JOINED },
  { why: 'the joined counter has none of it', scope: scope([rule('brands', 'br_tea')]), counterIds: ['ct_ecoat'], faults: NOBODY_JOINED },
])('could never be used: $why', ({ scope: of, counterIds, faults = NOWHERE }) => {
  expect(reachFaults({ scope: of, counterIds: counterIds ?? 'all' }, outlets)).toEqual(faults);
});
