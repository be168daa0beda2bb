import type tcb from '@cloudbase/node-sdk';
import { toDatabaseError } from './errors';

/** Every document has a string id of our own making. */
export type Doc = { _id: string };

type Sdk = ReturnType<tcb.CloudBase['database']>;
export type Command = Sdk['command'];
/** Conditions on fields (dot paths allowed): a value, or a command such as `command.gte(1)`. */
export type Where = Record<string, unknown>;
/** Fields to change (dot paths allowed): a value, or a command such as `command.inc(-1)`. */
export type Patch = Record<string, unknown>;
export type Order = readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
/** `fields`: only these are fetched, and `_id`. */
export type FindOptions = { order?: Order; limit?: number; fields?: readonly string[] };

/** What can be done with one collection inside and outside a transaction alike. */
export type Reader<T extends Doc> = {
  get(id: string): Promise<T | undefined>;
  find(where: Where, options?: FindOptions): Promise<T[]>;
  /** @throws DuplicateKeyError when an id or a unique key is taken */
  insert(docs: T | readonly T[]): Promise<void>;
  /** @returns whether the document was there */
  update(id: string, patch: Patch): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Changes one document that matches, in one atomic step, and returns it as it is afterwards. */
  updateAndReturn(where: Where, patch: Patch): Promise<T | undefined>;
};

export type Collection<T extends Doc> = Reader<T> & {
  /** Changes all that match; each document atomically. Not inside transactions: there it would escape them. */
  updateWhere(where: Where, patch: Patch): Promise<number>;
  removeWhere(where: Where): Promise<number>;
  count(where: Where): Promise<number>;
  /** Runs pipeline stages as `{ match: {...} }`, `{ lookup: {...} }`, … in this order. */
  aggregate<R>(stages: readonly Record<string, unknown>[]): Promise<R[]>;
};

export type Transaction = { collection<T extends Doc>(name: string): Reader<T> };

export type Database = {
  command: Command;
  collection<T extends Doc>(name: string): Collection<T>;
  /** See `transaction.ts`. */
  begin(): Promise<Transaction & { commit(): Promise<void>; rollback(): Promise<void> }>;
};

type SdkAnswer = { code?: unknown; data?: unknown; updated?: number; deleted?: number; total?: number; doc?: unknown };

const call = async <T extends SdkAnswer>(answer: unknown): Promise<T> => {
  let result: T;
  try {
    result = (await answer) as T;
  } catch (failure) {
    throw toDatabaseError(failure);
  }
  if (result?.code) throw toDatabaseError(result);
  return result;
};

/** One undefined condition would silently widen the query: that is a bug here, so it throws. */
const checked = (where: Where): Where => {
  for (const [field, value] of Object.entries(where)) {
    if (value === undefined) throw new TypeError(`undefined condition on "${field}"`);
  }
  return where;
};

/** Fields that are undefined are left out of documents: the wire has no undefined. */
const defined = <T extends object>(doc: T): T => Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== undefined)) as T;

type SdkCollection = ReturnType<Sdk['collection']>;

const reader = <T extends Doc>(collection: SdkCollection): Reader<T> => ({
  get: async id => {
    const { data } = await call<SdkAnswer>(collection.doc(id).get());
    // an array outside a transaction, the document or null inside
    return ((Array.isArray(data) ? data[0] : data) ?? undefined) as T | undefined;
  },
  find: async (where, { order = [], limit = 100, fields } = {}) => {
    let query = collection.where(checked(where));
    if (fields) query = query.field(Object.fromEntries(fields.map(field => [field, true])));
    for (const [field, direction] of order) query = query.orderBy(field, direction);
    return (await call<SdkAnswer>(query.limit(limit).get())).data as T[];
  },
  insert: async docs => {
    const list = Array.isArray(docs) ? docs.map(defined) : defined(docs as T);
    await call(collection.add(list as object));
  },
  update: async (id, patch) => (await call<SdkAnswer>(collection.doc(id).update(defined(patch)))).updated === 1,
  remove: async id => (await call<SdkAnswer>(collection.doc(id).remove())).deleted === 1,
  updateAndReturn: async (where, patch) => {
    const query = collection.where(checked(where)) as unknown as {
      updateAndReturn(data: object): Promise<SdkAnswer>;
    };
    return ((await call<SdkAnswer>(query.updateAndReturn(defined(patch)))).doc ?? undefined) as T | undefined;
  },
});

const collection = <T extends Doc>(sdk: Sdk, name: string): Collection<T> => {
  const sdkCollection = sdk.collection(name);
  return {
    ...reader<T>(sdkCollection),
    updateWhere: async (where, patch) => (await call<SdkAnswer>(sdkCollection.where(checked(where)).update(defined(patch)))).updated ?? 0,
    removeWhere: async where => (await call<SdkAnswer>(sdkCollection.where(checked(where)).remove())).deleted ?? 0,
    count: async where => (await call<SdkAnswer>(sdkCollection.where(checked(where)).count())).total ?? 0,
    aggregate: async <R>(stages: readonly Record<string, unknown>[]) => {
      let pipeline = sdkCollection.aggregate() as unknown as Record<string, (value: unknown) => typeof pipeline>;
      for (const stage of stages) {
        for (const [name, value] of Object.entries(stage)) pipeline = pipeline[name]!(value);
      }
      return (await call<SdkAnswer>((pipeline as unknown as { end(): Promise<SdkAnswer> }).end())).data as R[];
    },
  };
};

/** The house's view of the SDK's database: typed, throws on failures, refuses undefined conditions. */
export const openDatabase = (app: tcb.CloudBase): Database => {
  const sdk = app.database();
  return {
    command: sdk.command,
    collection: name => collection(sdk, name),
    begin: async () => {
      const transaction = await call<SdkAnswer>(sdk.startTransaction()).then(value => value as unknown as SdkTransaction);
      return {
        collection: name => reader(transaction.collection(name)),
        commit: async () => void (await call(transaction.commit())),
        rollback: async () => void (await call(transaction.rollback())),
      };
    },
  };
};

type SdkTransaction = {
  collection(name: string): SdkCollection;
  commit(): Promise<SdkAnswer>;
  rollback(): Promise<SdkAnswer>;
};
