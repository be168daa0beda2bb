import { parse } from 'csv-parse/sync';
import { ALONE_ROWS } from '@core/domain/export/state';
import { DAY_MS } from '@core/domain/calendar';
import { BOOK_LINES, type BookLine } from '@server/modules/books/documents';
import { EXPORT_PARTS, EXPORTS, type Export } from '@server/modules/export/documents';
import { startMall, type Mall } from './harness';
import { LAST_MONTH, runTimer } from './support/books';
import { bookForExport, exporters, readSheet, same, tableOf } from './support/exported';
import { whole } from './support/whole';

let mall: Mall;
const { finance, group, lake, make, fetchFile, audited } = exporters(() => mall);
beforeAll(async () => {
  mall = await startMall();
  await bookForExport(mall, finance);
}, 60_000);
afterAll(() => mall?.close());

/** More than a thousand rows. */
const MANY = '2024-05';
const ROWS = ALONE_ROWS + 205;
let exportId: string;

beforeAll(async () => {
  const { db } = mall.deps;
  const [sample] = await db.collection<BookLine>(BOOK_LINES).find({ brandId: 'br_lake', month: LAST_MONTH, kind: 'sale' }, { limit: 1 });
  const docs = Array.from({ length: ROWS }, (_, n) => ({
    ...sample!,
    _id: `bl_many_${String(n).padStart(5, '0')}`,
    month: MANY,
    bookedAt: n % 7,
    slipNo: `N${n}`,
  }));
  for (let from = 0; from < docs.length; from += 400) await db.collection<BookLine>(BOOK_LINES).insert(docs.slice(from, from + 400));
});

test('wait for a second person, who is not the first', async () => {
  const asked = await finance('export.request', { kind: 'statement-lines', format: 'csv', month: MANY });
  exportId = asked.data.exportId;
  expect(asked.data).toMatchObject({ rows: ROWS, state: 'waiting' });
  await make();
  expect(await finance('export.download', { exportId })).toMatchObject({ code: 'EXPORT_WRONG_STATE' });
  expect(await finance('export.approve', { exportId })).toMatchObject({ code: 'EXPORT_SELF' });
  expect(await lake('export.approve', { exportId })).toMatchObject({ code: 'ROLE_REQUIRED' });
  expect((await group('export.approve', { exportId })).data).toMatchObject({ state: 'approved', decidedByName: '周菁' });
  expect(await group('export.reject', { exportId, note: '晚了' })).toMatchObject({ code: 'EXPORT_WRONG_STATE' });
});

test('cannot be taken in pieces: what one person took alone that day counts', async () => {
  const { db } = mall.deps;
  const month = '2024-06';
  const [sample] = await db.collection<BookLine>(BOOK_LINES).find({ brandId: 'br_lake', month: LAST_MONTH, kind: 'sale' }, { limit: 1 });
  for (const brandId of ['br_lake', 'br_hill'])
    await db
      .collection<BookLine>(BOOK_LINES)
      .insert(Array.from({ length: 400 }, (_, n) => ({ ...sample!, _id: `bl_piece_${brandId}_${n}`, month, brandId, bookedAt: n })));
  const ask = (brandId: string) => group('export.request', { kind: 'statement-lines', format: 'csv', month, brandId });
  const pieces = await Promise.all([ask('br_lake'), ask('br_hill'), ask('br_lake'), ask('br_hill')]);
  expect(pieces.map(({ data }) => data.state).sort()).toEqual(['approved', 'approved', 'waiting', 'waiting']);
  // another person has a day of her own
  expect((await finance('export.request', { kind: 'statement-lines', format: 'csv', month, brandId: 'br_lake' })).data.state).toBe('approved');
});

test('are asked about again when they came to more than a tenth above what was approved', async () => {
  const { db } = mall.deps;
  const asked = await finance('export.request', { kind: 'statement-lines', format: 'csv', month: MANY });
  const id = asked.data.exportId;
  await group('export.approve', { exportId: id });
  await db.collection<Export>(EXPORTS).update(id, { rows: 1_000 });
  await make();
  expect(await db.collection<Export>(EXPORTS).get(id)).toMatchObject({ state: 'waiting', rows: ROWS, pages: 0 });
  expect((await db.collection<Export>(EXPORTS).get(id))!.decidedById).toBeUndefined();
  await group('export.approve', { exportId: id });
  await make();
  expect(await db.collection<Export>(EXPORTS).get(id)).toMatchObject({ state: 'ready', rows: ROWS });
});

