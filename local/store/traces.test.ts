import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { slowDisk, someTurns } from '../testing/slow-disk';
import { runPipeline } from './aggregate';
import { openStore, type Store } from './open';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;

const find = (store: Store, name: string, query: object, transaction?: string) =>
  store.run(transaction, t =>
    store.operations.find(store.collection(name), { query: read(query), skip: 0, limit: 9 }, t),
  );
const put = (store: Store, name: string, doc: object, transaction?: string) =>
  store.run(transaction, t => store.operations.insert(store.collection(name), [read(doc)], t));
const remove = (store: Store, name: string, query: object) =>
  store.run(undefined, () => store.operations.remove(store.collection(name), read(query), false, undefined));
const joined = (store: Store, from: string) => {
  const lookup = read({ from, localField: 'x', foreignField: '_id', as: 'found' });
  const stages = [{ stageKey: '$lookup', stageValue: lookup }];
  return store.run(undefined, () => runPipeline(store, store.collection('still'), stages));
};

/** Two collections with a document each, on a slow disk that has nothing to do. */
const openSlowly = async () => {
  const { disk, end, underWay } = slowDisk();
  const store = openStore({ file: ':memory:', now: () => 0, disk });
  const lasting = async <T>(work: Promise<T>): Promise<T> => {
    await someTurns();
    for (; underWay.length > 0; await someTurns()) end();
    return work;
  };
  for (const name of ['changed', 'still']) {
    await lasting(store.ensureCollection(name));
    await lasting(store.ensureIndex(name, { name: 'n', keys: [['n', 1]] }));
    await lasting(store.ensureIndex(name, { name: 'u', keys: [['u', 1]], unique: true }));
    await lasting(put(store, name, { _id: 'old', n: 1, u: 1, x: 'new' }));
  }
  return { store, lasting };
};

/** Whether the answer waits while a change of the collection `changed` is not on disk yet. */
const waits = async (
  ask: (store: Store, transaction: string) => Promise<unknown>,
  change = (store: Store) => put(store, 'changed', { _id: 'new', n: 2, u: 2 }) as Promise<unknown>,
): Promise<'waits' | 'at once'> => {
  const { store, lasting } = await openSlowly();
  // sees both collections as they were before the change
  const earlier = store.begin();
  await find(store, 'still', {}, earlier);
  const changing = change(store);
  await someTurns();
  let answered = false;
  const answer = ask(store, earlier)
    .catch(() => 'refused')
    .finally(() => (answered = true));
  await someTurns();
  const seen = answered ? 'at once' : 'waits';
  await lasting(changing);
  await lasting(answer);
  return seen;
};

type Ask = (store: Store, earlier: string) => Promise<unknown>;

test.each<[string, Ask]>([
  ['a question that finds the change', store => find(store, 'changed', {})],
  ['a question by id', store => find(store, 'changed', { _id: 'new' })],
  ['a question by id that finds nothing', store => find(store, 'changed', { _id: 'none' })],
  ['a question by an index that finds nothing', store => find(store, 'changed', { n: 5 })],
  ['a question by a unique index that finds nothing', store => find(store, 'changed', { u: 9 })],
  [
    'a count',
    store => store.run(undefined, () => store.operations.count(store.collection('changed'), read({}))),
  ],
  ['a joined question', store => joined(store, 'changed')],
  ['a change of the same collection', store => put(store, 'changed', { _id: 'later' })],
  ['a change of another collection', store => put(store, 'still', { _id: 'later' })],
  ['a refusal of what is there already', store => put(store, 'changed', { _id: 'new' })],
  ['a refusal of what a unique index has already', store => put(store, 'changed', { _id: 'later', u: 2 })],
  ['a question in a transaction', store => find(store, 'changed', {}, store.begin())],
  [
    'a question in a transaction that began before the change',
    (store, earlier) => find(store, 'changed', {}, earlier),
  ],
  [
    'a question by id in a transaction that began before the change',
    (store, earlier) => find(store, 'changed', { _id: 'new' }, earlier),
  ],
  [
    'the commit of a transaction',
    async (store, earlier) => {
      await put(store, 'still', { _id: 'later' }, earlier);
      await store.commit(earlier);
    },
  ],
])('while the disk is busy with a change %s waits', async (_what, ask) => {
  expect(await waits(ask)).toBe('waits');
});

test.each<[string, Ask]>([
  ['a question about another collection', store => find(store, 'still', {})],
  ['a question by id about another collection', store => find(store, 'still', { _id: 'old' })],
  ['a question that joins other collections', store => joined(store, 'still')],
  [
    'a question about another collection in a transaction',
    (store, earlier) => find(store, 'still', {}, earlier),
  ],
  [
    'a change that is kept in a transaction',
    (store, earlier) => put(store, 'still', { _id: 'later' }, earlier),
  ],
  ['a refusal that looked at no document', store => find(store, 'changed', { $no: 1 })],
  ['the commit of a transaction that changed nothing', (store, earlier) => store.commit(earlier)],
])('while the disk is busy with a change %s is answered at once', async (_what, ask) => {
  expect(await waits(ask)).toBe('at once');
});

const update = (store: Store, query: object, data: object) =>
  store.run(undefined, () =>
    store.operations.update(
      store.collection('changed'),
      { query: read(query), data: read(data), multi: false, replace: false, upsert: false },
      undefined,
    ),
  );

test.each<[string, (store: Store) => Promise<unknown>]>([
  ['updated', store => update(store, { _id: 'old' }, { $set: { n: 7 } })],
  ['removed', store => remove(store, 'changed', { _id: 'old' })],
  [
    'changed by a transaction',
    async store => {
      const id = store.begin();
      await put(store, 'changed', { _id: 'new' }, id);
      await store.commit(id);
    },
  ],
])('a question about what was %s waits for the disk', async (_what, change) => {
  expect(await waits(store => find(store, 'changed', { _id: 'old' }), change)).toBe('waits');
});

test('what was seen is settled once: the next question about it is answered at once', async () => {
  const { store, lasting } = await openSlowly();
  await lasting(put(store, 'changed', { _id: 'new' }));
  await find(store, 'changed', {});
});
