import { chosenOf, findPlace, firstPlace, placesOf, type Post } from './places';

const counter = (counterId: string) => ({
  counterId,
  name: counterId,
  floor: '2F',
  storeId: 'st_1',
  storeName: '湖滨店',
  brands: [],
  categories: [],
});
const post = (role: Post['role'], ...counters: string[]): Post => ({
  role,
  store: { storeId: 'st_1', name: '湖滨店', city: '杭州' },
  wholeStore: role === 'store-manager',
  counters: counters.map(counter),
});
const keys = (...posts: Post[]) => placesOf(posts).map(place => place.key);

test.each([
  [[post('guide', 'ct_1')], ['guide st_1 ct_1'], 'a guide stands at her counter'],
  [[post('guide', 'ct_1', 'ct_2')], ['guide st_1 ct_1', 'guide st_1 ct_2'], 'one place per counter'],
  [
    [post('store-manager', 'ct_1')],
    ['store-manager st_1 ', 'store-manager st_1 ct_1'],
    'a manager may also be nowhere in particular',
  ],
  [[post('cashier')], ['cashier st_1 '], 'a post without counters is still a place'],
  [[post('finance'), post('group-operator')], [], 'roles without a workbench have no place here'],
])('places of %j', (posts, expected) => expect(keys(...posts)).toEqual(expected));

const desk = (...counters: string[]): Post => ({ ...post('cashier', ...counters), wholeStore: true });
const elsewhere = (held: Post): Post => ({ ...held, store: { ...held.store, storeId: 'st_2' } });

test('a cashier of the whole store may stand at its own till, before all counters', () =>
  expect(keys(desk('ct_1', 'ct_2'))).toEqual(['cashier st_1 ', 'cashier st_1 ct_1', 'cashier st_1 ct_2']));

test.each([
  { why: 'her only place', posts: [post('guide', 'ct_1')], key: 'guide st_1 ct_1' },
  { why: 'a guide says at which counter', posts: [post('guide', 'ct_1', 'ct_2')] },
  { why: 'a cashier begins at the store’s own till', posts: [desk('ct_1', 'ct_2')], key: 'cashier st_1 ' },
  { why: 'one whose post leaves counters out says where', posts: [post('cashier', 'ct_1', 'ct_2')] },
  { why: 'who is something else as well says as what', posts: [desk('ct_1'), post('guide', 'ct_1')] },
  { why: 'of two stores she says which', posts: [desk('ct_1'), elsewhere(desk('ct_3'))] },
  {
    why: 'a manager says whether she looks at all or stands somewhere',
    posts: [post('store-manager', 'ct_1')],
  },
])('where she begins: $why', ({ posts, key }) => expect(firstPlace(placesOf(posts))?.key).toBe(key));

test('the remembered place is found again', () => {
  const places = placesOf([post('guide', 'ct_1', 'ct_2'), post('store-manager')]);
  for (const place of places) expect(findPlace(places, chosenOf(place))).toBe(place);
});

test('a place that is no longer hers is not found', () => {
  expect(
    findPlace(placesOf([post('guide', 'ct_1')]), { role: 'guide', storeId: 'st_1', counterId: 'ct_9' }),
  ).toBeUndefined();
  expect(findPlace([], undefined)).toBeUndefined();
});
