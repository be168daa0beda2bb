import type { CouponRules, ScopeRule } from '@core/domain/coupon/rules';
import type { Org } from '../org/service';
import { offerDetailOf } from './view';

const byId = <T extends { _id: string }>(rows: T[]) => new Map(rows.map(row => [row._id, row]));
const counter = (key: string, categoryIds: string[], brandIds = ['br_a']) => ({
  _id: `ct_${key}`,
  name: key,
  floor: '1F',
  storeId: 'st_1',
  brandIds,
  categoryIds,
  contract: 'lease' as const,
});
const org = {
  brands: byId([
    { _id: 'br_a', name: '甲' },
    { _id: 'br_b', name: '乙' },
  ]),
  stores: byId([{ _id: 'st_1', name: '店' }]),
  counters: byId([
    counter('dress', ['cat_women']),
    counter('lips', ['cat_beauty']),
    counter('both', ['cat_women', 'cat_beauty'], ['br_b']),
    counter('none', []),
  ]),
  categories: byId([
    { _id: 'cat_apparel', name: '服饰' },
    { _id: 'cat_women', name: '女装', parentId: 'cat_apparel' },
    { _id: 'cat_beauty', name: '美妆' },
  ]),
} as unknown as Org;
const rules = (include: ScopeRule[], over: object = {}): CouponRules =>
  ({
    title: '券',
    issuer: 'mall',
    benefit: { kind: 'cash-off', offFen: 100 },
    thresholdFen: 0,
    scope: { include, exclude: [] },
    counterIds: 'all',
    channel: 'counter',
    conditions: [],
    stacking: { kind: 'exclusive' },
    ...over,
  }) as unknown as CouponRules;

test.each([
  { include: [], names: ['dress', 'lips', 'both'], why: 'everything: wherever something is sold' },
  { include: [{ kind: 'categories', ids: ['cat_beauty'] }], names: ['lips', 'both'], why: 'a category: where it is sold' },
  { include: [{ kind: 'categories', ids: ['cat_apparel'] }], names: ['dress', 'both'], why: 'a category above what is sold' },
  {
    include: [
      { kind: 'categories', ids: ['cat_beauty'] },
      { kind: 'brands', ids: ['br_b'] },
    ],
    names: ['both'],
    why: 'a category of one brand',
  },
  {
    include: [{ kind: 'categories', ids: ['cat_beauty'] }],
    over: { counterIds: ['ct_dress', 'ct_lips'] },
    names: ['lips'],
    why: 'only those that take part',
  },
] as { include: ScopeRule[]; over?: object; names: string[]; why: string }[])('names the counters of $why', ({ include, over, names }) => {
  expect(offerDetailOf(org, rules(include, over)).counters.map(({ name }) => name)).toEqual(names);
});
