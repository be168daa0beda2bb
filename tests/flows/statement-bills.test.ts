import { parse } from 'csv-parse/sync';
import { PART_NAMES } from '@core/domain/books/parts';
import { startMall, type Mall } from './harness';
import { aBill, askers, booksOf, BOUGHT, MALL_ONLY, ok, SHARED, statementOf, tell } from './support/booked';
import { addLease, LAST_MONTH, NOW_MONTH, putRefund, putSale, runTimer, THEN } from './support/books';

let mall: Mall;
const STATEMENT = statementOf('lake');
const { finance, lake } = askers(() => mall);
const { lines, reconcile } = booksOf(() => mall);
const coupon = (couponId: string) => ({ couponId, saved: { l1: 1_000 }, bearers: SHARED });
const arrived = (key: string) => ({ kind: 'sale.arrived', data: { saleId: `sale_${key}` } });
const met = (key: string) => ({ kind: 'redemption.met', data: { redemptionId: `rd_${key}`, saleId: `sale_${key}` } });

/** Five bills of the lake brand: plain; with a coupon; with a coupon and points; paid with a voucher alone; and a part of one given back. */
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
  await putSale(mall, aBill('plain'));
  await putSale(mall, aBill('used', { at: THEN + 1, coupons: [coupon('cp_used')] }));
  await putSale(mall, aBill('points', { at: THEN + 2, coupons: [coupon('cp_points')], pointsFen: 300 }));
  const voucher = { couponId: 'cp_whole', saved: { l1: 10_000 }, bearers: MALL_ONLY, voucher: BOUGHT };
  await putSale(mall, aBill('whole', { at: THEN + 3, coupons: [voucher] }));
  const sold = { kind: 'voucher.sold', data: { couponId: 'cp_whole', memberId: 'mem_books' } };
  await tell(mall, [sold, arrived('plain'), arrived('used'), met('used'), arrived('points'), met('points'), met('whole')]);
  const { _id: refundId } = await putRefund(mall, 'sale_used', [{ lineId: 'l1', amountFen: 5_000 }], THEN + 4);
  await tell(mall, [{ kind: 'refund.arrived', data: { refundId } }]);
  await ok(finance('statement.make', { month: LAST_MONTH }));
  await ok(finance('statement.issue', { statementId: STATEMENT }));
}, 60_000);
afterAll(() => mall?.close());

const linesOf = async (ask: typeof lake, more: object = {}, statementId = STATEMENT): Promise<any[]> => {
  const found: any[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await ok(ask('statement.lines', { statementId, limit: 2, ...more, ...(cursor ? { cursor } : {}) }));
    found.push(...page.items);
    if (page.nextCursor === undefined) return found;
    cursor = page.nextCursor;
  }
};
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

test('each bill is one entry, whatever coupons were used on it, and so is what came back of it', async () => {
  const rows = await linesOf(lake);
  expect(rows.map(({ slipNo, kind, withCoupons }) => [slipNo, kind, withCoupons])).toEqual([
    ['USED', 'refund', undefined],
    // no money came in: there is no sale beside it
    ['WHOLE', 'redemption', undefined],
    ['POINTS', 'sale', true],
    ['USED', 'sale', true],
    ['PLAIN', 'sale', undefined],
  ]);
  const [points] = rows.filter(({ slipNo }) => slipNo === 'POINTS');
  expect(points).toMatchObject({ dueFen: 9_600, parts: { salesFen: 10_000, cashFen: 8_700, pointsFen: 300, mallFen: 600, brandFen: 400 } });
});

test('the number of entries is what is counted by hand, and they add up to every figure of the statement', async () => {
  const [statement, rows] = [await ok(lake('statement.get', { statementId: STATEMENT })), await linesOf(lake)];
  expect([statement.lineCount, rows.length]).toEqual([5, 5]);
  expect(sum(rows.map(({ dueFen }) => dueFen))).toBe(statement.dueFen);
  for (const part of PART_NAMES) expect([part, sum(rows.map(({ parts }) => parts[part]))]).toEqual([part, statement.parts[part]]);
  for (const { kind, count, dueFen, parts } of statement.byKind) {
    const own = rows.filter(row => row.kind === kind);
    expect([kind, own.length, sum(own.map(row => row.dueFen))]).toEqual([kind, count, dueFen]);
    expect([kind, sum(own.map(row => row.parts.pointsFen))]).toEqual([kind, parts.pointsFen]);
  }
  expect(sum(statement.byKind.map(({ count }: any) => count))).toBe(statement.lineCount);
  expect((await ok(finance('statement.list', { month: LAST_MONTH, brandName: '青湖' }))).total.lineCount).toBe(5);
  // the books themselves keep what was paid and what coupons took off apart
  expect(await lines()).toHaveLength(7);
  await reconcile();
});

