import { setImmediate as turn } from 'node:timers/promises';
import { parseDoc, parseEjson, type ReadOptions } from '../ejson/read';
import { Doc, isObjectId, toNumber, type NumberValue, type Value } from '../ejson/value';
import { runPipeline } from '../store/aggregate';
import type { Collection } from '../store/catalog';
import type { Store } from '../store/open';
import { storable } from '../update/apply';
import { invalidParam, collectionExists, transactionMissing, unsupported } from './errors';
import type { WireHandler } from './handler';

/** The platform's limits of one query. */
export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1000;
/** So many documents are added before others get their turn. */
const INSERT_PART = 1000;

export type DatabaseOptions = {
  /** Off: a collection is made by the first write to it or question about it. On (default): unknown collections fail. */
  strict?: boolean;
};

type Params = Record<string, unknown>;

const text = (params: Params, name: string): string => {
  const value = params[name];
  if (typeof value !== 'string' || value === '')
    throw invalidParam(`[InvalidParameter] ${name} must be a non-empty string.`);
  return value;
};

const optionalDoc = (params: Params, name: string, options: ReadOptions): Doc | undefined => {
  const value = params[name];
  return value === undefined || value === null || value === '' ? undefined : parseDoc(value, name, options);
};

const whole = (params: Params, name: string, fallback: number): number => {
  const value = params[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalidParam(`[InvalidParameter] ${name} must be a non-negative integer.`);
  }
  return value;
};

const transactionOf = (params: Params): string | undefined => {
  const id = params['transactionId'];
  if (id === undefined || id === null || id === '') return undefined;
  if (typeof id !== 'string') throw transactionMissing();
  return id;
};

/** Ids are answered as strings, object ids in hex; the rare other kinds as their EJSON value. */
const idForClient = (id: Value): unknown => {
  if (isObjectId(id)) return id.toHexString();
  return typeof id === 'object' && id !== null && '_bsontype' in id ? toNumber(id as NumberValue) : id;
};

/** Does a long work by parts, with room for others in between; what comes out of the parts is one list again. */
const inParts = async <T, R>(items: T[], work: (part: T[]) => R[] | Promise<R[]>): Promise<R[]> => {
  if (items.length <= INSERT_PART) return work(items);
  const out: R[][] = [];
  for (let at = 0; at < items.length; at += INSERT_PART) {
    out.push(await work(items.slice(at, at + INSERT_PART)));
    await turn();
  }
  return out.flat();
};

type Stage = { stageKey: string; stageValue: Value };

const stagesOf = (value: unknown, options: ReadOptions): Stage[] => {
  if (!Array.isArray(value)) throw invalidParam('[InvalidParameter] stages must be an array.');
  return value.map(item => {
    const { stageKey, stageValue } = (item ?? {}) as Params;
    if (typeof stageKey !== 'string') throw invalidParam('[InvalidParameter] A stage has no stageKey.');
    if (typeof stageValue !== 'string')
      throw invalidParam(`[InvalidParameter] The stage ${stageKey} has no stageValue.`);
    return { stageKey, stageValue: parseEjson(stageValue, options) };
  });
};

