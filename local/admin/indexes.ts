import type { IndexSpec } from '../store/catalog';
import type { Store } from '../store/open';
import { invalidParam } from '../wire/errors';
import { exportPage, importLines, modeOf } from './transfer';

export type { IndexSpec } from '../store/catalog';
export type CollectionIndexes = { collection: string; indexes?: IndexSpec[] };

export const listCollections = (store: Store): { name: string; documents: number }[] =>
  store.collections().map(collection => ({ name: collection.name, documents: collection.sql.count() }));

export const listIndexes = (store: Store, collection: string): IndexSpec[] =>
  store.collection(collection).indexes.map(index => index.spec);

/** Makes what is missing of collections and indexes; what is there stays. Answers what was made. */
export const ensureIndexes = async (store: Store, specs: readonly CollectionIndexes[]): Promise<string[]> => {
  const made: string[] = [];
  for (const { collection, indexes = [] } of specs) {
    if (await store.ensureCollection(collection)) made.push(collection);
    for (const index of indexes)
      if (await store.ensureIndex(collection, index)) made.push(`${collection}.${index.name}`);
  }
  return made;
};

/** One action of the admin endpoint: answers its data, throws a `WireError`. */
export type AdminHandler = (
  params: Record<string, unknown>,
) => Promise<Record<string, unknown>> | Record<string, unknown>;

const text = (params: Record<string, unknown>, name: string): string => {
  const value = params[name];
  if (typeof value !== 'string' || value === '') throw invalidParam(`${name} must be a non-empty string.`);
  return value;
};

const specOf = (value: unknown): IndexSpec => {
  const spec = value as IndexSpec | undefined;
  if (typeof spec?.name !== 'string' || !Array.isArray(spec.keys)) {
    throw invalidParam('An index is { name, keys: [[field, 1 | -1], ...], unique?, sparse? }.');
  }
  const { name, keys, unique, sparse } = spec;
  return { name, keys, ...(unique ? { unique: true } : {}), ...(sparse ? { sparse: true } : {}) };
};

const collectionsOf = (value: unknown): CollectionIndexes[] => {
  if (!Array.isArray(value)) throw invalidParam('specs must be an array of { collection, indexes }.');
  return value.map((item: { collection?: unknown; indexes?: unknown }) => ({
    collection: text(item as Record<string, unknown>, 'collection'),
    indexes: Array.isArray(item.indexes) ? item.indexes.map(specOf) : [],
  }));
};

const afterOf = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw invalidParam('after must be 0 or the next of the page before.');
  return value;
};

const linesOf = (value: unknown): string[] => {
  if (!Array.isArray(value) || value.some(line => typeof line !== 'string'))
    throw invalidParam('lines must be an array of strings, one document each.');
  return value as string[];
};

/** Actions of `POST /_local/admin` on collections, indexes and the store. */
export const adminHandlers = (store: Store): Record<string, AdminHandler> => ({
  'collection.list': () => ({ collections: listCollections(store) }),
  'collection.create': async params => ({
    created: await store.ensureCollection(text(params, 'collection')),
  }),
  'collection.drop': async params => ({ dropped: await store.dropCollection(text(params, 'collection')) }),
  'index.list': params => ({ indexes: listIndexes(store, text(params, 'collection')) }),
  'index.ensure': async params => {
    if (params['specs'] !== undefined)
      return { made: await ensureIndexes(store, collectionsOf(params['specs'])) };
    const collection = text(params, 'collection');
    const created = await ensureIndexes(store, [{ collection, indexes: [specOf(params['index'])] }]);
    return { made: created };
  },
  'index.drop': async params => ({
    dropped: await store.dropIndex(text(params, 'collection'), text(params, 'name')),
  }),
  'collection.export': params => exportPage(store, text(params, 'collection'), afterOf(params['after'])),
  'collection.import': async params => ({
    imported: await importLines(
      store,
      text(params, 'collection'),
      linesOf(params['lines']),
      modeOf(params['mode']),
    ),
  }),
  'store.reset': async () => {
    await store.reset();
    return {};
  },
});
