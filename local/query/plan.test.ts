import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { describePlan, findRows } from '../store/scan';
import { openStore, type Store } from '../store/open';
import { parseQuery } from './parse';
import { choosePlan } from './plan';
import { sortFields } from './sort';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
let store: Store;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  store = openStore({
    file: ':memory:',
    now: () => 0,
    log: line => lines.push(line as Record<string, unknown>),
  });
  await store.ensureCollection('c');
  await store.ensureIndex('c', {
    name: 'member_at',
    keys: [
      ['member', 1],
      ['at', -1],
      ['_id', -1],
    ],
  });
  await store.ensureIndex('c', { name: 'code', keys: [['code', 1]], unique: true, sparse: true });
  await store.ensureIndex('c', { name: 'tags', keys: [['tags', 1]] });
  await store.ensureIndex('c', { name: 'status', keys: [['status', 1]] });
  const docs = Array.from({ length: 2000 }, (_v, i) =>
    read({
      _id: `k${String(i).padStart(4, '0')}`,
      member: `m${i % 20}`,
      at: i,
      code: `c${i}`,
      status: 'open',
      tags: [`t${i % 100}`, `u${i % 7}`],
      other: i % 500,
    }),
  );
  for (let i = 0; i < docs.length; i += 500) {
    await store.run(undefined, () =>
      store.operations.insert(store.collection('c'), docs.slice(i, i + 500), undefined),
    );
  }
});
afterAll(() => store.close());

type Row = [query: object, sort: object, limit: number, plan: string, examined: number, reason: string];
test.each<Row>([
  [{ _id: 'k0001' }, {}, 10, 'index _id_ (1 ranges)', 1, 'by id'],
  [{ _id: { $in: ['k0001', 'k0002', 'none'] } }, {}, 10, 'index _id_ (3 ranges)', 2, 'by some ids'],
  [{ _id: { $gt: 'k1990' } }, { _id: 1 }, 5, 'index _id_ (1 ranges)', 5, 'a page by id'],
  [{ code: 'c7' }, {}, 10, 'index code (1 ranges)', 1, 'a unique key'],
  [
    { code: { $exists: false } },
    {},
    10,
    'collection',
    2000,
    'a sparse index knows nothing of missing fields',
  ],
  [{ code: null }, {}, 10, 'collection', 2000, 'nor of null, which is missing too'],
  [
    { member: 'm3' },
    { at: -1, _id: -1 },
    20,
    'index member_at (1 ranges)',
    20,
    'a page in the order of the index',
  ],
  [
    { member: 'm3' },
    { at: 1, _id: 1 },
    20,
    'index member_at (1 ranges, reverse)',
    20,
    'and in the reverse order',
  ],
  [
    { member: 'm3', at: { $gte: 100, $lt: 200 } },
    { at: -1 },
    20,
    'index member_at (1 ranges)',
    5,
    'equality, then a range',
  ],
  [
    { member: 'm3', $or: [{ at: { $lt: 1000 } }, { at: 1000, _id: { $lt: 'x' } }] },
    { at: -1, _id: -1 },
    20,
    'index member_at (1 ranges)',
    20,
    'the next page of a cursor starts where the last ended',
  ],
  [
    { member: { $in: ['m1', 'm2'] } },
    { at: -1 },
    5,
    'index member_at (2 ranges)',
    200,
    'two members are sorted in memory',
  ],
  [{ at: 5 }, {}, 10, 'collection', 2000, 'the second field alone is no way in'],
  [{ tags: 't5' }, {}, 100, 'index tags (1 ranges)', 20, 'an array is indexed by its items'],
  [{ tags: { $all: ['t5', 'u5'] } }, {}, 100, 'index tags (1 ranges)', 20, 'one of the items narrows'],
  [
    { $or: [{ code: 'c1' }, { tags: 't9' }] },
    {},
    100,
    'union of index code (1 ranges), index tags (1 ranges)',
    21,
    'each branch by its own index',
  ],
  [
    { $and: [{ $and: [{ $or: [{ code: 'c1' }, { tags: 't9' }] }] }] },
    {},
    100,
    'union of index code (1 ranges), index tags (1 ranges)',
    21,
    'also below several $and, where a pipeline puts it',
  ],
  [
    { $or: [{ code: 'c1' }, { other: 2 }] },
    {},
    100,
    'collection',
    2000,
    'one branch without an index needs everything',
  ],
  [{ _id: { $regex: '^k000' } }, {}, 100, 'index _id_ (2 ranges)', 10, 'an anchored prefix is a range'],
  [{}, { code: 1 }, 10, 'collection', 2000, 'a sparse index cannot give an order'],
  [{}, { member: 1, at: -1 }, 10, 'index member_at (1 ranges)', 10, 'an order alone can come from an index'],
  [
    { status: 'open', code: 'c9' },
    {},
    10,
    'index code (1 ranges)',
    1,
    'the unique key is better than the common value',
  ],
  [{ code: { $in: [] } }, {}, 10, 'index code (0 ranges)', 0, 'nothing can match'],
])('%j sorted %j limit %d: %s, %d examined: %s', (query, sort, limit, plan, examined) => {
  const node = parseQuery(read(query));
  const collection = store.collection('c');
  const chosen = choosePlan(node, collection.indexes, sortFields(read(sort)));
  expect(describePlan(chosen)).toBe(plan);
  expect(findRows(collection, node, { sort: sortFields(read(sort)), skip: 0, limit }).examined).toBe(
    examined,
  );
});

