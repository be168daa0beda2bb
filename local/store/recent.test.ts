import { fromEjson, parseStored } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { openStore } from './open';
import { createRecent } from './recent';

const id = (text: string): Buffer => Buffer.from(text);
const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;

test('what was kept is found, what was forgotten or cleared is not, and collections share nothing', () => {
  const recent = createRecent();
  const [one, two] = [recent.table(1), recent.table(2)];
  one.keep(id('a'), { ord: 1, body: '{}' });
  expect([one.find(id('a')), two.find(id('a'))]).toEqual([{ ord: 1, body: '{}' }, undefined]);
  one.forget(id('a'));
  expect(one.find(id('a'))).toBeUndefined();
  two.keep(id('a'), { ord: 2, body: '{}' });
  recent.clear();
  expect([two.find(id('a')), recent.length()]).toEqual([undefined, 0]);
});

test('it holds no more than it may: the oldest go first, and what is large is not kept at all', () => {
  const recent = createRecent(250);
  const table = recent.table(1);
  for (const name of ['a', 'b', 'c']) table.keep(id(name), { ord: 1, body: 'x'.repeat(100) });
  expect([table.find(id('a')), recent.length()]).toEqual([undefined, 200]);
  table.keep(id('b'), { ord: 1, body: 'y'.repeat(70_000) });
  expect([table.find(id('b')), recent.length()]).toEqual([undefined, 100]);
});

describe('by id, a store answers what it holds', () => {
  const open = async () => {
    const store = openStore({ file: ':memory:', now: () => 0 });
    await store.ensureCollection('c');
    await store.ensureIndex('c', { name: 'n', keys: [['n', 1]] });
    const run = <T>(work: (collection: ReturnType<typeof store.collection>) => T) =>
      store.run(undefined, () => work(store.collection('c')));
    const put = (n: number) =>
      run(c =>
        store.operations.update(
          c,
          {
            query: read({ _id: 'a' }),
            data: read({ _id: 'a', n }),
            multi: false,
            replace: true,
            upsert: true,
          },
          undefined,
        ),
      );
    const remove = () => run(c => store.operations.remove(c, read({ _id: 'a' }), true, undefined));
    const n = async () => {
      const [body] = await run(c =>
        store.operations.find(c, { query: read({ _id: 'a' }), skip: 0, limit: 1 }, undefined),
      );
      return body === undefined ? undefined : parseStored(body)['n'];
    };
    return { store, put, remove, n };
  };

  test('after a change, a removal, and a new document under the same id', async () => {
    const { put, remove, n } = await open();
    await put(1);
    expect(await n()).toBe(1);
    await put(2);
    expect(await n()).toBe(2);
    await remove();
    expect(await n()).toBeUndefined();
    await put(3);
    expect(await n()).toBe(3);
  });

  test('after a change that failed half-way and was undone', async () => {
    const { store, put, n } = await open();
    await put(1);
    expect(await n()).toBe(1);
    const broken = store.collection('c').indexes[1]!.sql;
    broken.insert = () => {
      throw new Error('disk full');
    };
    await expect(put(2)).rejects.toThrow();
    expect(await n()).toBe(1);
    await put(3);
    expect(await n()).toBe(3);
  });

  test('after the collection was dropped and made again', async () => {
    const { store, put, n } = await open();
    await put(1);
    expect(await n()).toBe(1);
    await store.dropCollection('c');
    await store.ensureCollection('c');
    expect(await n()).toBeUndefined();
  });
});
