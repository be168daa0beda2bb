import { parse } from 'csv-parse/sync';
import { dateText, DAY_MS } from '@core/domain/calendar';
import { startMall, type Mall } from './harness';
import { SHARED } from './support/booked';
import { announceAll, LAST_MONTH, putRefund, putSale, runTimer, THEN, type UsedCoupon } from './support/books';
import { bookForExport, exporters, readSheet, same, tableOf } from './support/exported';

let mall: Mall;
const { finance, group, lake, make, fetchFile, audited } = exporters(() => mall);
beforeAll(async () => {
  mall = await startMall();
  await bookForExport(mall, finance);
}, 60_000);
afterAll(() => mall?.close());

test('as CSV: marked, with a byte order mark, amounts that add up, nothing that calculates', async () => {
  const asked = await finance('export.request', { kind: 'statement-lines', format: 'csv', month: LAST_MONTH, brandId: 'br_lake' });
  expect(asked.data).toMatchObject({ rows: 4, state: 'approved', mine: true });
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
  expect(over[1]).toMatch(/^用券的账单只列一行/);
  expect(over[2]).toMatch(/^导出人 宋执/);
  expect([over.length, under]).toEqual([3, [over[2]]]);
  expect(over[2]).toContain(exportId);
  expect(head.slice(0, 6)).toEqual(['日期', '时间', '品牌', '门店', '柜台', '小票号']);
  // what is an amount says so, and everything else does not
  for (const [n, name] of head.entries()) expect([name, body.every(row => /^-?\d+\.\d\d$/.test(row[n]!))]).toEqual([name, name.endsWith('（元）')]);
  expect(body.every(([day]) => /^\d{4}-\d\d-\d\d$/.test(day!))).toBe(true);
  expect(body).toHaveLength(4);
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
  expect(own.data).toMatchObject({ rows: 4, brand: { brandId: 'br_lake' } });
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