test.each([
  { kind: 'sale', slips: ['POINTS', 'USED', 'PLAIN'], why: 'sales, those with coupons too' },
  { kind: 'redemption', slips: ['WHOLE', 'POINTS', 'USED'], why: 'bills that coupons were used on' },
  { kind: 'refund', slips: ['USED'], why: 'what came back' },
])('of one kind: $why', async ({ kind, slips }) => {
  const all = await linesOf(lake);
  const rows = await linesOf(lake, { kind });
  expect(rows.map(({ slipNo }) => slipNo)).toEqual(slips);
  for (const row of rows) expect(all).toContainEqual(row);
});

test('a bill opens whole, by either side of it: its goods, its coupons, and postings that sum to nothing', async () => {
  const [used] = (await linesOf(finance)).filter(({ slipNo, kind }) => slipNo === 'USED' && kind === 'sale');
  const detail = await ok(finance('statement.line', { lineId: used.lineId }));
  expect(detail).toMatchObject({ ...used, goods: [{ amountFen: 10_000, payFen: 9_000 }], coupons: [{ savedFen: 1_000 }] });
  expect(detail.postings).toEqual([
    expect.objectContaining({ account: 'brand:br_lake', amountFen: -9_600 }),
    expect.objectContaining({ account: 'mall-discount', amountFen: 600 }),
    expect.objectContaining({ account: 'till-clearing', amountFen: 9_000 }),
  ]);
  const other = (await lines()).find(({ kind, slipNo }) => kind === 'redemption' && slipNo === 'USED')!;
  expect(await ok(finance('statement.line', { lineId: other._id }))).toEqual(detail);
});

test('the table to take away has a row for each entry, points in a column of their own, and the same sums', async () => {
  const asked = await ok(lake('export.request', { kind: 'statement-lines', format: 'csv', month: LAST_MONTH }));
  expect(asked.rows).toBe(5);
  await runTimer(mall, 'books');
  const { url } = await ok(lake('export.download', { exportId: asked.exportId }));
  const rows: string[][] = parse(Buffer.from(await (await fetch(url)).arrayBuffer()), { bom: true, relax_column_count: true });
  const head = rows.find(([first]) => first === '日期')!;
  const sums = rows.find(([first]) => first === '合计')!;
  const statement = await ok(lake('statement.get', { statementId: STATEMENT }));
  const total = (name: string): number => Math.round(Number(sums[head.indexOf(`${name}（元）`)]) * 100);
  expect([total('商品金额'), total('积分抵扣'), total('应结算')]).toEqual([statement.salesFen, 300, statement.dueFen]);
  expect(rows.filter(row => row[head.indexOf('小票号')] === 'POINTS')).toHaveLength(1);
});

test('of a bill that was shown before its coupons were booked the brand sees what it was shown, until it is issued again', async () => {
  await putSale(mall, aBill('late', { at: THEN + 5, coupons: [coupon('cp_late')] }));
  await tell(mall, [arrived('late')]);
  await ok(finance('statement.issue', { statementId: STATEMENT }));
  await tell(mall, [met('late')]);
  const late = async (ask: typeof lake) => (await linesOf(ask)).filter(({ slipNo }) => slipNo === 'LATE');
  const shown = await late(lake);
  expect(shown).toMatchObject([{ dueFen: 9_000, parts: { mallFen: 0 } }]);
  expect(shown[0]).not.toHaveProperty('withCoupons');
  expect((await ok(lake('statement.line', { lineId: shown[0].lineId }))).dueFen).toBe(9_000);
  expect(await late(finance)).toMatchObject([{ dueFen: 9_600, withCoupons: true }]);
  await ok(finance('statement.issue', { statementId: STATEMENT }));
  expect(await late(lake)).toMatchObject([{ dueFen: 9_600, parts: { mallFen: 600 }, withCoupons: true }]);
  expect(await ok(lake('statement.get', { statementId: STATEMENT }))).toMatchObject({ lineCount: 6, stale: false });
});

test('coupons that come after the month of their bill is locked stand in the next month on their own', async () => {
  await putSale(mall, aBill('over', { at: THEN + 6, coupons: [coupon('cp_over')] }));
  await tell(mall, [arrived('over')]);
  await ok(finance('statement.issue', { statementId: STATEMENT }));
  await ok(finance('books.lock', { month: LAST_MONTH }));
  await tell(mall, [met('over')]);
  await ok(finance('statement.make', { month: NOW_MONTH }));
  const rows = await linesOf(finance, {}, statementOf('lake', NOW_MONTH));
  expect(rows).toMatchObject([{ kind: 'redemption', slipNo: 'OVER', movedFrom: LAST_MONTH, dueFen: 600 }]);
  expect(await ok(finance('statement.get', { statementId: statementOf('lake', NOW_MONTH) }))).toMatchObject({ lineCount: 1, stale: false });
});
