import { setImmediate as nextTurn } from 'node:timers/promises';
import { fromEjson, parseStored } from '../../ejson/read';
import type { Doc } from '../../ejson/value';
import type { Store } from '../../store/open';
import { randomFrom } from '../history/random';

export const WRITERS = 16;
/** A document of several pages, so that the log soon has to be moved into the store file. */
const PADDING = 'x'.repeat(12_000);

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;

/** What writers and readers were answered. */
export type Told = { ids: Set<string>; moves: Set<string>; counters: number[]; answers: number };

export const nothingTold = (): Told => ({
  ids: new Set(),
  moves: new Set(),
  counters: Array.from({ length: WRITERS }, () => 0),
  answers: 0,
});

const bodies = (store: Store, name: string, query: object = {}) =>
  store.run(undefined, () =>
    store.operations.find(
      store.collection(name),
      { query: read(query), skip: 0, limit: Infinity },
      undefined,
    ),
  );

const has = (store: Store, name: string) => store.collections().some(collection => collection.name === name);

const docs = async (store: Store, name: string, query?: object) =>
  (await bodies(store, name, query)).map(body => parseStored(body) as unknown as { _id: string; n?: number });

const insert = (store: Store, name: string, doc: object, transaction?: string) =>
  store.run(transaction, t => store.operations.insert(store.collection(name), [read(doc)], t));

const count = (store: Store, writer: number) =>
  store.run(undefined, () =>
    store.operations.update(
      store.collection('counters'),
      {
        query: read({ _id: `k${writer}` }),
        data: read({ $inc: { n: 1 } }),
        multi: false,
        replace: false,
        upsert: true,
      },
      undefined,
    ),
  );

const move = async (store: Store, id: string): Promise<void> => {
  const transaction = store.begin();
  await insert(store, 'left', { _id: id }, transaction);
  await insert(store, 'right', { _id: id }, transaction);
  await store.commit(transaction);
};

/** Makes what the writers use. */
export const prepare = async (store: Store): Promise<void> => {
  for (const name of ['padded', 'left', 'right', 'counters']) await store.ensureCollection(name);
};

/** Writes and reads until `stop` answers true, noting each answer at once; `writers` of them at a time, sixteen at most. */
export const runWriters = async (
  store: Store,
  told: Told,
  stop: () => boolean,
  writers = WRITERS,
): Promise<void> => {
  const noted = async (work: Promise<unknown>, note: () => void) => {
    await work;
    note();
    told.answers++;
  };
  const write = async (writer: number): Promise<void> => {
    const random = randomFrom(writer);
    for (let turn = 0; !stop(); turn++) {
      // not all of them into the same commit
      for (let wait = random.below(6); wait > 0; wait--) await nextTurn();
      const id = `${writer}-${turn}`;
      await noted(insert(store, 'padded', { _id: id, pad: PADDING }), () => told.ids.add(id));
      await noted(count(store, writer), () => told.counters[writer]!++);
      if (turn % 3 === 0) await noted(move(store, id), () => told.moves.add(id));
      // who sees another's change is told something too
      const other = (writer + turn) % WRITERS;
      const seen = docs(store, 'counters', { _id: `k${other}` });
      await noted(seen, () => {});
      const n = (await seen)[0]?.n ?? 0;
      told.counters[other] = Math.max(told.counters[other]!, n);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
};

const missing = (what: string, told: Set<string>, found: Set<string>): string[] =>
  [...told].filter(id => !found.has(id)).map(id => `${what} ${id} was acknowledged and is lost`);

/** What a store does not hold of what was told. */
export const lostIn = async (store: Store, told: Told): Promise<string[]> => {
  // a collection may be lost too
  const all = async (name: string) => (has(store, name) ? docs(store, name) : []);
  const idsOf = async (name: string) => new Set((await all(name)).map(({ _id }) => _id));
  const [padded, left, right] = await Promise.all(['padded', 'left', 'right'].map(idsOf));
  const counters = new Map((await all('counters')).map(({ _id, n }) => [_id, n ?? 0]));
  const halves = [...left!].filter(id => !right!.has(id)).concat([...right!].filter(id => !left!.has(id)));
  return [
    ...missing('insert', told.ids, padded!),
    ...missing('transaction', told.moves, left!),
    ...halves.map(id => `transaction ${id} is there by half`),
    ...told.counters.flatMap((n, writer) => {
      const found = counters.get(`k${writer}`) ?? 0;
      return found < n ? [`counter ${writer} was seen at ${n} and stands at ${found}`] : [];
    }),
  ];
};
