import { findPage, pageOrder, readCursor, writeCursor, type PageSort } from './cursor';
import type { Command } from './database';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  { key: 1_763_697_600_000, id: 'in_1' },
  { key: 0, id: '' },
  { key: '女装', id: 'tp_1' },
])('a cursor of $key and $id comes back', ({ key, id }) => {
  expect(readCursor(writeCursor([key, id]))).toEqual([key, id]);
});

test.each([
  { text: undefined, why: 'no cursor' },
  { text: 'nonsense', why: 'no JSON' },
  { text: encode({ a: 1 }), why: 'no pair' },
  { text: encode([1, 'a', 2]), why: 'three things' },
  { text: encode([{ $gt: '' }, 'a']), why: 'an operator as key' },
  { text: encode([1, { $ne: null }]), why: 'an operator as id' },
  { text: encode([null, 'a']), why: 'no key' },
  { text: encode([true, 'a']), why: 'a truth value as key' },
])('begins at the beginning: $why', ({ text }) => {
  expect(readCursor(text)).toBeUndefined();
});

/** A stand-in that shows what was asked for. */
const command = {
  and: (parts: unknown[]) => ({ and: parts }),
  or: (parts: unknown[]) => ({ or: parts }),
  gt: (value: unknown) => ({ gt: value }),
  gte: (value: unknown) => ({ gte: value }),
  lt: (value: unknown) => ({ lt: value }),
  lte: (value: unknown) => ({ lte: value }),
} as unknown as Command;

const newest: PageSort = { field: 'at', direction: 'desc' };
const oldest: PageSort = { field: 'at', direction: 'asc' };

const pageOf = async (rows: { _id: string; at: number }[], sort: PageSort, options: { cursor?: string; limit?: number }) => {
  const asked: { where: unknown; options: unknown }[] = [];
  const find = async (where: unknown, how: unknown) => {
    asked.push({ where, options: how });
    return rows;
  };
  const page = await findPage(command, { find }, { memberId: 'm' }, sort, options);
  return { page, asked: asked[0]! };
};

test('the first page asks for one row more than it shows, and ends with a cursor when there is one', async () => {
  const rows = [
    { _id: 'c', at: 3 },
    { _id: 'b', at: 2 },
    { _id: 'a', at: 1 },
  ];
  const { page, asked } = await pageOf(rows, newest, { limit: 2 });
  expect(asked).toEqual({
    where: { memberId: 'm' },
    options: {
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      limit: 3,
    },
  });
  expect(page.rows).toEqual(rows.slice(0, 2));
  expect(readCursor(page.nextCursor)).toEqual([2, 'b']);
});

test('the last page has no cursor, also when it is exactly full', async () => {
  const rows = [
    { _id: 'b', at: 2 },
    { _id: 'a', at: 1 },
  ];
  expect((await pageOf(rows, newest, { limit: 2 })).page).toEqual({ rows });
  expect((await pageOf([], newest, { limit: 2 })).page).toEqual({ rows: [] });
});

test('twenty rows by default', async () => {
  expect((await pageOf([], newest, {})).asked.options).toMatchObject({ limit: 21 });
});

test.each([
  { sort: newest, from: { at: { lte: 2 } }, or: [{ at: { lt: 2 } }, { at: 2, _id: { lt: 'b' } }] },
  { sort: oldest, from: { at: { gte: 2 } }, or: [{ at: { gt: 2 } }, { at: 2, _id: { gt: 'b' } }] },
])('the next page goes on behind the last row, ties by id ($sort.direction)', async ({ sort, from, or }) => {
  const { asked } = await pageOf([], sort, { cursor: writeCursor([2, 'b']) });
  expect(asked.where).toEqual({ and: [{ memberId: 'm' }, from, { or }] });
});

test('both parts of the order go the same way', () => {
  expect(pageOrder(oldest)).toEqual([
    ['at', 'asc'],
    ['_id', 'asc'],
  ]);
});