/** Handlers of every `database.*` action. */
export const databaseHandlers = (
  store: Store,
  options: DatabaseOptions = {},
): Record<string, WireHandler> => {
  const reading: ReadOptions = { now: store.now };
  const { operations } = store;

  const collectionOf = async (params: Params): Promise<Collection> => {
    const name = text(params, 'collectionName');
    if (options.strict === false) await store.ensureCollection(name);
    return store.collection(name);
  };

  const requiredQuery = (params: Params, verb: string): Doc => {
    const query = optionalDoc(params, 'query', reading);
    if (!query) throw invalidParam(`[InvalidParameter] ${verb} needs a query.`);
    return query;
  };

  const changes = (params: Params): Doc => {
    const source = params['data'];
    if (typeof source === 'string' && /^\s*\[/.test(source))
      throw unsupported('an update by a pipeline (an array of stages), only one made of operators or fields');
    return parseDoc(source, 'data', reading);
  };

  const getDocument: WireHandler = async params => {
    const collection = await collectionOf(params);
    const question = {
      query: optionalDoc(params, 'query', reading) ?? new Doc(),
      sort: optionalDoc(params, 'order', reading),
      skip: whole(params, 'offset', 0),
      limit: Math.min(whole(params, 'limit', DEFAULT_LIMIT) || DEFAULT_LIMIT, MAX_LIMIT),
      projection: optionalDoc(params, 'projection', reading),
    };
    const list = await store.run(transactionOf(params), transaction =>
      operations.find(collection, question, transaction),
    );
    return { data: { list } };
  };

  const calculateDocument: WireHandler = async params => {
    const collection = await collectionOf(params);
    const query = optionalDoc(params, 'query', reading) ?? new Doc();
    return { data: { total: await store.run(undefined, () => operations.count(collection, query)) } };
  };

  const insertDocument: WireHandler = async params => {
    const collection = await collectionOf(params);
    const data = params['data'];
    if (!Array.isArray(data) || data.length === 0)
      throw invalidParam('[InvalidParameter] data must be a non-empty array.');
    // all of them are looked at before the first is stored
    const docs = await inParts(data, part => part.map(item => storable(parseDoc(item, 'data', reading))));
    const ids = await inParts(docs, part =>
      store.run(transactionOf(params), transaction => operations.insert(collection, part, transaction)),
    );
    return { data: { insertedIds: ids.map(idForClient) } };
  };

  const modifyDocument: WireHandler = async params => {
    const collection = await collectionOf(params);
    const question = {
      query: requiredQuery(params, 'An update'),
      data: changes(params),
      multi: params['multi'] === true,
      replace: params['merge'] === false,
      upsert: params['upsert'] === true,
    };
    if (question.replace && question.multi)
      throw invalidParam('[InvalidParameter] Many documents cannot be replaced at once.');
    const done = await store.run(transactionOf(params), transaction =>
      operations.update(collection, question, transaction),
    );
    return {
      data: {
        updated: done.updated,
        upsert_id: done.upsertId === undefined ? null : idForClient(done.upsertId),
      },
    };
  };

  const modifyAndReturnDoc: WireHandler = async params => {
    const collection = await collectionOf(params);
    const query = requiredQuery(params, 'An update');
    const data = changes(params);
    return {
      data: await store.run(transactionOf(params), transaction =>
        operations.updateAndReturn(collection, query, data, transaction),
      ),
    };
  };

  const removeDocument: WireHandler = async params => {
    const collection = await collectionOf(params);
    const query = requiredQuery(params, 'A removal');
    const multi = params['multi'] === true;
    return {
      data: {
        deleted: await store.run(transactionOf(params), transaction =>
          operations.remove(collection, query, multi, transaction),
        ),
      },
    };
  };

  const aggregateDocuments: WireHandler = async params => {
    const collection = await collectionOf(params);
    const stages = stagesOf(params['stages'], reading);
    return { data: { list: await store.run(undefined, () => runPipeline(store, collection, stages)) } };
  };

  const addCollection: WireHandler = async params => {
    const name = text(params, 'collectionName');
    if (!(await store.ensureCollection(name))) throw collectionExists(name);
    return {};
  };

  const refuse =
    (what: string): WireHandler =>
    () => {
      throw unsupported(what);
    };

  return {
    'database.getDocument': getDocument,
    'database.calculateDocument': calculateDocument,
    'database.insertDocument': insertDocument,
    'database.modifyDocument': modifyDocument,
    'database.modifyAndReturnDoc': modifyAndReturnDoc,
    'database.removeDocument': removeDocument,
    'database.aggregateDocuments': aggregateDocuments,
    'database.addCollection': addCollection,
    'database.startTransaction': () => ({ transactionId: store.begin() }),
    'database.commitTransaction': async params => {
      await store.commit(text(params, 'transactionId'));
      return { committed: 1 };
    },
    'database.abortTransaction': async params => {
      await store.abort(text(params, 'transactionId'));
      return { rollback: 1 };
    },
    'database.watch': refuse('database.watch (the node SDK has no web socket either)'),
    // what the SDK asks before it opens its web socket
    'auth.wsWebSign': refuse('watch (the node SDK has no web socket either)'),
    'database.deleteCollection': refuse('database.deleteCollection (use the admin endpoint)'),
  };
};
