import { isDeepStrictEqual } from 'node:util';
import type { Database, Doc } from '@server/db/database';
import type { Wanted } from './collections';

/** What one collection needs: `kept` is there and not in the file. */
export type Difference = { collection: string; added: Doc[]; changed: { before: Doc; after: Doc }[]; same: number; kept: string[] };

const PAGE = 1000;
const BATCH = 200;

const readAll = async (db: Database, name: string): Promise<Doc[]> => {
  const rows: Doc[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await db.collection(name).find(last ? { _id: db.command.gt(last._id) } : {}, { order: [['_id', 'asc']], limit: PAGE });
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
};

/** An article that came another way keeps the id it has: bills and offers point to it. */
const settled = (docs: readonly Doc[], there: readonly Doc[]): Doc[] => {
  const ids = new Map(there.flatMap(doc => ('barcode' in doc ? [[doc.barcode, doc._id] as const] : [])));
  return docs.map(doc => ('barcode' in doc && ids.has(doc.barcode) ? { ...doc, _id: ids.get(doc.barcode)! } : doc));
};

const differenceOf = async (db: Database, { collection, docs }: Wanted): Promise<Difference> => {
  const there = await readAll(db, collection);
  const found = new Map(there.map(doc => [doc._id, doc]));
  const wanted = settled(docs, there);
  const known = wanted.flatMap(after => {
    const before = found.get(after._id);
    return before ? [{ before, after }] : [];
  });
  const changed = known.filter(({ before, after }) => !isDeepStrictEqual(before, after));
  const ids = new Set(wanted.map(({ _id }) => _id));
  return {
    collection,
    added: wanted.filter(({ _id }) => !found.has(_id)),
    changed,
    same: known.length - changed.length,
    kept: there.map(({ _id }) => _id).filter(_id => !ids.has(_id)),
  };
};

/** How the store differs from the file; nothing is written. */
export const differences = async (db: Database, wanted: readonly Wanted[]): Promise<Difference[]> => {
  const found: Difference[] = [];
  for (const each of wanted) found.push(await differenceOf(db, each));
  return found;
};

const patchOf = (db: Database, before: Doc, after: Doc): Record<string, unknown> => {
  const { _id, ...fields } = after as Doc & Record<string, unknown>;
  void _id;
  const gone = Object.keys(before).filter(field => field !== '_id' && !(field in after));
  return {
    ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, db.command.set(value)])),
    ...Object.fromEntries(gone.map(field => [field, db.command.remove()])),
  };
};

/** Writes the differences; what is there and not in the file stays. Broken off, it is finished by running it again. */
export const put = async (db: Database, found: readonly Difference[]): Promise<void> => {
  for (const { collection, added, changed } of found) {
    for (let at = 0; at < added.length; at += BATCH) await db.collection(collection).insert(added.slice(at, at + BATCH));
    for (const { before, after } of changed) await db.collection(collection).update(after._id, patchOf(db, before, after));
  }
};
