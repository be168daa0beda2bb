import fc from 'fast-check';
import { fromEjson, parseStored } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { matches, sortOrder, type Json, type Query } from '../testing/oracle';
import { counts } from '../../tests/long';
import { openStore, type Store } from './open';

const RUNS = counts.propertyRuns;

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 3 }) },
  fc.constantFrom(1.5, -0.5),
  fc.constantFrom('', 'x', 'xy', 'y'),
  fc.boolean(),
  fc.integer({ min: 0, max: 3 }).map(day => new Date(day * 86_400_000)),
);
const nested: fc.Arbitrary<Json> = fc.record(
  { d: scalar, e: scalar },
  { requiredKeys: [] },
) as fc.Arbitrary<Json>;
const anyValue: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: nested },
  { weight: 5, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 5, arbitrary: fc.array(fc.oneof({ weight: 3, arbitrary: nested }, scalar), { maxLength: 3 }) },
);
const body = fc.record({ a: anyValue, b: anyValue, c: scalar }, { requiredKeys: [] });
const docs = fc.array(body, { maxLength: 25, size: '+1' });

const path = fc.constantFrom('a', 'a', 'b', 'c', 'a.d', 'b.d', 'b.e', 'b.d', 'b.e', 'a.0');
const operand = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
);
const comparison = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne');
const operators = fc.oneof(
  fc.tuple(comparison, operand).map(([op, value]) => ({ [op]: value })),
  { weight: 4, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })) },
  fc
    .tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(scalar, { maxLength: 3 }))
    .map(([op, list]) => ({ [op]: list })),
  fc.boolean().map(exists => ({ $exists: exists })),
  fc.integer({ min: 0, max: 3 }).map(size => ({ $size: size })),
  fc.tuple(comparison, scalar).map(([op, value]) => ({ $not: { [op]: value } })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gte: low, $lte: high } })),
  fc.record({ d: scalar, e: scalar }, { requiredKeys: [] }).map(query => ({ $elemMatch: query })),
);
const condition: fc.Arbitrary<Query> = fc
  .tuple(path, fc.oneof(operators, operand))
  .map(([field, test]) => ({ [field]: test }));
const query: fc.Arbitrary<Query> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(condition, { minLength: 1, maxLength: 3 })
      .map(parts => Object.assign({}, ...parts) as Query),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(condition, { minLength: 1, maxLength: 3 }))
      .map(([op, parts]) => ({ [op]: parts })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(condition, fc.array(condition, { minLength: 1, maxLength: 2 }))
      .map(([first, parts]) => ({ ...first, $or: parts })),
  },
);
const direction = fc.constantFrom<1 | -1>(1, -1);
const fields = fc.uniqueArray(
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'a.d', 'b.d', 'b.e', '_id'), direction),
  { minLength: 1, maxLength: 3, selector: item => item[0] },
);
const indexes = fc.array(fc.record({ keys: fields, sparse: fc.boolean() }), { maxLength: 3 });
const sorting = fc.oneof(fc.constant([] as [string, 1 | -1][]), fields);

const ejson = (value: Json): unknown => {
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (Array.isArray(value)) return value.map(ejson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ejson(item as Json)]));
};
const read = (json: unknown) => fromEjson(ejson(json as Json), { now: () => 0 }) as Doc;

/** Documents with parallel arrays cannot be in a compound index: MongoDB refuses them, so these are left out. */
const storable = async (store: Store, doc: Json): Promise<boolean> => {
  try {
    await store.run(undefined, transaction =>
      store.operations.insert(store.collection('c'), [read(doc)], transaction),
    );
    return true;
  } catch (error) {
    expect((error as Error).message).toContain('parallel arrays');
    return false;
  }
};

const idsOf = (bodies: string[]) => bodies.map(item => parseStored(item)['_id'] as string);

const check = (
  seen: Json[],
  found: string[],
  asked: Query,
  sort: [string, 1 | -1][],
  skip: number,
  limit: number,
) => {
  const wanted = seen.filter(doc => matches(doc, asked));
  const byId = new Map(seen.map(doc => [(doc as { _id: string })._id, doc]));
  const ids = idsOf(found);
  expect(new Set(ids).size).toBe(ids.length);
  const ranked = [...wanted].sort((a, b) => sortOrder(a, b, sort)).slice(skip, skip + limit);
  expect(ids).toHaveLength(ranked.length);
  ids.forEach((id, i) => {
    const doc = byId.get(id)!;
    expect(matches(doc, asked)).toBe(true);
    if (sort.length > 0) expect(sortOrder(doc, ranked[i]!, sort)).toBe(0);
  });
};

