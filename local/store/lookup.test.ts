import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { runPipeline } from './aggregate';
import { openStore, type Store } from './open';

const read = (json: unknown) => fromEjson(json, { now: () => 0 });
const stagesOf = (stages: object[]) =>
  stages.map(stage => {
    const [stageKey] = Object.keys(stage);
    return { stageKey: stageKey!, stageValue: read((stage as Record<string, unknown>)[stageKey!]) };
  });
const plain = (line: string): unknown =>
  JSON.parse(line, (_key, value: unknown) => {
    const number = (value as Record<string, string> | null)?.['$numberInt'];
    return number === undefined ? value : Number(number);
  });
const run = (store: Store, name: string, stages: object[]) =>
  runPipeline(store, store.collection(name), stagesOf(stages)).map(plain);
const add = async (store: Store, name: string, docs: object[]) => {
  await store.ensureCollection(name);
  const collection = store.collection(name);
  for (let at = 0; at < docs.length; at += 1000) {
    const part = docs.slice(at, at + 1000).map(doc => read(doc) as Doc);
    await store.run(undefined, () => store.operations.insert(collection, part, undefined));
  }
};

/** Counts the rows that are read of a collection from now on. */
const countReads = (store: Store, name: string) => {
  const reads = { rows: 0 };
  const counted =
    <A extends unknown[], R extends unknown[]>(ask: (...args: A) => R) =>
    (...args: A): R => {
      const rows = ask(...args);
      reads.rows += rows.length;
      return rows;
    };
  const collection = store.collection(name);
  collection.sql.after = counted(collection.sql.after);
  const countedOne =
    <A extends unknown[], R>(ask: (...args: A) => R | undefined) =>
    (...args: A): R | undefined => {
      const row = ask(...args);
      if (row) reads.rows++;
      return row;
    };
  collection.sql.byId = countedOne(collection.sql.byId);
  for (const { sql } of collection.indexes) {
    sql.page = counted(sql.page);
    sql.first = countedOne(sql.first);
  }
  return reads;
};

let store: Store;
let lines: object[];
const open = (wasteful: 'log' | 'throw') => {
  lines = [];
  return openStore({ file: ':memory:', now: () => 0, wasteful, log: line => void lines.push(line) });
};
beforeEach(() => {
  store = open('throw');
});
const reopenTolerant = () => {
  store.close();
  store = open('log');
};
afterEach(() => store.close());

describe('beside ten thousand other documents', () => {
  beforeEach(async () => {
    await add(store, 'device', [{ _id: 'd', handle: 7, memberId: 'm42' }]);
    await add(
      store,
      'membership',
      Array.from({ length: 10_000 }, (_v, n) => ({ _id: n, memberId: `m${n % 5000}`, n })),
    );
    await add(
      store,
      'member',
      Array.from({ length: 10_000 }, (_v, n) => ({ _id: `m${n}` })),
    );
    await store.ensureIndex('membership', { name: 'memberId', keys: [['memberId', 1]] });
  });

  test('a join by fields reads what it answers', async () => {
    const members = countReads(store, 'member');
    const memberships = countReads(store, 'membership');
    const [found] = run(store, 'device', [
      { $match: { _id: 'd' } },
      { $lookup: { from: 'member', localField: 'memberId', foreignField: '_id', as: 'members' } },
      { $lookup: { from: 'membership', localField: 'memberId', foreignField: 'memberId', as: 'in' } },
    ]);
    expect(found).toEqual({
      _id: 'd',
      handle: 7,
      memberId: 'm42',
      members: [{ _id: 'm42' }],
      in: [
        { _id: 42, memberId: 'm42', n: 42 },
        { _id: 5042, memberId: 'm42', n: 5042 },
      ],
    });
    expect({ members: members.rows, memberships: memberships.rows }).toEqual({ members: 1, memberships: 2 });
  });

  test.each([
    ['an equality with a variable', { $expr: { $eq: ['$memberId', '$$id'] } }],
    ['the same the other way round', { $expr: { $eq: ['$$id', '$memberId'] } }],
    ['one condition of several', { $expr: { $and: [{ $eq: ['$memberId', '$$id'] }, { $gte: ['$n', 0] }] } }],
    ['membership in a list', { $expr: { $in: ['$memberId', ['$$id', 'nobody']] } }],
    ['a constant', { memberId: 'm42' }],
  ])('a leading $match of the pipeline form goes by the index: %s', async (_reason, match) => {
    const memberships = countReads(store, 'membership');
    const [found] = run(store, 'device', [
      {
        $lookup: {
          from: 'membership',
          let: { id: '$memberId' },
          pipeline: [{ $match: match }, { $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1, _id: 0 } }],
          as: 'in',
        },
      },
    ]) as { in: unknown }[];
    expect(found!.in).toEqual([{ n: 5042 }]);
    expect(memberships.rows).toBeLessThanOrEqual(2);
  });

  test('a join without an index is wasteful', () => {
    const ask = () =>
      run(store, 'device', [
        { $lookup: { from: 'membership', localField: 'handle', foreignField: 'n', as: 'in' } },
      ]);
    expect(ask).toThrow(
      expect.objectContaining({ code: 'WASTEFUL_QUERY', message: expect.stringContaining('{ n: 1 }') }),
    );
  });

  test('a correlated pipeline without an index is wasteful and says which index it wants', () => {
    const ask = () =>
      run(store, 'device', [
        {
          $lookup: {
            from: 'membership',
            let: { h: '$handle' },
            pipeline: [{ $match: { $expr: { $eq: ['$n', '$$h'] } } }],
            as: 'in',
          },
        },
      ]);
    expect(ask).toThrow(
      expect.objectContaining({ code: 'WASTEFUL_QUERY', message: expect.stringContaining('{ n: 1 }') }),
    );
  });
});