test('one that cannot be made does not stop the others, and is said to have failed', async () => {
  const { db } = mall.deps;
  const [bad, good] = [
    await finance('export.request', { kind: 'redemptions', format: 'csv', month: LAST_MONTH }),
    await finance('export.request', { kind: 'redemptions', format: 'csv', month: LAST_MONTH }),
  ];
  // a brand that is not there any more
  await db.collection<Export>(EXPORTS).update(bad.data.exportId, { brandId: 'br_gone', kind: 'statement-lines', month: '2024-07' });
  const [sample] = await db.collection<BookLine>(BOOK_LINES).find({ brandId: 'br_lake', month: LAST_MONTH, kind: 'sale' }, { limit: 1 });
  await db.collection<BookLine>(BOOK_LINES).insert({ ...sample!, _id: 'bl_gone', brandId: 'br_gone', month: '2024-07' });
  for (let run = 0; run < 4; run += 1) await runTimer(mall, 'books');
  const stateOf = async (exportId: string) => (await db.collection<Export>(EXPORTS).get(exportId))!.state;
  expect([await stateOf(bad.data.exportId), await stateOf(good.data.exportId)]).toEqual(['failed', 'ready']);
});

test('are made in pages: every row once, the second person in the mark, nothing left behind', async () => {
  await make();
  const rows: string[][] = parse(await fetchFile(exportId), { bom: true, relax_column_count: true });
  expect(tableOf(rows, same).over[2]).toContain('批准人 周菁');
  const slips = tableOf(rows, same).body.map(row => row[5]);
  expect(slips).toHaveLength(ROWS);
  expect(new Set(slips).size).toBe(ROWS);
  expect(await whole(mall.deps.db, EXPORT_PARTS)).toEqual([]);
  expect(await audited(exportId)).toEqual(['export.request', 'export.approve', 'export.make', 'export.download']);
});

test('a run that died in the middle is gone on with', async () => {
  const { db } = mall.deps;
  const asked = await finance('export.request', { kind: 'statement-lines', format: 'xlsx', month: MANY });
  await group('export.approve', { exportId: asked.data.exportId });
  await make();
  const done = (await db.collection<Export>(EXPORTS).get(asked.data.exportId))!;
  // as if it had died after the file was written and before it was said so
  await db.collection<Export>(EXPORTS).update(done._id, { state: 'approved', pages: 0, made: 0, cursor: db.command.remove() });
  await make();
  const { rows } = readSheet(await fetchFile(done._id));
  expect(tableOf(rows, ({ text }) => text).body).toHaveLength(ROWS);
}, 120_000);

test('one that is turned down is never made', async () => {
  const asked = await finance('export.request', { kind: 'statement-lines', format: 'csv', month: MANY });
  expect((await group('export.reject', { exportId: asked.data.exportId, note: '范围太大' })).data).toMatchObject({ state: 'rejected', note: '范围太大' });
  await make();
  expect(await finance('export.download', { exportId: asked.data.exportId })).toMatchObject({ code: 'EXPORT_WRONG_STATE' });
});

test('a small one that grew while it waited needs the second person after all', async () => {
  const { db } = mall.deps;
  const asked = await finance('export.request', { kind: 'statement-lines', format: 'csv', month: LAST_MONTH });
  await db.collection<Export>(EXPORTS).update(asked.data.exportId, { month: MANY });
  await make();
  const { state, pages } = (await db.collection<Export>(EXPORTS).get(asked.data.exportId))!;
  expect({ state, pages }).toEqual({ state: 'waiting', pages: 0 });
  expect(await whole(db, EXPORT_PARTS)).toEqual([]);
});

test('a file is gone when its time is over', async () => {
  const { db } = mall.deps;
  const answer = await finance('export.download', { exportId });
  await db.collection<Export>(EXPORTS).update(exportId, { expiresAt: Date.now() - DAY_MS });
  await make();
  expect((await db.collection<Export>(EXPORTS).get(exportId))!.state).toBe('expired');
  expect((await fetch(answer.data.url)).status).toBe(404);
  expect(await finance('export.download', { exportId })).toMatchObject({ code: 'EXPORT_WRONG_STATE' });
});
