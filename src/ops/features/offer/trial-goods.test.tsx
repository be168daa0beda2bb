import { fireEvent, render, screen } from '@testing-library/react';
import { emptyForm, type OfferForm } from './draft-form';
import { readForm } from './read-form';
import { EVERYTHING, type ScopeForm } from './scope-form';
import { goodsFor, GoodsChoice } from './trial-goods';
import { TrialView } from './trial-view';

const NOW = Date.UTC(2026, 10, 21, 7, 30);
const options = {
  groupName: '云汀百货',
  stores: [{ storeId: 'st_1', name: '湖滨店', city: '杭州' }],
  brands: [
    { brandId: 'br_a', name: '青萝', logo: '' },
    { brandId: 'br_b', name: '远山', logo: '' },
  ],
  categories: [
    { categoryId: 'cat_beauty', name: '美妆' },
    { categoryId: 'cat_apparel', name: '服饰' },
    { categoryId: 'cat_women', name: '女装', parentId: 'cat_apparel' },
  ],
};
const draftOf = (over: Partial<OfferForm>) =>
  readForm({ ...emptyForm(NOW), title: '券', off: '50', ...over }, NOW).draft;
const scope = (over: Partial<Record<'include' | 'exclude', object>>, any?: true): ScopeForm =>
  ({
    ...EVERYTHING,
    ...(any ? { any } : {}),
    include: { ...EVERYTHING.include, ...over.include },
    exclude: { ...EVERYTHING.exclude, ...over.exclude },
  }) as ScopeForm;

const ALL = { brands: ['青萝', '远山'], categories: ['美妆', '服饰', '女装'] };

test.each<{ why: string; form: Partial<OfferForm>; inside: typeof ALL }>([
  { why: 'everything counts', form: {}, inside: ALL },
  {
    why: 'a brand’s own offer counts that brand alone, though its scope names none',
    form: { issuer: 'brand', brandId: 'br_b' },
    inside: { ...ALL, brands: ['远山'] },
  },
  {
    why: 'a category stands for what is below it',
    form: { scope: scope({ include: { categories: ['cat_apparel'] } }) },
    inside: { ...ALL, categories: ['服饰', '女装'] },
  },
  {
    why: 'what is excluded does not count, nor what is below it',
    form: { scope: scope({ exclude: { brands: ['br_a'], categories: ['cat_apparel'] } }) },
    inside: { brands: ['远山'], categories: ['美妆'] },
  },
  {
    why: 'of a brand or a category each may count by the other',
    form: { scope: scope({ include: { brands: ['br_a'], categories: ['cat_beauty'] } }, true) },
    inside: ALL,
  },
])('$why', ({ form, inside }) => {
  const goods = goodsFor(draftOf(form), options);
  const names = (list: typeof goods.brands) => list.filter(one => one.inside).map(({ text }) => text);
  expect({ brands: names(goods.brands), categories: names(goods.categories) }).toEqual(inside);
  for (const list of [goods.brands, goods.categories])
    expect(list.slice(0, list.filter(one => one.inside).length).every(one => one.inside)).toBe(true);
});

test('categories stand as in the tree, each before what is below it, those that may count first', () => {
  const categories = [
    { categoryId: 'cat_a', name: '连衣裙', parentId: 'cat_women' },
    { categoryId: 'cat_beauty', name: '美妆' },
    { categoryId: 'cat_skin', name: '护肤', parentId: 'cat_beauty' },
    { categoryId: 'cat_women', name: '女装', parentId: 'cat_apparel' },
    { categoryId: 'cat_apparel', name: '服饰' },
  ];
  const names = (form: Partial<OfferForm>) =>
    goodsFor(draftOf(form), { ...options, categories }).categories.map(({ text }) => text);
  expect(names({})).toEqual(['美妆', '护肤', '服饰', '女装', '连衣裙']);
  expect(names({ scope: scope({ include: { categories: ['cat_women'] } }) })).toEqual([
    ...['女装', '连衣裙'],
    ...['美妆', '护肤', '服饰'],
  ]);
});

test('a trial of a brand’s own offer begins with that brand; the others are a press away and say what they are', () => {
  render(<TrialView draft={draftOf({ issuer: 'brand', brandId: 'br_b' })} options={options} names={{}} />);
  expect(screen.getByText('远山')).toBeTruthy();
  expect(screen.queryByText(/青萝/)).toBeNull();
  fireEvent.click(screen.getByLabelText('品牌 还有 1 个不在适用范围内'));
  expect(screen.getByText('青萝（范围外）')).toBeTruthy();
});

test('a trial begins in a store in which the offer counts', () => {
  const stores = [{ storeId: 'st_0', name: '城西店', city: '杭州' }, ...options.stores];
  const draft = draftOf({ scope: scope({ include: { stores: ['st_1'] } }) });
  render(<TrialView draft={draft} options={{ ...options, stores }} names={{}} />);
  fireEvent.input(screen.getAllByLabelText(/^金额（元）/)[0]!, { target: { value: '100' } });
  expect(screen.queryByText(/账单里没有适用的商品/)).toBeNull();
  fireEvent.click(screen.getByText('城西店'));
  expect(screen.getByText(/账单里没有适用的商品/)).toBeTruthy();
});

test('nothing that may count hides nothing', () => {
  const goods = [{ key: 'a', text: '青萝', inside: false }];
  render(<GoodsChoice label="品牌" goods={goods} value="" onChange={() => undefined} />);
  expect(screen.getByText('青萝（范围外）')).toBeTruthy();
});
