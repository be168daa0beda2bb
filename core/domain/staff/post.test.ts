import { currentPosts, isCurrent, isOpen, reachOf, storesOfPosts } from './post';

test.each([
  { term: { from: 10 }, now: 9, current: false, why: 'begins in a moment' },
  { term: { from: 10 }, now: 10, current: true, why: 'begins now and has no end' },
  { term: { from: 10, until: 20 }, now: 19, current: true, why: 'ends in a moment' },
  { term: { from: 10, until: 20 }, now: 20, current: false, why: 'ended' },
])('$why', ({ term, now, current }) => {
  expect(isCurrent(term, now)).toBe(current);
});

test('only posts held now count', () => {
  expect(currentPosts([{ from: 0, until: 5 }, { from: 5 }], 5)).toEqual([{ from: 5 }]);
});

test.each([
  { term: {}, now: 20, open: true, why: 'no end was set' },
  { term: { until: 20 }, now: 19, open: true, why: 'ends in a moment' },
  { term: { until: 20 }, now: 20, open: false, why: 'ended' },
])('whether a post is over does not ask when it began: $why', ({ term, now, open }) => {
  expect(isOpen(term, now)).toBe(open);
});

test.each([
  { role: 'guide', reach: 'store', why: 'stands at a counter' },
  { role: 'cashier', reach: 'store', why: 'takes the money of a building' },
  { role: 'store-manager', reach: 'store', why: 'answers for a building' },
  { role: 'brand-operator', reach: 'brand', why: 'answers for a brand in every building' },
  { role: 'group-operator', reach: 'group', why: 'answers for all' },
  { role: 'finance', reach: 'group', why: 'keeps the books of all' },
] as const)('the post of a $role reaches one $reach: she $why', ({ role, reach }) => {
  expect(reachOf(role)).toBe(reach);
});

test('a person is of the stores where she has posts, each once; a home store of headquarters is none', () => {
  const posts = [
    { role: 'guide', storeId: 'st_a' },
    { role: 'cashier', storeId: 'st_a' },
    { role: 'guide', storeId: 'st_b' },
    { role: 'finance', storeId: 'st_c' },
  ] as const;
  expect(storesOfPosts(posts)).toEqual(['st_a', 'st_b']);
});
