import type { ActingAs } from '@core/contracts/define';
import { startMall, type Mall } from './harness';
import { addLease, announceAll, LAST_MONTH, putRefund, putSale, runTimer, THEN } from './support/books';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
}, 60_000);
afterAll(() => mall?.close());

const STATEMENT = `stmt_br_lake_${LAST_MONTH}`;
const as = (role: ActingAs['role']): ActingAs => mall.at(role, { counterId: undefined });
const finance = (action: string, data: object) => mall.call('ops', mall.staff('finance'), action, data, { as: as('finance') });
const lake = (action: string, data: object) => mall.call('ops', mall.staff('lakebrand'), action, data, { as: as('brand-operator') });
const ok = async (answer: Promise<any>): Promise<any> => {
  const { ok: done, data, code } = await answer;
  if (!done) throw new Error(code);
  return data;
};
const deliver = () => runTimer(mall, 'every-minute');
const linesOf = async (ask: typeof lake): Promise<any[]> => (await ok(ask('statement.lines', { statementId: STATEMENT }))).items;
const kindsOf = async (ask: typeof lake): Promise<string[]> => (await linesOf(ask)).map(({ kind }) => kind).sort();

/** A bill with goods of two brands, of which some of each come back. */
const aMonth = async (): Promise<void> => {
  const lines = [
    { lineId: 'l1', brandId: 'br_lake', amountFen: 40_000 },
    { lineId: 'l2', brandId: 'br_hill', amountFen: 20_000 },
  ];
  const coupons = [{ couponId: 'cp_shown', saved: { l1: 4_000, l2: 2_000 }, bearers: [{ bearer: 'mall' as const, shareBp: 10_000 }] }];
  const sale = await putSale(mall, { key: 'shown', counterId: 'ct_lease', lines, coupons });
  await announceAll(mall, [{ kind: 'redemption.met', data: { redemptionId: 'rd_shown', saleId: sale._id } }]);
  await deliver();
  const refund = await putRefund(
    mall,
    sale._id,
    [
      { lineId: 'l1', amountFen: 10_000 },
      { lineId: 'l2', amountFen: 5_000 },
    ],
    THEN + 1,
  );
  await mall.deps.db.collection('refunds').update(refund._id, { refundNo: 'R-1', reason: '尺码不合' });
  const { lines: left } = sale.left;
  const back = left.map(line => ({ ...line, payFen: line.payFen * 0.75, coupons: line.coupons.map(share => ({ ...share, savedFen: share.savedFen * 0.75 })) }));
  await mall.deps.db.collection('sales').update(sale._id, { 'left.lines': mall.deps.db.command.set(back), refundedFen: refund.payFen });
  await announceAll(mall, [{ kind: 'refund.arrived', data: { refundId: refund._id } }]);
  await deliver();
  await ok(finance('statement.make', { month: LAST_MONTH }));
};

test('a refund shows what came back by it, its number and why; a brand its own goods', async () => {
  await aMonth();
  await ok(finance('statement.issue', { statementId: STATEMENT }));
  const [line] = (await linesOf(lake)).filter(({ kind }) => kind === 'refund');
  const own = await ok(lake('statement.line', { lineId: line.lineId }));
  expect(own.goods).toMatchObject([{ lineId: 'l1', amountFen: 10_000, savedFen: 1_000, payFen: 9_000 }]);
  expect(own).toMatchObject({ coupons: [{ savedFen: 1_000 }], refund: { refundNo: 'R-1', reason: '尺码不合' }, refundedFen: 9_000 });
  const whole = await ok(finance('statement.line', { lineId: line.lineId }));
  expect(whole.goods.map(({ lineId, payFen }: any) => [lineId, payFen])).toEqual([
    ['l1', 9_000],
    ['l2', 4_500],
  ]);
  expect(whole.refundedFen).toBe(13_500);
  const [sold] = (await linesOf(lake)).filter(({ kind }) => kind === 'sale');
  expect(await ok(lake('statement.line', { lineId: sold.lineId }))).toMatchObject({ goods: [{ lineId: 'l1', payFen: 36_000 }], refundedFen: 9_000 });
});

test('what was issued stays what is shown: later bookings come with the next issue', async () => {
  const shown = await kindsOf(lake);
  const { lineId } = await ok(finance('books.correct', { brandId: 'br_lake', month: LAST_MONTH, amountFen: -500, note: '陈列费' }));
  expect(await kindsOf(lake)).toEqual(shown);
  expect(await lake('statement.line', { lineId })).toMatchObject({ code: 'BOOKS_LINE_NOT_FOUND' });
  // finance looks at the books
  expect(await kindsOf(finance)).toEqual(['correction', ...shown]);
  await ok(finance('statement.issue', { statementId: STATEMENT }));
  expect(await kindsOf(lake)).toEqual(['correction', ...shown]);
});

test.each([
  { action: 'statement.confirm', note: {}, by: () => lake, why: 'what the brand confirms it has seen' },
  { action: 'statement.dispute', note: { note: '不对' }, by: () => lake, why: 'and what it disputes' },
  { action: 'statement.settle', note: { note: '网银 1' }, by: () => finance, why: 'and finance what it pays' },
])('$why: another revision is refused, and says which it is', async ({ action, note, by }) => {
  expect(await by()(action, { statementId: STATEMENT, revision: 0, ...note })).toMatchObject({ code: 'STATEMENT_CHANGED', data: { revision: 1 } });
  expect((await ok(finance('statement.get', { statementId: STATEMENT }))).state).toBe('issued');
});

test('the revision that was seen is confirmed', async () => {
  expect(await ok(lake('statement.confirm', { statementId: STATEMENT, revision: 1 }))).toMatchObject({ state: 'confirmed' });
});

test('what was agreed and then corrected: finance sees what is in the next issue, the brand by how much it changed and that its yes is void', async () => {
  const { dueFen: agreedFen } = await ok(finance('statement.get', { statementId: STATEMENT }));
  const { lineId } = await ok(finance('books.correct', { brandId: 'br_lake', month: LAST_MONTH, amountFen: -2_050, note: '陈列费' }));
  const booked = await ok(finance('statement.get', { statementId: STATEMENT }));
  expect(booked).toMatchObject({ state: 'confirmed', stale: true, dueFen: agreedFen, bookedDueFen: agreedFen - 2_050 });
  expect((await linesOf(finance)).filter(({ later }) => later)).toMatchObject([{ lineId, dueFen: -2_050 }]);
  // what was not issued yet is not the brand's to see
  expect(await ok(lake('statement.get', { statementId: STATEMENT }))).not.toHaveProperty('bookedDueFen');
  const issued = await ok(finance('statement.issue', { statementId: STATEMENT }));
  expect(issued).toMatchObject({ state: 'issued', stale: false, dueFen: agreedFen - 2_050 });
  expect(issued).not.toHaveProperty('bookedDueFen');
  expect(issued.history.slice(-2)).toMatchObject([
    { event: 'confirm', dueFen: agreedFen },
    { event: 'renew', dueFen: agreedFen - 2_050, correctionFen: -2_050 },
  ]);
  expect(issued.history.filter((one: object) => 'correctionFen' in one)).toHaveLength(2);
  expect((await linesOf(finance)).filter(({ later }) => later)).toEqual([]);
});