test('a join without an index reads the other collection once, whatever joins it, and is logged', async () => {
  reopenTolerant();
  await add(
    store,
    'many',
    Array.from({ length: 50 }, (_v, n) => ({ _id: n })),
  );
  await add(
    store,
    'other',
    Array.from({ length: 2000 }, (_v, n) => ({ _id: `x${n}`, n })),
  );
  const others = countReads(store, 'other');
  const found = run(store, 'many', [
    { $lookup: { from: 'other', localField: '_id', foreignField: 'n', as: 'in' } },
  ]) as { in: { n: number }[] }[];
  expect(found.map(item => item.in[0]!.n)).toEqual(Array.from({ length: 50 }, (_v, n) => n));
  expect(others.rows).toBe(2000);
  expect(lines).toEqual([
    expect.objectContaining({
      kind: 'store.wasteful',
      collection: 'other',
      index: '{ n: 1 }',
      examined: 2000,
    }),
  ]);
});

type Row = [reason: string, local: object, foreign: object, joins: boolean];
const rows: Row[] = [
  ['equal values join', { k: 1 }, { f: 1 }, true],
  ['numbers join by value', { k: 1 }, { f: { $numberDouble: '1.0' } }, true],
  ['other types do not', { k: 1 }, { f: '1' }, false],
  ['a missing local field joins null', {}, { f: null }, true],
  ['a missing local field joins a missing one', {}, {}, true],
  ['null joins a missing one', { k: null }, {}, true],
  ['a value does not join a missing one', { k: 1 }, {}, false],
  ['each item of a local array joins', { k: [5, 1] }, { f: 1 }, true],
  ['a value joins an item of a foreign array', { k: 1 }, { f: [5, 1] }, true],
  ['an empty foreign array joins nothing', { k: null }, { f: [] }, false],
  ['documents join by field order', { k: { a: 1, b: 2 } }, { f: { b: 2, a: 1 } }, false],
  ['documents join as wholes', { k: { a: 1, b: 2 } }, { f: { a: 1, b: 2 } }, true],
];

describe.each([
  ['with an index', true],
  ['without one', false],
])('what joins what, %s', (_name, indexed) => {
  beforeEach(reopenTolerant);
  test.each(rows)('%s', async (_reason, local, foreign, joins) => {
    await add(store, 'local', [{ _id: 1, ...local }]);
    await add(store, 'foreign', [
      { _id: 1, ...foreign },
      { _id: 2, f: 'other' },
    ]);
    if (indexed) await store.ensureIndex('foreign', { name: 'f', keys: [['f', 1]] });
    const [found] = run(store, 'local', [
      { $lookup: { from: 'foreign', localField: 'k', foreignField: 'f', as: 'found' } },
    ]) as { found: { _id: number }[] }[];
    expect(found!.found.map(doc => doc._id)).toEqual(joins ? [1] : []);
  });
});

