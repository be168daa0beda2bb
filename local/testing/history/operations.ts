import type tcb from '@cloudbase/node-sdk';
import type { Random } from './random';
import { COUNTS, groupOf, OVERWRITES, type Op, type Read } from './types';

type Db = ReturnType<ReturnType<typeof tcb.init>['database']>;
type Collection = ReturnType<Db['collection']>;
type Stored = { _id: string; g: number; list: string[]; n: number; value: string };

export type Turn = {
  db: Db;
  /** Inside a transaction or not. */
  collection: Collection;
  random: Random;
  key: string;
  /** A text that no other change has. */
  token: (kind: string) => string;
  note: (op: Op) => void;
};

const PLAIN = 'a';

const readOf = (key: string, doc: Stored | null | undefined): Read =>
  doc ? { kind: 'read', key, list: doc.list, n: doc.n, value: doc.value } : { kind: 'read', key, list: [] };

// a list outside a transaction, the document or null inside
const single = (data: unknown): Stored | null => (Array.isArray(data) ? data[0] : data) ?? null;

const look = async ({ collection, key, note }: Turn): Promise<Stored | null> => {
  const doc = single((await collection.doc(key).get()).data);
  note(readOf(key, doc));
  return doc;
};

const scan = async ({ collection, key, note }: Turn): Promise<void> => {
  const group = groupOf(key);
  const { data } = await collection.where({ g: group }).limit(1000).get();
  note({ kind: 'scan', group, found: (data as Stored[]).map(doc => readOf(doc._id, doc)) });
};

const create = async ({ collection, key, token, note }: Turn): Promise<void> => {
  const made = token(PLAIN);
  // noted before it is sent: what was refused must be nowhere
  note({ kind: 'append', key, token: made });
  await collection.add({ _id: key, g: groupOf(key), list: [made], n: 0, value: '' });
};

/** Changes a document that must be there; when it is not, that was seen. */
const change = async ({ collection, key, note }: Turn, made: string, patch: object): Promise<void> => {
  const { updated } = await collection.doc(key).update(patch);
  note(updated === 1 ? { kind: 'append', key, token: made } : { kind: 'read', key, list: [] });
};

const append = async (turn: Turn): Promise<void> => {
  const made = turn.token(PLAIN);
  await change(turn, made, { list: turn.db.command.push([made]) });
};

const countUp = async (turn: Turn): Promise<void> => {
  const made = turn.token(COUNTS);
  await change(turn, made, { list: turn.db.command.push([made]), n: turn.db.command.inc(1) });
};

/** Reads, then overwrites the whole document with what it made of it: safe in a transaction only. */
const overwrite = async (turn: Turn): Promise<void> => {
  const doc = await look(turn);
  if (!doc) return create(turn);
  const made = turn.token(OVERWRITES);
  const { _id, ...rest } = doc;
  await turn.collection.doc(_id).set({ ...rest, list: [...doc.list, made], value: made });
  turn.note({ kind: 'append', key: _id, token: made });
};

const take = async (turn: Turn): Promise<void> => {
  const { collection, key, db, note } = turn;
  const made = turn.token(PLAIN);
  const question = collection.where({ _id: key }) as unknown as {
    updateAndReturn(patch: object): Promise<{ doc: Stored | null }>;
  };
  const { doc } = await question.updateAndReturn({ list: db.command.push([made]) });
  if (doc) note({ kind: 'append', key, token: made });
  note(readOf(key, doc));
};

const anywhere = [look, look, append, append, countUp, create, take];
/** What is whole in one call, and what needs a transaction to be. */
export const operations: Record<'plain' | 'inside', ((turn: Turn) => Promise<unknown>)[]> = {
  plain: anywhere,
  inside: [...anywhere, scan, overwrite, overwrite],
};
