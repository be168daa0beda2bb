import { openStore } from '../store/open';
import { adminHandlers, ensureIndexes } from './indexes';

const memory = () => openStore({ file: ':memory:', now: () => 0 });

test('what is missing is made once, the rest stays', async () => {
  const store = memory();
  const specs = [
    { collection: 'coupon', indexes: [{ name: 'code', keys: [['code', 1]] as [string, 1][], unique: true }] },
    { collection: 'member' },
  ];
  expect(await ensureIndexes(store, specs)).toEqual(['coupon', 'coupon.code', 'member']);
  expect(await ensureIndexes(store, specs)).toEqual([]);
  store.close();
});

test('the actions of the admin endpoint', async () => {
  const store = memory();
  const admin = adminHandlers(store);
  const index = { name: 'at', keys: [['at', -1]], sparse: true };
  expect(await admin['collection.create']!({ collection: 'c' })).toEqual({ created: true });
  expect(await admin['index.ensure']!({ collection: 'c', index })).toEqual({ made: ['c.at'] });
  expect(await admin['index.ensure']!({ specs: [{ collection: 'c', indexes: [index] }] })).toEqual({
    made: [],
  });
  expect(await admin['index.list']!({ collection: 'c' })).toEqual({
    indexes: [{ name: '_id_', keys: [['_id', 1]], unique: true }, index],
  });
  expect(await admin['collection.list']!({})).toEqual({ collections: [{ name: 'c', documents: 0 }] });
  expect(await admin['index.drop']!({ collection: 'c', name: 'at' })).toEqual({ dropped: true });
  expect(await admin['index.drop']!({ collection: 'c', name: '_id_' })).toEqual({ dropped: false });
  await admin['store.reset']!({});
  expect(await admin['collection.list']!({})).toEqual({ collections: [] });
  store.close();
});

test.each([
  [{ name: 'x' }, 'An index is'],
  [{ name: 'x', keys: [] }, 'has no keys'],
  [{ name: 'x', keys: [['a', 2]] }, 'direction must be 1 or -1'],
  [{ name: 'x', keys: [['a..b', 1]] }, 'bad field'],
  [{ name: "x'; DROP", keys: [['a', 1]] }, 'Bad index name'],
])('the index %j is refused: %s', async (index, message) => {
  const store = memory();
  await store.ensureCollection('c');
  await expect(
    (async () => adminHandlers(store)['index.ensure']!({ collection: 'c', index }))(),
  ).rejects.toThrow(message);
  store.close();
});

test.each(['__proto__x y', '../x', '', 'a b', 'x;--'])(
  'the collection name %j is refused',
  async collection => {
    const store = memory();
    await expect(
      (async () => adminHandlers(store)['collection.create']!({ collection }))(),
    ).rejects.toMatchObject({ code: 'INVALID_PARAM' });
    store.close();
  },
);
