import type { Command, Order, Where } from './database';

/** Where a page ended: the sort key and the id of its last row. */
export type Cursor = readonly [key: number | string, id: string];

/** An opaque text for clients; only `readCursor` knows what is in it. */
export const writeCursor = ([key, id]: Cursor): string => Buffer.from(JSON.stringify([key, id])).toString('base64url');

/** A cursor that is not one of ours begins at the beginning: the reader gets rows, never an error. */
export const readCursor = (text: string | undefined): Cursor | undefined => {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== 2) return undefined;
    const [key, id] = value as unknown[];
    const isKey = typeof key === 'string' || Number.isFinite(key);
    return isKey && typeof id === 'string' ? [key as number | string, id] : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

export type PageOptions = { cursor?: string; limit?: number };
/** The sort of a list; `_id` breaks ties in the same direction, so every list's index ends with it. */
export type PageSort = { field: string; direction: 'asc' | 'desc' };

export const PAGE_SIZE = 20;

/** Conditions that continue after the cursor; the first bound is what an index can use, the second settles ties. */
const pageWhere = (command: Command, base: Where, { field, direction }: PageSort, cursor: Cursor | undefined): Where => {
  if (!cursor) return base;
  const [key, id] = cursor;
  const rising = direction === 'asc';
  const from = { [field]: rising ? command.gte(key) : command.lte(key) };
  const beyond = (value: number | string) => (rising ? command.gt(value) : command.lt(value));
  const after = command.or([{ [field]: beyond(key) }, { [field]: key, _id: beyond(id) }]);
  return command.and([base, from, after]) as unknown as Where;
};

export const pageOrder = ({ field, direction }: PageSort): Order => [
  [field, direction],
  ['_id', direction],
];

type Finder<T> = { find(where: Where, options: { order: Order; limit: number }): Promise<T[]> };

/** One page by `(sort field, _id)`: asks for one row more than shown, to know whether there is a next page. */
export const findPage = async <T extends { _id: string }>(
  command: Command,
  collection: Finder<T>,
  base: Where,
  sort: PageSort,
  { cursor, limit = PAGE_SIZE }: PageOptions,
): Promise<{ rows: T[]; nextCursor?: string }> => {
  const where = pageWhere(command, base, sort, readCursor(cursor));
  const found = await collection.find(where, { order: pageOrder(sort), limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length <= limit || !last) return { rows };
  return { rows, nextCursor: writeCursor([(last as Record<string, unknown>)[sort.field] as number | string, last._id]) };
};