test('whatever the indexes, a query answers what the oracle says, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(
      docs,
      indexes,
      query,
      sorting,
      fc.nat({ max: 3 }),
      fc.integer({ min: 1, max: 30 }),
      async (bodies, specs, asked, sort, skip, limit) => {
        const store = openStore({ file: ':memory:', now: () => 0 });
        try {
          await store.ensureCollection('c');
          for (const [i, spec] of specs.entries()) await store.ensureIndex('c', { name: `i${i}`, ...spec });
          const seen: Json[] = [];
          for (const [i, item] of bodies.entries()) {
            const doc = { _id: `k${i}`, ...item } as Json;
            if (await storable(store, doc)) seen.push(doc);
          }
          const question = { query: read(asked), sort: read(Object.fromEntries(sort)), skip, limit };
          const found = await store.run(undefined, () =>
            store.operations.find(store.collection('c'), question, undefined),
          );
          check(seen, found, asked, sort, skip, limit);
          const total = await store.run(undefined, () =>
            store.operations.count(store.collection('c'), read(asked)),
          );
          expect(total).toBe(seen.filter(doc => matches(doc, asked)).length);
        } finally {
          store.close();
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);

const change = fc.record({
  at: fc.nat({ max: 24 }),
  body,
  kind: fc.constantFrom('set', 'remove', 'add', 'set outside', 'remove outside', 'add outside'),
});

test('a transaction sees its snapshot with its own writes, whatever is committed meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      docs,
      fc.array(body, { maxLength: 4 }),
      query,
      sorting,
      fc.array(change, { maxLength: 12 }),
      fc.integer({ min: 1, max: 30 }),
      async (bodies, early, asked, sort, changes, limit) => {
        const store = openStore({ file: ':memory:', now: () => 0, lockWaitMs: 0 });
        try {
          await store.ensureCollection('c');
          await store.ensureIndex('c', { name: 'a', keys: [['a', 1]] });
          await store.ensureIndex('c', {
            name: 'cb',
            keys: [
              ['c', -1],
              ['b.d', 1],
            ],
          });
          const seen = new Map<string, Json>();
          for (const [i, item] of bodies.entries()) {
            const doc = { _id: `k${i}`, ...item } as Json;
            seen.set(`k${i}`, doc);
            await storable(store, doc);
          }
          const collection = store.collection('c');
          // an older snapshot stays open, so that history goes back further than this transaction needs
          const older = store.begin();
          await store.run(older, transaction =>
            store.operations.find(collection, { query: read({}), skip: 0, limit: 1 }, transaction),
          );
          for (const [i, late] of early.entries()) {
            const doc = { _id: `k${i}`, ...late } as Json;
            const replaced = await store.run(undefined, () =>
              store.operations.update(
                collection,
                {
                  query: read({ _id: `k${i}` }),
                  data: read(late as Json),
                  multi: false,
                  replace: true,
                  upsert: false,
                },
                undefined,
              ),
            );
            if (replaced.updated === 1) seen.set(`k${i}`, doc);
          }
          const id = store.begin();
          const ask = () =>
            store.run(id, transaction =>
              store.operations.find(
                collection,
                { query: read(asked), sort: read(Object.fromEntries(sort)), skip: 0, limit },
                transaction,
              ),
            );
          await ask();
          let ended = false;
          for (const [n, { at, body: next, kind }] of changes.entries()) {
            const key = kind.startsWith('add') ? `n${n}` : `k${at}`;
            const outside = kind.endsWith('outside');
            const by = read({ _id: key });
            try {
              await store.run(outside ? undefined : id, transaction =>
                kind.startsWith('remove')
                  ? store.operations.remove(collection, by, false, transaction)
                  : store.operations.update(
                      collection,
                      {
                        query: by,
                        data: read(next as Json),
                        multi: false,
                        replace: true,
                        upsert: kind.startsWith('add'),
                      },
                      transaction,
                    ),
              );
            } catch (error) {
              expect((error as Error).message).toContain('TransactionConflict');
              if (outside) continue;
              ended = true;
              break;
            }
            if (outside) continue;
            if (kind === 'remove') seen.delete(key);
            else if (kind === 'add' || seen.has(key)) seen.set(key, { _id: key, ...next } as Json);
          }
          if (!ended) check([...seen.values()], await ask(), asked, sort, 0, limit);
        } finally {
          store.close();
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);
