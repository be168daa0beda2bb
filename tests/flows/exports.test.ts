import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { ActingAs } from '@core/contracts/define';
import { ALONE_ROWS } from '@core/domain/export/state';
import { dateText, DAY_MS } from '@core/domain/calendar';
import { BOOK_LINES, type BookLine } from '@server/modules/books/documents';
import { EXPORT_PARTS, EXPORTS, type Export } from '@server/modules/export/documents';
import { startMall, type Mall } from './harness';
import { addLease, announceAll, LAST_MONTH, putRefund, putSale, runTimer, THEN, type UsedCoupon } from './support/books';
import { whole } from './support/whole';

let mall: Mall;
const SHARED = [
  { bearer: 'mall', shareBp: 6_000 },
  { bearer: 'brand', shareBp: 4_000 },
] as const;

beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
  for (const n of [1, 2, 3])
    await putSale(mall, {
      key: `e${n}`,
      at: THEN + n,
      lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 12_345 }],
      coupons: [{ couponId: `cp_e${n}`, saved: { l1: 5_000 }, bearers: SHARED }],
    });
  await putSale(mall, { key: 'ehill', counterId: 'ct_nhill', lines: [{ lineId: 'l1', brandId: 'br_hill', amountFen: 100 }] });
  const ids = [1, 2, 3].map(n => ({ kind: 'redemption.met', data: { redemptionId: `rd_e${n}`, saleId: `sale_e${n}` } }));
  await announceAll(mall, [...ids, { kind: 'sale.arrived', data: { saleId: 'sale_ehill' } }]);
  await runTimer(mall, 'every-minute');
  await finance('books.correct', { brandId: 'br_lake', month: LAST_MONTH, amountFen: -100, note: '＝cmd|calc' });
}, 60_000);
afterAll(() => mall?.close());

const asFinance = (): ActingAs => mall.at('finance', { counterId: undefined });
const asGroup = (): ActingAs => mall.at('group-operator', { counterId: undefined });
const asBrand = (): ActingAs => mall.at('brand-operator', { counterId: undefined });
const finance = (action: string, data: object) => mall.call('ops', mall.staff('finance'), action, data, { as: asFinance() });
const group = (action: string, data: object) => mall.call('ops', mall.staff('headquarters'), action, data, { as: asGroup() });
const lake = (action: string, data: object) => mall.call('ops', mall.staff('lakebrand'), action, data, { as: asBrand() });

const make = async (): Promise<void> => {
  const answers = await runTimer(mall, 'books');
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
};
const fetchFile = async (exportId: string, ask = finance): Promise<Buffer> => {
  const answer = await ask('export.download', { exportId });
  if (!answer.ok) throw new Error(answer.code);
  const response = await fetch(answer.data.url);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const audited = async (exportId: string): Promise<string[]> =>
  (await mall.deps.db.collection<any>('audit_log').find({ subjectId: exportId }, { order: [['at', 'asc']] })).map(({ action }) => action);

/** The cells of a sheet as a program reads them: what each says, and whether it is a number. */
const readSheet = (file: Buffer): { rows: { text: string; number: boolean }[][]; parts: Record<string, string> } => {
  const parts = Object.fromEntries(Object.entries(unzipSync(new Uint8Array(file))).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
  const decode = (text: string): string =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;|&#39;/g, "'")
      .replace(/&amp;/g, '&');
  const shared = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, body]) =>
    decode([...body!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, inner]) => inner).join('')),
  );
  const sheet = parts['xl/worksheets/sheet1.xml']!;
  expect(sheet).not.toContain('<f>');
  const rows = [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, body = '']) =>
    [...body.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inner = '']) => {
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? '';
      const kind = /t="(\w+)"/.exec(attributes!)?.[1];
      if (kind === 's') return { text: shared[Number(value)]!, number: false };
      return { text: decode(value), number: kind === undefined || kind === 'n' };
    }),
  );
  return { rows, parts };
};

/** What stands over the table, its one heading line, its rows and their sums, and what stands under it; empty lines between these. */
const tableOf = <T>(rows: readonly T[][], textOf: (cell: T) => string) => {
  const first = rows.map(([cell]) => (cell === undefined ? '' : textOf(cell)));
  const [at, end] = [first.indexOf('日期'), first.indexOf('合计')];
  expect([first[at - 1], first[end + 1]]).toEqual(['', '']);
  return { over: first.slice(0, at - 1), head: rows[at]!.map(textOf), body: rows.slice(at + 1, end), sums: rows[end]!, under: first.slice(end + 2) };
};
const same = (text: string): string => text;

