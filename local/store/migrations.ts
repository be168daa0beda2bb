import type Database from 'libsql';
import { parseStored } from '../ejson/read';
import { indexKeys } from './index-keys';
import { encodeKey } from './key';
import { shapeOf, type IndexSpec } from './index-spec';

type Sql = Database.Database;
type Row = { ord: number; body: string };

/** Long enough to be beyond what a double holds exactly; milliseconds since 1970 are shorter. */
const WIDE_LONG = `*"$numberLong":"*${'[0-9]'.repeat(16)}*`;
const PAGE = 1000;

const withWideNumbers = function* (sql: Sql, table: string): Generator<Row> {
  const page = sql.prepare(
    `SELECT ord, body FROM ${table} WHERE ord > ? AND (body GLOB ? OR body LIKE '%"$numberDecimal"%') ORDER BY ord LIMIT ${PAGE}`,
  );
  for (let last = 0; ;) {
    const rows = page.all([last, WIDE_LONG]) as Row[];
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows[rows.length - 1]!.ord;
  }
};

const rebuildIds = (sql: Sql, table: string, rows: () => Iterable<Row>): void => {
  const update = sql.prepare(`UPDATE ${table} SET id = ? WHERE ord = ?`);
  // first out of the way: the new key of one may be the old key of another
  for (const { ord } of rows()) update.run([Buffer.from(`moved ${ord}`), ord]);
  for (const { ord, body } of rows()) update.run([encodeKey([parseStored(body)['_id']!]), ord]);
};

const rebuildIndex = (sql: Sql, index: number, spec: IndexSpec, rows: () => Iterable<Row>): void => {
  const shape = shapeOf(spec);
  const insert = sql.prepare(`INSERT INTO i_${index} (key, ord) VALUES (?, ?)`);
  sql.exec(`DELETE FROM i_${index} WHERE ord IN (SELECT ord FROM temp.wide)`);
  for (const { ord, body } of rows())
    for (const key of indexKeys(parseStored(body), shape)) insert.run([key, ord]);
};

/** From version 1: the keys of Decimal128 and of integers beyond 2^53 were those of the nearest double. */
export const exactNumberKeys = (sql: Sql): void => {
  const collections = sql.prepare('SELECT id FROM collections').all() as { id: number }[];
  for (const { id } of collections) {
    const rows = () => withWideNumbers(sql, `d_${id}`);
    sql.exec('CREATE TEMP TABLE wide (ord INTEGER PRIMARY KEY)');
    const note = sql.prepare('INSERT INTO temp.wide (ord) VALUES (?)');
    for (const { ord } of rows()) note.run([ord]);
    rebuildIds(sql, `d_${id}`, rows);
    const indexes = sql.prepare('SELECT id, spec FROM indexes WHERE collection = ?').all([id]);
    for (const index of indexes as { id: number; spec: string }[])
      rebuildIndex(sql, index.id, JSON.parse(index.spec) as IndexSpec, rows);
    sql.exec('DROP TABLE temp.wide');
  }
};
