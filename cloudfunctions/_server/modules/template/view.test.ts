import type { CouponRules, ScopeRule } from '@core/domain/coupon/rules';
import type { Org } from '../org/service';
import { offerDetailOf } from './view';

const byId = <T extends { _id: string }>(rows: T[]) => new Map(rows.map(row => [row._id, row]));
const counter = (key: string, categoryIds: string[], brandIds = ['br_a'], storeId = 'st_1') => ({
  _id: `ct_${key}`,
  name: key,
  floor: '1F',
  storeId,
  brandIds,
  categoryIds,
  contract: 'lease' as const,
});
const org = {
  brands: byId([
    { _id: 'br_a', name: '甲' },
    { _id: 'br_b', name: '乙' },
  ]),
  stores: byId([
    { _id: 'st_1', name: '一店' },
    { _id: 'st_2', name: '二店' },
  ]),
  counters: byId([
    counter('dress', ['cat_women']),
    counter('lips', ['cat_beauty']),
    counter('both', ['cat_women', 'cat_beauty'], ['br_b']),
    counter('none', []),
    counter('shoes', ['cat_shoes'], ['br_a'], 'st_2'),
  ]),
  categories: byId([
    { _id: 'cat_apparel', name: '服饰' },
    { _id: 'cat_women', name: '女装', parentId: 'cat_apparel' },
    { _id: 'cat_beauty', name: '美妆' },
    { _id: 'cat_shoes', name: '鞋' },
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

const [one, two] = [
  { storeId: 'st_1', name: '一店' },
  { storeId: 'st_2', name: '二店' },
];
test.each([
  { include: [], whole: { everywhere: true, stores: [one, two] }, names: [], why: 'everything counts wherever something is sold' },
  {
    include: [],
    over: { counterIds: ['ct_dress', 'ct_lips', 'ct_both', 'ct_shoes', 'ct_none'] },
    whole: { everywhere: true, stores: [one, two] },
    names: [],
    why: 'all joined, one by one',
  },
  {
    include: [{ kind: 'stores', ids: ['st_1'] }],
    whole: { everywhere: false, stores: [one] },
    names: [],
    why: 'one store only; what sells nothing is missed by nobody',
  },
  {
    include: [],
    over: { counterIds: ['ct_dress', 'ct_shoes'] },
    whole: { everywhere: false, stores: [two] },
    names: ['dress'],
    why: 'a whole store, and one counter of another',
  },
  { include: [{ kind: 'brands', ids: ['br_b'] }], whole: undefined, names: ['both'], why: 'a brand that fills no store' },
] as { include: ScopeRule[]; over?: object; whole: unknown; names: string[]; why: string }[])(
  'a store whose counters all take part is named as a whole: $why',
  ({ include, over, whole, names }) => {
    const detail = offerDetailOf(org, rules(include, over));
    expect(detail.whole).toEqual(whole);
    expect(detail.counters.map(({ name }) => name)).toEqual(names);
  },
);

test('of more counters than anybody reads a hundred are listed, and it says how many there are', () => {
  const many = Array.from({ length: 120 }, (_, index) => counter(`c${index}`, ['cat_women']));
  const large = { ...org, counters: byId([...many, counter('lips', ['cat_beauty'])]) } as unknown as Org;
  const detail = offerDetailOf(large, rules([{ kind: 'categories', ids: ['cat_women'] }]));
  expect(detail.counters).toHaveLength(100);
  expect(detail.rules.at(-1)).toBe('共 120 个柜台参与，以下列出其中 100 个');
});
