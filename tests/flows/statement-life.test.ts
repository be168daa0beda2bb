import { brandAccount } from '@core/domain/books/accounts';
import type { BookLine } from '@server/modules/books/documents';
import { startMall, type Mall } from './harness';
import { aBill, askers, booksOf, ok, putMonth, putUnused, statementOf, tell } from './support/booked';
import { addLease, END, LAST_MONTH, NOW_MONTH, putRefund, putSale, runTimer, THEN } from './support/books';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
  await putUnused(mall, 'cp_v4');
  const { met } = await putMonth(mall);
  const sold = ['v1', 'v2', 'v4'].map(key => ({ kind: 'voucher.sold', data: { couponId: `cp_${key}`, memberId: 'mem_books' } }));
  await tell(mall, [...met, ...sold]);
}, 60_000);
afterAll(() => mall?.close());

const { finance, lake, hill } = askers(() => mall);
const { lines, fromPostings, reconcile } = booksOf(() => mall);
const LATER = Date.now() - 60_000;

describe('the statements of the month', () => {
  test('are drafted by the timer, and by finance', async () => {
    const [, drafted] = await runTimer(mall, 'books');
    expect(drafted).toMatchObject({ ok: true });
    expect(await ok(finance('statement.make', { month: LAST_MONTH }))).toEqual({ month: LAST_MONTH, made: 2, more: false });
    const { items } = await ok(finance('statement.list', { month: LAST_MONTH }));
    expect(items.map((row: any) => [row.statementId, row.state, row.dueFen, row.lineCount, row.stale])).toEqual([
      [statementOf('lake'), 'open', 61_800, 3, false],
      [statementOf('hill'), 'open', 1_200, 1, false],
    ]);
  });

  test('a brand sees nothing of a draft, and never anything of another brand', async () => {
    expect((await ok(lake('statement.list'))).items).toEqual([]);
    expect(await lake('statement.get', { statementId: statementOf('lake') })).toMatchObject({ code: 'STATEMENT_NOT_FOUND' });
    await ok(finance('statement.issue', { statementId: statementOf('lake') }));
    expect(await hill('statement.get', { statementId: statementOf('lake') })).toMatchObject({ code: 'STATEMENT_NOT_FOUND' });
    expect(await hill('statement.lines', { statementId: statementOf('lake') })).toMatchObject({ code: 'STATEMENT_NOT_FOUND' });
    expect(await hill('statement.confirm', { statementId: statementOf('lake'), revision: 0 })).toMatchObject({ code: 'STATEMENT_NOT_FOUND' });
    expect((await ok(lake('statement.list'))).items).toHaveLength(1);
  });

  test('drills down to the bill: line by line, kind by kind, page by page', async () => {
    const statement = await ok(lake('statement.get', { statementId: statementOf('lake') }));
    expect(statement).toMatchObject({ state: 'issued', dueFen: 61_800, salesFen: 90_000, takenFen: 27_000, lineCount: 3 });
    expect(statement.byKind.map((row: any) => [row.kind, row.count, row.dueFen])).toEqual([
      // a voucher paid all of B: there was no sale to post
      ['redemption', 1, 10_000],
      ['sale', 2, 50_000 + 1_800],
    ]);
    const seen: any[] = [];
    let cursor: string | undefined;
    do {
      const page = await ok(lake('statement.lines', { statementId: statementOf('lake'), limit: 2, ...(cursor ? { cursor } : {}) }));
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(3);
    expect(seen.reduce((sum, { dueFen }) => sum + dueFen, 0)).toBe(statement.dueFen);
    const used = (await ok(lake('statement.lines', { statementId: statementOf('lake'), kind: 'redemption' }))).items;
    expect(used).toHaveLength(3);
    const leased = used.find((row: any) => row.counter.counterId === 'ct_lease');
    const detail = await ok(lake('statement.line', { lineId: leased.lineId }));
    // of a bill of two brands each sees its own
    expect(detail.goods).toMatchObject([{ lineId: 'l1', amountFen: 30_000, payFen: 27_000 }]);
    expect(detail.coupons).toMatchObject([{ savedFen: 3_000 }]);
    expect(detail.postings.every(({ account }: any) => account === brandAccount('br_lake'))).toBe(true);
    expect(await hill('statement.line', { lineId: leased.lineId })).toMatchObject({ code: 'BOOKS_LINE_NOT_FOUND' });
    const wholeBill = await ok(finance('statement.line', { lineId: leased.lineId }));
    expect(wholeBill.goods).toHaveLength(2);
    expect(wholeBill.postings.reduce((sum: number, { amountFen }: any) => sum + amountFen, 0)).toBe(0);
  });

  test.each([
    { why: 'the brand cannot issue', who: 'lakebrand', action: 'statement.issue' },
    { why: 'the brand cannot lock', who: 'lakebrand', action: 'books.lock' },
    { why: 'finance cannot confirm for the brand', who: 'finance', action: 'statement.confirm' },
    { why: 'headquarters cannot settle', who: 'headquarters', action: 'statement.settle' },
    { why: 'a guide sees no books', who: 'guide', action: 'books.open' },
    { why: 'a manager sees no statement', who: 'manager', action: 'statement.list' },
  ])('$why', async ({ who, action }) => {
    const role = { lakebrand: 'brand-operator', finance: 'finance', headquarters: 'group-operator', guide: 'guide', manager: 'store-manager' } as const;
    const data: Record<string, object> = {
      'books.lock': { month: LAST_MONTH },
      'books.open': {},
      'statement.list': {},
      'statement.settle': { statementId: statementOf('lake'), revision: 0, note: '付款' },
      'statement.confirm': { statementId: statementOf('lake'), revision: 0 },
    };
    const as = mall.at(role[who as keyof typeof role], { counterId: undefined });
    const answer = await mall.call('ops', mall.staff(who), action, data[action] ?? { statementId: statementOf('lake') }, { as });
    expect(answer.code).toBe('ROLE_REQUIRED');
  });

  test('a month cannot be locked while a statement was not shown', async () => {
    expect(await finance('books.lock', { month: LAST_MONTH })).toMatchObject({ code: 'BOOKS_NOT_ISSUED', data: { brandIds: ['br_hill'] } });
    expect(await finance('books.lock', { month: NOW_MONTH })).toMatchObject({ code: 'BOOKS_MONTH_NOT_OVER' });
  });

  test('a dispute is answered, a correction seen, and what was confirmed is asked for again when it changes', async () => {
    await ok(lake('statement.confirm', { statementId: statementOf('lake'), revision: 0 }));
    const early = await finance('statement.settle', { statementId: statementOf('lake'), revision: 0, note: '付款 1' });
    expect(early.code).toBe('BOOKS_NOT_LOCKED');
    await ok(finance('statement.issue', { statementId: statementOf('hill') }));
    await ok(hill('statement.dispute', { statementId: statementOf('hill'), revision: 0, note: '少了一笔' }));
    expect(await finance('statement.settle', { statementId: statementOf('hill'), revision: 0, note: '付款 1' })).toMatchObject({
      code: 'STATEMENT_WRONG_STATE',
    });
    const corrected = await ok(finance('books.correct', { brandId: 'br_hill', month: LAST_MONTH, amountFen: -200, note: '陈列费' }));
    expect(corrected.month).toBe(LAST_MONTH);
    expect((await ok(finance('statement.get', { statementId: statementOf('hill') }))).stale).toBe(true);
    expect(await finance('books.lock', { month: LAST_MONTH })).toMatchObject({ code: 'BOOKS_NOT_ISSUED', data: { brandIds: ['br_hill'] } });
    const again = await ok(finance('statement.issue', { statementId: statementOf('hill') }));
    expect(again).toMatchObject({ state: 'issued', dueFen: 1_000, revision: 1, stale: false });
    expect(again.history.map(({ event }: any) => event)).toEqual(['issue', 'dispute', 'renew']);
    await ok(hill('statement.dispute', { statementId: statementOf('hill'), revision: 1, note: '陈列费没有约定' }));
    await ok(finance('statement.answer', { statementId: statementOf('hill'), note: '见合同第八条' }));
    expect(await ok(hill('statement.confirm', { statementId: statementOf('hill'), revision: 1 }))).toMatchObject({ state: 'confirmed' });
  });

  test('the same request twice is answered twice and done once', async () => {
    const requestId = mall.newRequest();
    const data = { brandId: 'br_hill', month: NOW_MONTH, amountFen: 50, note: '运费' };
    const first = await ok(finance('books.correct', data, requestId));
    expect(await ok(finance('books.correct', data, requestId))).toEqual(first);
    expect((await lines()).filter(({ note }) => note === '运费')).toHaveLength(1);
    expect(await finance('books.correct', { ...data, brandId: 'br_nobody' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('after the month is locked', () => {
  let before: BookLine[];
  const ofMonth = async () => (await lines()).filter(({ month }) => month === LAST_MONTH);

  test('nothing goes into it any more', async () => {
    expect(await ok(finance('books.lock', { month: LAST_MONTH }))).toMatchObject({ month: LAST_MONTH });
    expect(await finance('books.lock', { month: LAST_MONTH })).toMatchObject({ code: 'BOOKS_MONTH_LOCKED' });
    before = await ofMonth();
    const late = await ok(finance('books.correct', { brandId: 'br_lake', month: LAST_MONTH, amountFen: 700, note: '补记' }));
    expect(late.month).toBe(NOW_MONTH);
    await putSale(mall, aBill('late'));
    await tell(mall, [{ kind: 'sale.arrived', data: { saleId: 'sale_late' } }]);
    expect(await ofMonth()).toEqual(before);
    const line = (await lines()).find(({ saleId }) => saleId === 'sale_late')!;
    expect(line).toMatchObject({ month: NOW_MONTH, movedFrom: LAST_MONTH, at: THEN, bookedAt: END });
  });

  test('a refund takes back by the frozen split and goes to the next statement', async () => {
    // half of the lake's line and all of the hill's, of the leased counter; then the rest
    const half = await putRefund(
      mall,
      'sale_c',
      [
        { lineId: 'l1', amountFen: 15_000 },
        { lineId: 'l2', amountFen: 20_000 },
      ],
      LATER,
    );
    await tell(mall, [{ kind: 'refund.arrived', data: { refundId: half._id }, at: LATER }]);
    expect(await ofMonth()).toEqual(before);
    const of = async (brandId: string) => (await lines()).find(row => row.refundId === half._id && row.brandId === brandId)!;
    expect(await of('br_lake')).toMatchObject({
      month: NOW_MONTH,
      dueFen: -900,
      parts: { salesFen: -15_000, cashFen: -13_500, mallFen: -900, brandFen: -600 },
    });
    expect(await of('br_hill')).toMatchObject({ dueFen: -1_200, parts: { salesFen: -20_000, mallFen: -1_200, brandFen: -800 } });
    await reconcile();
  });

  test('what was paid for a voucher goes back to its payer, the income that lapsed with it', async () => {
    const income = (await fromPostings())['lapsed-voucher']!;
    const refund = await putRefund(mall, 'sale_b', [{ lineId: 'l1', amountFen: 10_000 }], LATER);
    expect(refund.vouchers).toMatchObject([{ couponId: 'cp_v2', paidFen: 27_000 }]);
    await tell(mall, [{ kind: 'refund.arrived', data: { refundId: refund._id }, at: LATER }]);
    const now = await fromPostings();
    expect([income, now['lapsed-voucher'] ?? 0]).toEqual([-17_000, 0]);
    expect(now['voucher-clearing']).toBe(2 * 27_000);
    expect(now['voucher-liability']).toBe(-27_000);
  });

  test('the statement is paid once, and what is owed falls by it', async () => {
    const owed = (await ok(finance('books.figures', { at: Date.now() }))).brandsOwedFen;
    const paid = await ok(finance('statement.settle', { statementId: statementOf('lake'), revision: 0, note: '网银 2026-001' }));
    expect(paid.state).toBe('settled');
    expect(await finance('statement.settle', { statementId: statementOf('lake'), revision: 0, note: '网银 2026-001' })).toMatchObject({
      code: 'STATEMENT_WRONG_STATE',
    });
    expect((await fromPostings())['brand-paid:br_lake']).toBe(61_800);
    expect((await ok(finance('books.figures', { at: Date.now() }))).brandsOwedFen).toBe(owed - 61_800);
    await reconcile();
  });

  test('the book page says what became of each month', async () => {
    const { months, figures } = await ok(finance('books.open'));
    expect(months.map((row: any) => row.month)).toEqual([NOW_MONTH, LAST_MONTH]);
    expect(months[1]).toMatchObject({ locked: true, over: true, dueFen: 62_800, brands: 2, states: { confirmed: 1, settled: 1 } });
    expect(figures.voucherLiabilityFen).toBe(27_000);
  });
});
