import { brandAccount } from '@core/domain/books/accounts';
import { BOOK_ENTRIES, BOOK_LINES, BOOK_MONTHS, type BookEntry, type BookLine, type BookMonth } from '@server/modules/books/documents';
import { bookSale } from '@server/modules/books/consume';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { ActingAs } from '@core/contracts/define';
import { SALES, type Sale } from '@server/modules/sale/documents';
import { startMall, type Mall } from './harness';
import { addLease, announceAll, END, LAST_MONTH, NOW_MONTH, putRefund, putSale, putVoucher, runTimer, THEN, type Bill } from './support/books';
import { whole } from './support/whole';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
}, 60_000);
afterAll(() => mall?.close());

const MALL_ONLY = [{ bearer: 'mall', shareBp: 10_000 }] as const;
const SHARED = [
  { bearer: 'mall', shareBp: 6_000 },
  { bearer: 'brand', shareBp: 4_000 },
] as const;
const BOUGHT = { paidFen: 27_000, sold: true };
const asFinance = (): ActingAs => mall.at('finance', { counterId: undefined });
const asBrand = (): ActingAs => mall.at('brand-operator', { counterId: undefined });

const finance = (action: string, data: object = {}, requestId?: string) =>
  mall.call('ops', mall.staff('finance'), action, data, { as: asFinance(), ...(requestId ? { requestId } : {}) });
const lake = (action: string, data: object = {}) => mall.call('ops', mall.staff('lakebrand'), action, data, { as: asBrand() });
const hill = (action: string, data: object = {}) => mall.call('ops', mall.staff('hillbrand'), action, data, { as: asBrand() });
const ok = async (answer: Promise<{ ok: boolean; code?: string; data?: any }>): Promise<any> => {
  const { ok: fine, code, data } = await answer;
  expect({ fine, code }).toEqual({ fine: true, code: undefined });
  return data;
};

const deliver = async (): Promise<void> => {
  const [counts] = await runTimer(mall, 'every-minute');
  if (counts.data?.failed)
    throw new Error(
      mall.runtime.logs
        .read('jobs', { limit: 40 })
        .map(({ line }) => line)
        .filter(line => line.includes('failed'))
        .join('\n'),
    );
  expect(counts).toMatchObject({ ok: true, data: { failed: 0 } });
};

const entries = () => whole<BookEntry>(mall.deps.db, BOOK_ENTRIES);
const lines = () => whole<BookLine>(mall.deps.db, BOOK_LINES);

/** Every balance anew from the postings, without looking at what the months keep. */
const fromPostings = async (until = Infinity): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { postings, bookedAt } of await entries())
    for (const { account, amountFen } of bookedAt <= until ? postings : []) sums[account] = (sums[account] ?? 0) + amountFen;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
};

/** Nothing is ever off by a fen: each entry, each line, each month. */
const reconcile = async (): Promise<void> => {
  const all = await entries();
  for (const { _id, postings } of all) expect([_id, postings.reduce((sum, { amountFen }) => sum + amountFen, 0)]).toEqual([_id, 0]);
  for (const { _id, parts, dueFen } of await lines()) {
    const covered = parts.cashFen + parts.externalFen + parts.pointsFen + parts.voucherFen + parts.mallFen + parts.brandFen + parts.platformFen;
    expect([_id, covered]).toEqual([_id, parts.salesFen]);
    expect([_id, dueFen]).toEqual([_id, parts.salesFen - parts.brandFen - parts.takenFen + parts.correctionFen]);
  }
  const kept: Record<string, number> = {};
  for (const { balances } of await whole<BookMonth>(mall.deps.db, BOOK_MONTHS))
    for (const [account, amount] of Object.entries(balances)) kept[account] = (kept[account] ?? 0) + amount;
  expect(Object.fromEntries(Object.entries(kept).filter(([, amount]) => amount !== 0))).toEqual(await fromPostings());
};

const at = (key: string, over: Partial<Bill> = {}): Bill => ({
  key,
  lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 10_000 }],
  ...over,
});

/** Two vouchers used, one bill at a leased counter, one voucher refunded, one never used. */
const A = at('a', {
  lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 50_000 }],
  coupons: [{ couponId: 'cp_v1', saved: { l1: 30_000 }, bearers: MALL_ONLY, voucher: BOUGHT }],
});
const B = at('b', { coupons: [{ couponId: 'cp_v2', saved: { l1: 10_000 }, bearers: MALL_ONLY, voucher: BOUGHT }] });
const C = at('c', {
  counterId: 'ct_lease',
  lines: [
    { lineId: 'l1', brandId: 'br_lake', amountFen: 30_000 },
    { lineId: 'l2', brandId: 'br_hill', amountFen: 20_000 },
  ],
  coupons: [{ couponId: 'cp_off', saved: { l1: 3_000, l2: 2_000 }, bearers: SHARED }],
});
const LATER = Date.now() - 60_000;

