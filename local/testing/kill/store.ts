import Database from 'libsql';
import { fromEjson, parseStored } from '../../ejson/read';
import type { Doc } from '../../ejson/value';
import { openStore, type Store } from '../../store/open';
import { ACCOUNTS, WRITERS, type Found } from './ledger';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const open = (file: string) => openStore({ file, now: () => 0 });

const byNumber = (letter: string, many: number) =>
  Array.from({ length: many }, (_, n) => ({ _id: `${letter}${n}` }));

/** Makes the collections of the writers, with everything that they count at zero. */
export const prepareStore = async (file: string): Promise<void> => {
  const store = open(file);
  const fill = (name: string, docs: object[]) =>
    store.run(undefined, () => store.operations.insert(store.collection(name), docs.map(read), undefined));
  for (const name of ['plain', 'left', 'right', 'accounts', 'counters']) await store.ensureCollection(name);
  await store.ensureIndex('plain', { name: 'code', keys: [['code', 1]], unique: true });
  await fill(
    'accounts',
    byNumber('a', ACCOUNTS).map(doc => ({ ...doc, n: 0 })),
  );
  await fill(
    'counters',
    byNumber('k', WRITERS + 1).map(doc => ({ ...doc, n: 0, last: '' })),
  );
  store.close();
};

const findIn = async <T>(store: Store, name: string, query: object): Promise<T[]> => {
  const collection = store.collection(name);
  const question = { query: read(query), skip: 0, limit: Infinity };
  const bodies = await store.run(undefined, () => store.operations.find(collection, question, undefined));
  return bodies.map(body => parseStored(body) as T);
};

type Stored = { _id: string; [field: string]: unknown };

const inOrder = <T>(docs: Stored[], pick: (doc: Stored) => T): T[] => {
  const values: T[] = [];
  for (const doc of docs) values[Number(doc._id.slice(1))] = pick(doc);
  return values;
};

/** What a store holds whose process was killed; documents of the ids with this prefix only. */
export const readFound = async (file: string, prefix: string): Promise<Found> => {
  const store = open(file);
  const ofCycle = { _id: { $gte: prefix, $lt: `${prefix}~` } };
  const docs = (name: string, query: object) => findIn<Stored>(store, name, query);
  try {
    return {
      plain: (await docs('plain', ofCycle)).map(({ _id, code }) => ({ id: _id, code: code as string })),
      left: (await docs('left', ofCycle)).map(({ _id, from, to }) => ({
        id: _id,
        from: from as number,
        to: to as number,
      })),
      right: (await docs('right', ofCycle)).map(({ _id }) => _id),
      balances: inOrder(await docs('accounts', {}), ({ n }) => n as number),
      counters: inOrder(await docs('counters', {}), ({ n, last }) => ({
        n: n as number,
        last: last as string,
      })),
    };
  } finally {
    store.close();
  }
};

/** Every id of a collection, and every id that its index on `field` leads to. */
export const readIds = async (file: string, name: string, field?: string): Promise<Set<string>> => {
  const store = open(file);
  const query = field === undefined ? {} : { [field]: { $gte: '' } };
  const ids = (await findIn<Stored>(store, name, query)).map(({ _id }) => _id);
  store.close();
  return new Set(ids);
};

/** What SQLite finds wrong with the file: `ok`. */
export const integrityOf = (file: string): string => {
  const sql = new Database(file);
  const [row] = sql.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  sql.close();
  return row!.integrity_check;
};