test('paths go through arrays on both sides', async () => {
  reopenTolerant();
  await add(store, 'bill', [{ _id: 1, lines: [{ sku: 'a' }, { sku: 'b' }, { none: 1 }] }]);
  await add(store, 'goods', [
    { _id: 1, codes: [{ sku: 'b' }] },
    { _id: 2, codes: [{ sku: 'a' }, { sku: 'b' }] },
    { _id: 3, codes: [{ sku: 'c' }] },
  ]);
  const [found] = run(store, 'bill', [
    { $lookup: { from: 'goods', localField: 'lines.sku', foreignField: 'codes.sku', as: 'deep.goods' } },
  ]) as { deep: { goods: { _id: number }[] } }[];
  expect(found!.deep.goods.map(doc => doc._id)).toEqual([1, 2]);
});

test('fields and a pipeline together narrow each other; a lookup stands inside a lookup and a facet', async () => {
  reopenTolerant();
  await add(store, 'a', [{ _id: 1, k: 'x' }]);
  await add(store, 'b', [
    { _id: 1, k: 'x', n: 1 },
    { _id: 2, k: 'x', n: 2 },
    { _id: 3, k: 'y', n: 2 },
  ]);
  await add(store, 'c', [{ _id: 2, name: 'two' }]);
  const inner = { $lookup: { from: 'c', localField: 'n', foreignField: '_id', as: 'c' } };
  const join = {
    $lookup: {
      from: 'b',
      localField: 'k',
      foreignField: 'k',
      pipeline: [{ $match: { n: 2 } }, inner],
      as: 'b',
    },
  };
  const expected = { _id: 1, k: 'x', b: [{ _id: 2, k: 'x', n: 2, c: [{ _id: 2, name: 'two' }] }] };
  expect(run(store, 'a', [join])).toEqual([expected]);
  expect(run(store, 'a', [{ $facet: { one: [join], none: [{ $match: { _id: 9 } }] } }])).toEqual([
    { one: [expected], none: [] },
  ]);
});

test('a pipeline without variables is run once; a collection that is not there joins as an empty one', async () => {
  await add(store, 'a', [{ _id: 1 }, { _id: 2 }]);
  await add(store, 'b', [{ _id: 'x' }]);
  const reads = countReads(store, 'b');
  expect(run(store, 'a', [{ $lookup: { from: 'b', pipeline: [], as: 'b' } }])).toEqual([
    { _id: 1, b: [{ _id: 'x' }] },
    { _id: 2, b: [{ _id: 'x' }] },
  ]);
  expect(reads.rows).toBe(1);
  expect(run(store, 'a', [{ $limit: 1 }, { $lookup: { from: 'no', pipeline: [], as: 'b' } }])).toEqual([
    { _id: 1, b: [] },
  ]);
});

test('a condition that only reading all of a small collection answers fails where it shall, and is let pass elsewhere', async () => {
  const ask = () => run(store, 'few', [{ $match: { a: 1 } }]);
  await add(store, 'few', [{ _id: 1, a: 1 }]);
  expect(ask).toThrow(expect.objectContaining({ code: 'WASTEFUL_QUERY' }));
  expect(run(store, 'few', [{ $match: {} }])).toHaveLength(1);
  await store.ensureIndex('few', { name: 'a', keys: [['a', 1]] });
  expect(ask()).toHaveLength(1);
  reopenTolerant();
  await add(store, 'few', [{ _id: 1, a: 1 }]);
  expect(ask()).toHaveLength(1);
});

test.each([
  [{ as: 'x', localField: 'a', foreignField: 'b' }, "'from'"],
  [{ from: 'b', as: 'x' }, "'pipeline' or both"],
  [{ from: 'b', as: 'x', localField: 'a' }, "'foreignField'"],
  [{ from: 'b', as: 'x', pipeline: {} }, 'must be an array'],
  [{ from: 'b', as: 'x', pipeline: [{ $a: 1, $b: 1 }] }, 'exactly one field'],
  [{ from: 'b', as: 'x', pipeline: [], other: 1 }, 'unknown argument to $lookup: other'],
  [{ from: 'b', as: 'x', pipeline: [{ $out: 'c' }] }, '$out'],
  [{ from: 'b', as: 'x', pipeline: [{ $match: { $expr: { $foo: 1 } } }] }, "Unrecognized expression '$foo'"],
])('the lookup %j is refused', async (spec, message) => {
  await add(store, 'a', [{ _id: 1 }]);
  await add(store, 'b', [{ _id: 1 }]);
  expect(() => run(store, 'a', [{ $lookup: spec }])).toThrow(message);
});