test('a query that reads much to answer little is logged with its shape', async () => {
  lines.length = 0;
  await store.run(undefined, () =>
    store.operations.find(
      store.collection('c'),
      { query: read({ other: 3 }), skip: 0, limit: 20 },
      undefined,
    ),
  );
  expect(lines).toEqual([
    {
      level: 'warn',
      kind: 'store.wasteful',
      collection: 'c',
      shape: '{ other: eq }',
      index: '{ other: 1 }',
      plan: 'collection',
      examined: 2000,
      returned: 4,
    },
  ]);
});

const explaining = async (query: object, sort?: object): Promise<object> => {
  const told: object[] = [];
  const other = openStore({ file: ':memory:', now: () => 0, log: line => told.push(line), explain: true });
  await other.ensureCollection('c');
  await other.ensureIndex('c', { name: 'a_1', keys: [['a', 1]], unique: false, sparse: false });
  const docs = [1, 2, 3].map(a => read({ _id: `d${a}`, a }));
  await other.run(undefined, () => other.operations.insert(other.collection('c'), docs, undefined));
  told.length = 0;
  const question = { query: read(query), sort: sort && read(sort), skip: 0, limit: 20 };
  await other.run(undefined, () => other.operations.find(other.collection('c'), question, undefined));
  other.close();
  expect(told).toHaveLength(1);
  return told[0]!;
};

test.each([
  [
    'by an index',
    { a: { $gte: 2 } },
    { a: -1 },
    { shape: '{ a: gte }', plan: 'index a_1 (1 ranges, reverse)', order: 'index', examined: 2, returned: 2 },
  ],
  [
    'by reading all',
    { b: 1 },
    { b: 1 },
    { shape: '{ b: eq }', plan: 'collection', order: 'memory', examined: 3, returned: 0 },
  ],
  ['by its id', { _id: 'd1' }, undefined, { shape: '_id: eq', plan: 'id', examined: 1, returned: 1 }],
])('where questions are explained, one tells that it was answered %s', async (_how, query, sort, told) => {
  expect(await explaining(query, sort)).toEqual({
    ...{ level: 'info', kind: 'store.explain', collection: 'c', ms: expect.any(Number) as number },
    ...told,
  });
});

const HERE = {
  $geoWithin: {
    $box: [
      [0, 0],
      [1, 1],
    ],
  },
};

test.each([
  ['a place alone', { p: HERE }, false],
  ['a place beside a field with an index', { a: 1, p: HERE }, false],
  ['a place beside a field without one', { b: 1, p: HERE }, true],
  ['a choice of a place', { $or: [{ b: 1 }, { p: HERE }] }, false],
])('where wasteful questions fail, %s does so or not', async (_what, query, fails) => {
  const other = openStore({ file: ':memory:', now: () => 0, wasteful: 'throw' });
  await other.ensureCollection('c');
  await other.ensureIndex('c', { name: 'a_1', keys: [['a', 1]], unique: false, sparse: false });
  const asked = other.run(undefined, () =>
    other.operations.find(other.collection('c'), { query: read(query), skip: 0, limit: 20 }, undefined),
  );
  if (fails) await expect(asked).rejects.toThrow('an index { b: 1 } is wanted');
  else await expect(asked).resolves.toEqual([]);
  other.close();
});

test('a page that the index gives in order is read at once, and nothing behind it', () => {
  const collection = store.collection('c');
  const index = collection.indexes.find(({ spec }) => spec.name === 'member_at')!;
  const page = jest.spyOn(index.sql, 'page');
  const node = parseQuery(read({ member: 'm3' }));
  const found = findRows(collection, node, { sort: sortFields(read({ at: -1 })), skip: 0, limit: 20 });
  expect(found.hits).toHaveLength(20);
  expect(page).toHaveBeenCalledTimes(1);
  page.mockRestore();
});