describe('a small export', () => {
  test('as CSV: marked, with a byte order mark, amounts that add up, nothing that calculates', async () => {
    const asked = await finance('export.request', { kind: 'statement-lines', format: 'csv', month: LAST_MONTH, brandId: 'br_lake' });
    expect(asked.data).toMatchObject({ rows: 7, state: 'approved', mine: true });
    await make();
    const { exportId } = asked.data;
    const file = await fetchFile(exportId);
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: string[][] = parse(file, { bom: true, relax_column_count: true });
    const [year, month] = LAST_MONTH.split('-');
    const title = `青湖 ${year}年${Number(month)}月结算明细`;
    const { over, under, head, body, sums } = tableOf(rows, same);
    expect(over[0]).toBe(title);
    const { fileName, url } = (await finance('export.download', { exportId })).data;
    expect(fileName).toBe(`${title}.csv`);
    // a browser that has it from another host calls it by its address
    expect(decodeURIComponent(new URL(url).pathname)).toContain(`${exportId}/青湖${year}年${Number(month)}月结算明细.csv`);
    expect(over[1]).toMatch(/^导出人 宋执/);
    expect([over.length, under]).toEqual([2, [over[1]]]);
    expect(over[1]).toContain(exportId);
    expect(head.slice(0, 6)).toEqual(['日期', '时间', '品牌', '门店', '柜台', '小票号']);
    // what is an amount says so, and everything else does not
    for (const [n, name] of head.entries()) expect([name, body.every(row => /^-?\d+\.\d\d$/.test(row[n]!))]).toEqual([name, name.endsWith('（元）')]);
    expect(body.every(([day]) => /^\d{4}-\d\d-\d\d$/.test(day!))).toBe(true);
    expect(body).toHaveLength(7);
    const column = (name: string): string[] => body.map(row => row[head.indexOf(name)]!);
    const total = (name: string): number => column(name).reduce((sum, text) => sum + Math.round(Number(text) * 100), 0);
    // three sales of 123.45, 50 off of which the brand bears 20, less 1
    expect(['商品金额', '商场承担', '品牌承担', '应结算'].map(name => total(`${name}（元）`))).toEqual([37_035, 9_000, 6_000, 30_935]);
    expect(['日期', '品牌', '商品金额（元）', '商场承担（元）', '品牌承担（元）', '应结算（元）', '说明'].map(name => sums[head.indexOf(name)])).toEqual([
      '合计',
      '',
      '370.35',
      '90.00',
      '60.00',
      '309.35',
      '',
    ]);
    expect(column('说明')).toContain("'＝cmd|calc");
    expect(column('品牌').every(name => name === '青湖')).toBe(true);
    for (const cell of body.flat()) expect(/^[=+@\t\r＝＋－＠]/.test(cell)).toBe(false);
    expect(await audited(exportId)).toEqual(['export.request', 'export.make', 'export.download', 'export.download']);
  });

  test('as XLSX: whole XML, numbers as numbers, titles as text, personal data masked', async () => {
    const { data } = await finance('export.request', { kind: 'redemptions', format: 'xlsx', month: LAST_MONTH });
    await make();
    const { rows, parts } = readSheet(await fetchFile(data.exportId));
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining([
        '[Content_Types].xml',
        '_rels/.rels',
        'xl/workbook.xml',
        'xl/styles.xml',
        'xl/_rels/workbook.xml.rels',
        'xl/worksheets/sheet1.xml',
      ]),
    );
    const xml = new (await import('jsdom')).JSDOM().window.DOMParser;
    for (const [name, text] of Object.entries(parts).filter(([part]) => /\.(xml|rels)$/.test(part))) {
      const errors = new xml().parseFromString(text, 'application/xml').getElementsByTagName('parsererror').length;
      expect([name, errors]).toEqual([name, 0]);
    }
    for (const [, target] of parts['xl/_rels/workbook.xml.rels']!.matchAll(/Target="([^"]+)"/g))
      expect(Object.keys(parts)).toContain(`xl/${target!.replace(/^\/xl\//, '')}`);
    const { over, head, body, sums } = tableOf(rows, ({ text }) => text);
    expect(body).toHaveLength(3);
    const cell = (name: string) => body.map(row => row[head.indexOf(name)]!);
    expect(cell('优惠金额（元）')).toEqual(Array(3).fill({ text: '50', number: true }));
    // days since the beginning of 1900, as spreadsheets keep a date
    expect(cell('日期').map(({ text }) => Number(text))).toEqual(Array(3).fill(Date.parse(`${dateText(THEN)}T00:00:00Z`) / DAY_MS + 25_569));
    expect(parts['xl/styles.xml']).toContain('formatCode="yyyy-mm-dd"');
    // empty cells are not written
    expect(sums.map(({ text }) => text).slice(0, 3)).toEqual(['合计', '3', '150']);
    expect(sums.slice(1).every(({ number }) => number)).toBe(true);
    expect(cell('用券')).toEqual(Array(3).fill({ text: `'=HYPERLINK("x")`, number: false }));
    expect(cell('会员')).toEqual(Array(3).fill({ text: '林** 138****0001', number: false }));
    expect(cell('券号')).toEqual([1, 2, 3].map(() => ({ text: expect.stringMatching(/^([0-9A-Z]{4} ){2}[0-9A-Z]{4}$/), number: false })));
    expect(over).toEqual([expect.stringMatching(/^全部品牌 .*月核销明细$/), expect.stringMatching(/^含撤销核销和退款/), expect.stringMatching(/^导出人 宋执/)]);
    expect(JSON.stringify(rows)).not.toMatch(/1[3-9]\d{9}/);
  });

  test("a brand's people get their own, whatever they ask for, and see nothing else", async () => {
    await finance('statement.make', { month: LAST_MONTH });
    await finance('statement.issue', { statementId: `stmt_br_lake_${LAST_MONTH}` });
    const own = await lake('export.request', { kind: 'statement-lines', format: 'csv', month: LAST_MONTH, brandId: 'br_hill' });
    expect(own.data).toMatchObject({ rows: 7, brand: { brandId: 'br_lake' } });
    const others = await finance('export.request', { kind: 'statement-lines', format: 'csv', month: LAST_MONTH, brandId: 'br_hill' });
    await make();
    expect(await lake('export.download', { exportId: others.data.exportId })).toMatchObject({ code: 'EXPORT_NOT_FOUND' });
    const listed = (await lake('export.list', {})).data.items;
    expect(listed.every(({ brand }: any) => brand.brandId === 'br_lake')).toBe(true);
    expect((await fetchFile(own.data.exportId, lake)).toString()).not.toContain('远山');
  });

  test('its file is for who asked for it and who approved it, whoever else may ask for the same', async () => {
    const { data } = await finance('export.request', { kind: 'redemptions', format: 'csv', month: LAST_MONTH });
    await make();
    expect(data).toMatchObject({ mine: true, takes: true });
    expect(await group('export.download', { exportId: data.exportId })).toMatchObject({ code: 'EXPORT_NOT_YOURS' });
    const seen = (await group('export.list', {})).data.items.find(({ exportId }: any) => exportId === data.exportId);
    expect(seen).toMatchObject({ mine: false, takes: false, state: 'ready' });
  });

  test('of a bill with goods of two brands each is told the coupons on its own goods; what was undone or refunded stands below zero', async () => {
    const month = '2024-03';
    const at = Date.parse('2024-03-10T12:00:00+08:00');
    const lines = [
      { lineId: 'l1', brandId: 'br_lake', amountFen: 40_000 },
      { lineId: 'l2', brandId: 'br_hill', amountFen: 20_000 },
    ];
    const coupons: UsedCoupon[] = [
      { couponId: 'cp_own_lake', saved: { l1: 4_000 }, bearers: SHARED },
      { couponId: 'cp_own_hill', saved: { l2: 2_000 }, bearers: SHARED },
    ];
    const sale = await putSale(mall, { key: 'shared', at, counterId: 'ct_lease', lines, coupons });
    const { db } = mall.deps;
    const redemption = (await db.collection<any>('redemptions').get('rd_shared'))!;
    const named = redemption.coupons.map((coupon: any) => ({ ...coupon, title: coupon.couponId === 'cp_own_lake' ? '青湖券' : '远山券' }));
    await db.collection('redemptions').update('rd_shared', { coupons: db.command.set(named) });
    await announceAll(mall, [{ kind: 'redemption.met', data: { redemptionId: 'rd_shared', saleId: sale._id } }]);
    await runTimer(mall, 'every-minute');
    const refund = await putRefund(mall, sale._id, [{ lineId: 'l1', amountFen: 20_000 }], at + 1);
    await announceAll(mall, [{ kind: 'refund.arrived', data: { refundId: refund._id } }]);
    await runTimer(mall, 'every-minute');
    const asked = await lake('export.request', { kind: 'redemptions', format: 'csv', month });
    await make();
    const file = (await fetchFile(asked.data.exportId, lake)).toString();
    expect(file).not.toContain('远山券');
    const rows: string[][] = parse(file, { bom: true, relax_column_count: true });
    const { head, body } = tableOf(rows, same);
    const column = (name: string) => body.map(row => row[head.indexOf(name)]);
    expect([column('类型'), column('用券'), column('张数'), column('优惠金额（元）')]).toEqual([
      ['退款', '核销'],
      ['青湖券', '青湖券'],
      ['0', '1'],
      ['-20.00', '40.00'],
    ]);
  });

  test('the journal balances, and is the group’s; the parts of sales add up', async () => {
    expect(await lake('export.request', { kind: 'entries', format: 'csv', month: LAST_MONTH })).toMatchObject({ code: 'EXPORT_EMPTY' });
    const journal = await finance('export.request', { kind: 'entries', format: 'csv', month: LAST_MONTH });
    const sold = await lake('export.request', { kind: 'sales', format: 'csv', month: LAST_MONTH, brandId: 'br_hill' });
    await make();
    const read = async (exportId: string, ask = finance): Promise<string[][]> => parse(await fetchFile(exportId, ask), { bom: true, relax_column_count: true });
    const rows = await read(journal.data.exportId);
    const { sums, head } = tableOf(rows, same);
    expect(sums[head.indexOf('借方（元）')]).toBe(sums[head.indexOf('贷方（元）')]);
    expect(Number(sums[head.indexOf('借方（元）')])).toBeGreaterThan(0);
    const parts = await read(sold.data.exportId, lake);
    const own = tableOf(parts, same);
    expect(own.body.every(row => row[1] === '青湖')).toBe(true);
    // three bills with a coupon; what was paid on them
    expect(own.sums.slice(3)).toEqual(['0.00', '220.35', '0.00', '0.00', '0.00', '3']);
  });

  test('of nothing there is none', async () => {
    expect(await finance('export.request', { kind: 'redemptions', format: 'csv', month: '2001-01' })).toMatchObject({ code: 'EXPORT_EMPTY' });
    expect(await finance('export.request', { kind: 'redemptions', format: 'csv', month: LAST_MONTH, brandId: 'br_none' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('more than a thousand rows', () => {
  const MANY = '2024-05';
  const ROWS = ALONE_ROWS + 205;
  let exportId: string;

  beforeAll(async () => {
    const { db } = mall.deps;
    const [sample] = await db.collection<BookLine>(BOOK_LINES).find({ brandId: 'br_lake', month: LAST_MONTH }, { limit: 1 });
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
    const [sample] = await db.collection<BookLine>(BOOK_LINES).find({ brandId: 'br_lake', month: LAST_MONTH }, { limit: 1 });
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
    const [sample] = await db.collection<BookLine>(BOOK_LINES).find({ brandId: 'br_lake', month: LAST_MONTH }, { limit: 1 });
    await db.collection<BookLine>(BOOK_LINES).insert({ ...sample!, _id: 'bl_gone', brandId: 'br_gone', month: '2024-07' });
    for (let run = 0; run < 4; run += 1) await runTimer(mall, 'books');
    const stateOf = async (exportId: string) => (await db.collection<Export>(EXPORTS).get(exportId))!.state;
    expect([await stateOf(bad.data.exportId), await stateOf(good.data.exportId)]).toEqual(['failed', 'ready']);
  });

  test('are made in pages: every row once, the second person in the mark, nothing left behind', async () => {
    await make();
    const rows: string[][] = parse(await fetchFile(exportId), { bom: true, relax_column_count: true });
    expect(tableOf(rows, same).over[1]).toContain('批准人 周菁');
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
});