describe('a month in the books', () => {
  test('what was sold, used and given back is posted once, in whatever order it is heard of', async () => {
    for (const couponId of ['cp_v3', 'cp_v4']) await putVoucher(mall, { couponId, saved: {}, bearers: MALL_ONLY, voucher: BOUGHT });
    for (const bill of [A, B, C]) await putSale(mall, bill);
    const met = ['a', 'b', 'c'].map(key => ({ kind: 'redemption.met', data: { redemptionId: `rd_${key}`, saleId: `sale_${key}` } }));
    const sold = ['v1', 'v2', 'v3', 'v4'].map(key => ({ kind: 'voucher.sold', data: { couponId: `cp_${key}`, memberId: 'mem_books' } }));
    const arrived = ['a', 'b', 'c'].map(key => ({ kind: 'sale.arrived', data: { saleId: `sale_${key}` } }));
    const back = [{ kind: 'voucher.refunded', data: { couponId: 'cp_v3', memberId: 'mem_books' }, at: THEN + 1 }];
    await announceAll(mall, [...met, ...back, ...sold, ...arrived]);
    await deliver();
    const once = await entries();
    await announceAll(mall, [...arrived, ...met, ...sold, ...back]);
    await deliver();
    expect(await entries()).toEqual(once);
    expect(await fromPostings()).toEqual({
      // four sold, one paid back
      'voucher-clearing': 3 * 27_000,
      // one is not used yet
      'voucher-liability': -27_000,
      // 270 paid, 100 used
      'lapsed-voucher': -17_000,
      // 200 of A; C's money is with the brands
      'till-clearing': 20_000,
      // 30 of A's voucher, 60% of C's coupon
      'mall-discount': 3_000 + 3_000,
      // A 500, B 100, C the mall's part
      'brand:br_lake': -(50_000 + 10_000 + 1_800),
      'brand:br_hill': -1_200,
    });
    await reconcile();
  });

  test('what a bill is settled by sums to what its coupons took off', async () => {
    for (const line of (await lines()).filter(({ kind }) => kind === 'redemption')) {
      const { voucherFen, mallFen, brandFen, platformFen, salesFen } = line.parts;
      expect([line._id, voucherFen + mallFen + brandFen + platformFen]).toEqual([line._id, salesFen]);
    }
  });

  test('the liability of vouchers is known at every instant', async () => {
    const figures = async (instant: number) => ok(finance('books.figures', { at: instant }));
    expect(await figures(THEN - 1)).toMatchObject({ voucherLiabilityFen: 0, brandsOwedFen: 0 });
    // all four sold at one instant, two of them used at it
    expect(await figures(THEN)).toMatchObject({ voucherLiabilityFen: 2 * 27_000, lapsedVoucherFen: 17_000 });
    expect(await figures(THEN + 1)).toMatchObject({ voucherLiabilityFen: 27_000, mallDiscountFen: 6_000, brandsOwedFen: 63_000 });
    expect(await figures(Date.now())).toMatchObject({ voucherLiabilityFen: 27_000, brandsOwedFen: 63_000 });
  });
});

const statementOf = (brand: string, month = LAST_MONTH): string => `stmt_br_${brand}_${month}`;

