import type { PlanIndex } from '../query/plan';
import { invalidParam, mongoError } from '../wire/errors';
import type { IndexShape } from './index-keys';
import { shapeOf, type IndexSpec } from './index-spec';
import { createRecent, type Recent } from './recent';
import { documentTable, indexTable, type Sql } from './schema';
import type { Traces } from './traces';
import {
  documentStatements,
  indexStatements,
  type DocumentStatements,
  type IndexStatements,
} from './statements';

export type { IndexSpec } from './index-spec';

export type Index = PlanIndex & IndexShape & { id: number; spec: IndexSpec; sql: IndexStatements };

export type Collection = {
  id: number;
  name: string;
  /** The next insertion number. */
  nextOrd: number;
  sql: DocumentStatements;
  /** Every index; the first is the one on `_id`. */
  indexes: Index[];
};

const MAX_INDEXES = 100;
const NAME = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,63}$/;

const idIndex = (collection: number, sql: Sql, traces: Traces): Index => {
  const spec: IndexSpec = { name: '_id_', keys: [['_id', 1]], unique: true };
  return {
    id: 0,
    spec,
    ...shapeOf(spec),
    multikey: false,
    sql: indexStatements(sql, collection, null, traces),
  };
};

type IndexRow = { id: number; collection: number; spec: string; multikey: number };

const loadIndex = (row: IndexRow, sql: Sql, traces: Traces): Index => {
  const spec = JSON.parse(row.spec) as IndexSpec;
  return {
    id: row.id,
    spec,
    ...shapeOf(spec),
    multikey: row.multikey === 1,
    sql: indexStatements(sql, row.collection, row.id, traces),
  };
};

const loadCollection = (
  row: { id: number; name: string },
  sql: Sql,
  recent: Recent,
  traces: Traces,
): Collection => {
  const statements = documentStatements(sql, row.id, recent, traces);
  const rows = sql
    .prepare('SELECT id, collection, spec, multikey FROM indexes WHERE collection = ? ORDER BY id')
    .all(row.id);
  return {
    id: row.id,
    name: row.name,
    nextOrd: statements.lastOrd() + 1,
    sql: statements,
    indexes: [
      idIndex(row.id, sql, traces),
      ...(rows as IndexRow[]).map(item => loadIndex(item, sql, traces)),
    ],
  };
};

const checkSpec = (spec: IndexSpec) => {
  if (!NAME.test(spec.name)) throw invalidParam(`[InvalidParameter] Bad index name: ${spec.name}`);
  if (!Array.isArray(spec.keys) || spec.keys.length === 0)
    throw invalidParam(`[InvalidParameter] Index ${spec.name} has no keys.`);
  for (const [path, direction] of spec.keys) {
    const badPath =
      typeof path !== 'string' || path.split('.').some(part => part === '' || part.startsWith('$'));
    if (badPath) throw invalidParam(`[InvalidParameter] Index ${spec.name}: bad field ${String(path)}`);
    if (direction !== 1 && direction !== -1)
      throw invalidParam(`[InvalidParameter] Index ${spec.name}: direction must be 1 or -1.`);
  }
};

const sameSpec = (a: IndexSpec, b: IndexSpec) =>
  JSON.stringify(a.keys) === JSON.stringify(b.keys) &&
  Boolean(a.unique) === Boolean(b.unique) &&
  Boolean(a.sparse) === Boolean(b.sparse);

export type Catalog = ReturnType<typeof openCatalog>;

/** Collections and indexes: their rows in the store and their prepared statements in memory. */
export const openCatalog = (sql: Sql, traces: Traces) => {
  const collections = new Map<string, Collection>();
  const recent = createRecent();

  const load = () => {
    collections.clear();
    recent.clear();
    const rows = sql.prepare('SELECT id, name FROM collections ORDER BY id').all() as {
      id: number;
      name: string;
    }[];
    for (const row of rows) collections.set(row.name, loadCollection(row, sql, recent, traces));
  };

  const create = (name: string): Collection => {
    if (!NAME.test(name)) throw invalidParam(`[InvalidParameter] Bad collection name: ${name.slice(0, 100)}`);
    const id = Number(sql.prepare('INSERT INTO collections (name) VALUES (?)').run(name).lastInsertRowid);
    sql.exec(documentTable(id));
    const collection = loadCollection({ id, name }, sql, recent, traces);
    collections.set(name, collection);
    return collection;
  };

  const drop = (collection: Collection) => {
    for (const index of collection.indexes.slice(1)) sql.exec(`DROP TABLE i_${index.id}`);
    sql.prepare('DELETE FROM indexes WHERE collection = ?').run(collection.id);
    sql.prepare('DELETE FROM collections WHERE id = ?').run(collection.id);
    sql.exec(`DROP TABLE d_${collection.id}`);
    collections.delete(collection.name);
  };

  /** Makes the index's table, empty; undefined when the same index is there already. */
  const addIndex = (collection: Collection, spec: IndexSpec): Index | undefined => {
    checkSpec(spec);
    const present = collection.indexes.find(index => index.name === spec.name);
    if (present) {
      if (sameSpec(present.spec, spec)) return undefined;
      throw mongoError(
        86,
        `An existing index has the same name as the requested index but another definition: ${spec.name}`,
      );
    }
    if (collection.indexes.length >= MAX_INDEXES)
      throw mongoError(67, `A collection can have at most ${MAX_INDEXES} indexes.`);
    const text = JSON.stringify(spec);
    const insert = sql.prepare('INSERT INTO indexes (collection, name, spec) VALUES (?, ?, ?)');
    const id = Number(insert.run(collection.id, spec.name, text).lastInsertRowid);
    sql.exec(indexTable(id));
    return loadIndex({ id, collection: collection.id, spec: text, multikey: 0 }, sql, traces);
  };

  const dropIndex = (collection: Collection, name: string): boolean => {
    const at = collection.indexes.findIndex(index => index.name === name);
    if (at < 1) return false;
    const [index] = collection.indexes.splice(at, 1);
    sql.prepare('DELETE FROM indexes WHERE id = ?').run(index!.id);
    sql.exec(`DROP TABLE i_${index!.id}`);
    return true;
  };

  const markMultikey = (index: Index) => {
    index.multikey = true;
    sql.prepare('UPDATE indexes SET multikey = 1 WHERE id = ?').run(index.id);
  };

  load();
  return { collections, load, create, drop, addIndex, dropIndex, markMultikey };
};
