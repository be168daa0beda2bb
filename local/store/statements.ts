import type { KeyRange } from '../query/plan';
import type { Recent } from './recent';
import type { Sql } from './schema';
import type { Traces } from './traces';

/** One stored document; `key` is the index key it was found by, when it was found by one. */
export type Row = { ord: number; readonly id: Buffer; body: string; readonly key: Buffer };

type RawRow = [ord: number, id: string, body: string, key: string];

/**
 * The driver makes a text in a tenth of the time that bytes take, and few rows are asked for theirs: they come in
 * hexadecimal and are read when somebody wants them.
 */
class StoredRow implements Row {
  readonly ord: number;
  readonly body: string;
  constructor(private readonly raw: RawRow) {
    this.ord = raw[0];
    this.body = raw[2];
  }
  get id(): Buffer {
    return Buffer.from(this.raw[1], 'hex');
  }
  get key(): Buffer {
    return Buffer.from(this.raw[3], 'hex');
  }
}

const rowOf = (raw: RawRow): Row => new StoredRow(raw);

// libsql reads a lone object argument as the list of parameters: they are always given as an array
const rawRows = (statement: { raw: (on: boolean) => { all: (...args: unknown[]) => unknown[] } }) => {
  const rows = statement.raw(true);
  return (...args: unknown[]): Row[] => (rows.all(args) as RawRow[]).map(rowOf);
};

// Statements are prepared on first use: a store with many collections opens quickly.
const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

export type DocumentStatements = ReturnType<typeof documentStatements>;

/** Statements on a collection's documents. */
export const documentStatements = (sql: Sql, collection: number, recent: Recent, traces: Traces) => {
  const table = `d_${collection}`;
  const lately = recent.table(collection);
  const byId = lazily(() => sql.prepare(`SELECT ord, body FROM ${table} WHERE id = ?`).raw(true));
  const page = lazily(() =>
    rawRows(
      sql.prepare(`SELECT ord, hex(id), body, '' FROM ${table} WHERE ord > ? ORDER BY ord LIMIT ?`) as never,
    ),
  );
  const insert = lazily(() => sql.prepare(`INSERT INTO ${table} (ord, id, body) VALUES (?, ?, ?)`));
  const update = lazily(() => sql.prepare(`UPDATE ${table} SET body = ? WHERE ord = ?`));
  const remove = lazily(() => sql.prepare(`DELETE FROM ${table} WHERE ord = ?`));
  const saw = () => traces.saw(collection);
  return {
    /** Somebody looks at documents of this collection by another way than these statements. */
    saw,
    byId: (id: Buffer): Row | undefined => {
      saw();
      const known = lately.find(id);
      if (known) return { ord: known.ord, id, body: known.body, key: id };
      const found = byId().get([id]) as [ord: number, body: string] | undefined;
      if (!found) return undefined;
      const [ord, body] = found;
      lately.keep(id, { ord, body });
      return { ord, id, body, key: id };
    },
    after: (ord: number, limit: number): Row[] => {
      saw();
      return page()(ord, limit);
    },
    insert: (row: { ord: number; id: Buffer; body: string }) => {
      traces.changed(collection);
      insert().run([row.ord, row.id, row.body]);
    },
    update: ({ ord, id, body }: { ord: number; id: Buffer; body: string }) => {
      traces.changed(collection);
      update().run([body, ord]);
      lately.keep(id, { ord, body });
    },
    remove: ({ ord, id }: { ord: number; id: Buffer }) => {
      traces.changed(collection);
      remove().run([ord]);
      lately.forget(id);
    },
    count: (): number => {
      saw();
      return (sql.prepare(`SELECT COUNT(*) AS n FROM ${table}`).all() as { n: number }[])[0]!.n;
    },
    lastOrd: (): number =>
      (sql.prepare(`SELECT MAX(ord) AS n FROM ${table}`).all() as { n: number | null }[])[0]!.n ?? 0,
  };
};

export type IndexStatements = ReturnType<typeof indexStatements>;

/** Statements on one index; `index` null is the index on `_id`, which is the document table itself. */
export const indexStatements = (sql: Sql, collection: number, index: number | null, traces: Traces) => {
  const documents = `d_${collection}`;
  const key = index === null ? 'd.id' : 'i.key';
  const ord = index === null ? 'd.ord' : 'i.ord';
  const from = index === null ? `${documents} d` : `i_${index} i CROSS JOIN ${documents} d ON d.ord = i.ord`;
  const select = `SELECT d.ord, hex(d.id), d.body, hex(${key}) FROM ${from}`;
  const forward = lazily(() =>
    rawRows(
      sql.prepare(
        `${select} WHERE (${key}, ${ord}) > (?, ?) AND ${key} < ? ORDER BY ${key}, ${ord} LIMIT ?`,
      ) as never,
    ),
  );
  const backward = lazily(() =>
    rawRows(
      sql.prepare(
        `${select} WHERE (${key}, ${ord}) < (?, ?) AND ${key} >= ? ORDER BY ${key} DESC, ${ord} DESC LIMIT ?`,
      ) as never,
    ),
  );
  const first = lazily(() =>
    sql.prepare(`${select} WHERE ${key} >= ? AND ${key} < ? ORDER BY ${key}, ${ord} LIMIT 1`).raw(true),
  );
  const insert = lazily(() => sql.prepare(`INSERT INTO i_${index} (key, ord) VALUES (?, ?)`));
  const remove = lazily(() => sql.prepare(`DELETE FROM i_${index} WHERE key = ? AND ord = ?`));
  const holder = lazily(() =>
    sql.prepare(`SELECT ord FROM i_${index} WHERE key = ? AND ord <> ? LIMIT 1`).raw(true),
  );
  return {
    /** Up to `limit` rows of a range in the direction, after `last` when there was a page before. */
    page: (range: KeyRange, reverse: boolean, limit: number, last?: Row): Row[] => {
      traces.saw(collection);
      return reverse
        ? backward()(last?.key ?? range.end, last?.ord ?? -1, range.start, limit)
        : forward()(last?.key ?? range.start, last?.ord ?? -1, range.end, limit);
    },
    /** The first row of a range, at less than half the cost of a page. */
    first: (range: KeyRange): Row | undefined => {
      traces.saw(collection);
      const row = first().get([range.start, range.end]) as RawRow | undefined;
      return row && rowOf(row);
    },
    insert: (bytes: Buffer, at: number) => void insert().run([bytes, at]),
    remove: (bytes: Buffer, at: number) => void remove().run([bytes, at]),
    /** The insertion number of another document with this key. */
    otherHolder: (bytes: Buffer, notOrd: number): number | undefined => {
      traces.saw(collection);
      return (holder().get([bytes, notOrd]) as [ord: number] | undefined)?.[0];
    },
  };
};