describe('the statements of the month', () => {
  test('are drafted by the timer, and by finance', async () => {
    const [, drafted] = await runTimer(mall, 'books');
    expect(drafted).toMatchObject({ ok: true });
    expect(await ok(finance('statement.make', { month: LAST_MONTH }))).toEqual({ month: LAST_MONTH, made: 2, more: false });
    const { items } = await ok(finance('statement.list', { month: LAST_MONTH }));
    expect(items.map((row: any) => [row.statementId, row.state, row.dueFen, row.lineCount, row.stale])).toEqual([
      [statementOf('hill'), 'open', 1_200, 2, false],
      [statementOf('lake'), 'open', 61_800, 5, false],
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
    expect(statement).toMatchObject({ state: 'issued', dueFen: 61_800, salesFen: 90_000, takenFen: 27_000, lineCount: 5 });
    expect(statement.byKind.map((row: any) => [row.kind, row.count, row.dueFen])).toEqual([
      ['redemption', 3, 30_000 + 10_000 + 1_800],
      // a voucher paid all of B: there was nothing to post
      ['sale', 2, 20_000],
    ]);
    const seen: any[] = [];
    let cursor: string | undefined;
    do {
      const page = await ok(lake('statement.lines', { statementId: statementOf('lake'), limit: 2, ...(cursor ? { cursor } : {}) }));
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
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
    await putSale(mall, at('late'));
    await announceAll(mall, [{ kind: 'sale.arrived', data: { saleId: 'sale_late' } }]);
    await deliver();
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
    await announceAll(mall, [{ kind: 'refund.arrived', data: { refundId: half._id }, at: LATER }]);
    await deliver();
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
    await announceAll(mall, [{ kind: 'refund.arrived', data: { refundId: refund._id }, at: LATER }]);
    await deliver();
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

describe('other ways to pay and to undo', () => {
  test('a redemption that is undone after it met its sale is taken back; one that never met only leaves its mark', async () => {
    const before = await fromPostings();
    const coupon = { couponId: 'cp_undo', saved: { l1: 1_000 }, bearers: SHARED };
    await putSale(mall, at('undo', { at: LATER, coupons: [coupon] }));
    const ids = { redemptionId: 'rd_undo', saleId: 'sale_undo' };
    await announceAll(mall, [{ kind: 'redemption.met', data: ids }]);
    await deliver();
    await mall.deps.db.collection('redemptions').update('rd_undo', { state: 'reversed', reversedAt: LATER });
    const undone = {
      kind: 'redemption.reversed',
      data: { redemptionId: 'rd_undo', memberId: 'mem_books', storeId: 'st_north', requestId: 'undo-1234', staffId: 'sf_guide' },
    };
    await announceAll(mall, [undone, undone]);
    await runTimer(mall, 'every-minute');
    const after = await fromPostings();
    // the sale stands, its coupon does not
    expect(after['mall-discount']).toBe(before['mall-discount']);
    expect(after['brand:br_lake']).toBe(before['brand:br_lake']! - 9_000);
    await reconcile();
  });

  test('points and a platform’s voucher are money the mall owes the brand', async () => {
    const before = await fromPostings();
    const voucher = { platform: 'douyin' as const, certificateId: 'DY-1234', paidFen: 1_800, faceFen: 2_000 };
    await putSale(mall, at('mixed', { at: LATER, counterId: 'ct_lease', pointsFen: 500, tenders: [{ kind: 'external', amountFen: 2_000, voucher }] }));
    await announceAll(mall, [{ kind: 'sale.arrived', data: { saleId: 'sale_mixed' } }]);
    await deliver();
    const after = await fromPostings();
    const moved = (account: string): number => (after[account] ?? 0) - (before[account] ?? 0);
    expect(['brand:br_lake', 'external-receivable', 'external-discount', 'points-clearing', 'till-clearing'].map(moved)).toEqual([-2_500, 1_800, 200, 500, 0]);
    await reconcile();
  });
});

describe('many at once', () => {
  const book = (saleId: string) => bookSale({ deps: mall.deps } as any, { data: { saleId } } as unknown as OutboxEvent);

  test('32 sales of one counter, each heard of twice, are posted once each', async () => {
    const keys = Array.from({ length: 32 }, (_, index) => `many${index}`);
    const before = await fromPostings();
    for (const key of keys) await putSale(mall, at(key, { at: LATER }));
    await Promise.all([...keys, ...keys].map(key => book(`sale_${key}`)));
    const after = await fromPostings();
    expect(after['brand:br_lake']! - before['brand:br_lake']!).toBe(-32 * 10_000);
    await reconcile();
  });

  test('a month that is locked while sales come in: each is in it or in the next, and its statement says the same', async () => {
    const month = '2026-01';
    const instant = Date.UTC(2026, 0, 20);
    const keys = Array.from({ length: 24 }, (_, index) => `lock${index}`);
    for (const key of keys) await putSale(mall, at(key, { at: instant, counterId: index(key) % 2 ? 'ct_nlake' : 'ct_slake' }));
    await book('sale_lock0');
    await ok(finance('statement.make', { month }));
    await ok(finance('statement.issue', { statementId: statementOf('lake', month) }));
    const tries = async (): Promise<void> => {
      for (let round = 0; round < 40; round += 1) {
        const locked = await finance('books.lock', { month });
        if (locked.ok) return;
        if (locked.code === 'BOOKS_NOT_ISSUED') await finance('statement.issue', { statementId: statementOf('lake', month) });
      }
      throw new Error('never locked');
    };
    await Promise.all([tries(), ...keys.slice(1).map(key => book(`sale_${key}`))]);
    const posted = (await lines()).filter(({ saleId }) => saleId?.startsWith('sale_lock'));
    expect(posted).toHaveLength(24);
    const inside = posted.filter(row => row.month === month);
    const statement = await ok(finance('statement.get', { statementId: statementOf('lake', month) }));
    expect(statement).toMatchObject({ locked: true, stale: false, lineCount: inside.length, dueFen: inside.length * 10_000 });
    for (const row of posted) expect(row.month === month || row.movedFrom === month).toBe(true);
    await reconcile();
  });
});

const index = (key: string): number => Number(key.replace(/\D/g, ''));

test('every sale that the store knows is in the books', async () => {
  const sales = await whole<Sale>(mall.deps.db, SALES);
  const posted = new Set((await entries()).filter(({ kind }) => kind === 'sale').map(({ saleId }) => saleId));
  expect(sales.filter(({ _id, payFen }) => payFen > 0 && !posted.has(_id)).map(({ _id }) => _id)).toEqual([]);
});
