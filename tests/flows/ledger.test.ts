import type { ActingAs } from '@core/contracts/define';
import { numberOf } from '@server/modules/coupon/documents';
import { TEMPLATES } from '@server/modules/template/documents';
import { startMall, type Mall } from './harness';
import { announceAll, END, LAST_MONTH, NOW_MONTH, putRefund, putSale, putVoucher, runTimer } from './support/books';

let mall: Mall;
const MALL_ONLY = [{ bearer: 'mall' as const, shareBp: 10_000 }];
const BOUGHT = { paidFen: 27_000, sold: true };

beforeAll(async () => {
  mall = await startMall();
  const { db } = mall.deps;
  const [template] = await db.collection<any>(TEMPLATES).find({ _id: 'tp_mallgift' });
  const benefit = { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 };
  await db.collection<any>(TEMPLATES).insert({ ...template, _id: 'tp_books', title: '三百元代金券', benefit });
  for (const n of [2, 3]) await putVoucher(mall, { couponId: `cp_l${n}`, saved: {}, bearers: MALL_ONLY, voucher: BOUGHT });
  await db.collection('coupons').update('cp_l2', { state: 'issued' });
  await db.collection('coupons').update('cp_l3', { state: 'refunded' });
  const lines = [{ lineId: 'l1', brandId: 'br_lake', amountFen: 50_000 }];
  await putSale(mall, { key: 'ledger', lines, coupons: [{ couponId: 'cp_l1', saved: { l1: 30_000 }, bearers: MALL_ONLY, voucher: BOUGHT }] });
  await db.collection('coupons').update('cp_l1', { redemptionId: 'rd_ledger' });
  const sold = [1, 2, 3].map(n => ({ kind: 'voucher.sold', data: { couponId: `cp_l${n}`, memberId: 'mem_books' } }));
  const back = { kind: 'voucher.refunded', data: { couponId: 'cp_l3', memberId: 'mem_books' }, at: END + 1 };
  await announceAll(mall, [...sold, back, { kind: 'redemption.met', data: { redemptionId: 'rd_ledger', saleId: 'sale_ledger' } }]);
  await runTimer(mall, 'every-minute');
}, 60_000);
afterAll(() => mall?.close());

const as = (role: ActingAs['role']): ActingAs => mall.at(role, { counterId: undefined });
const call = (action: string, data: object) => mall.call('ops', mall.staff('finance'), action, data, { as: as('finance') });
const ask = (action: string, data: object): Promise<any> => mall.ask('ops', mall.staff('finance'), action, data, { as: as('finance') });

test('the trial balance of a month: what opened and what moved is what closed, and every column sums to zero', async () => {
  const [last, current] = [await ask('books.accounts', { month: LAST_MONTH }), await ask('books.accounts', { month: NOW_MONTH })];
  for (const { items } of [last, current]) {
    for (const column of ['openingFen', 'movementFen', 'closingFen'])
      expect([column, items.reduce((sum: number, row: any) => sum + row[column], 0)]).toEqual([column, 0]);
    for (const { account, openingFen, movementFen, closingFen } of items) expect([account, closingFen]).toEqual([account, openingFen + movementFen]);
  }
  const of = ({ items }: any, account: string) => items.find((row: any) => row.account === account);
  expect(of(last, 'voucher-liability')).toMatchObject({ name: '代金券负债', kind: 'liability', openingFen: 0, movementFen: -54_000, closingFen: -54_000 });
  expect(of(current, 'voucher-liability')).toMatchObject({ openingFen: -54_000, movementFen: 27_000, closingFen: -27_000 });
  expect(of(last, 'brand:br_lake')).toMatchObject({ name: '应付青湖', brand: { brandId: 'br_lake' }, movementFen: -50_000 });
  // every account of the mall's, also where nothing moved
  expect(of(last, 'bank')).toMatchObject({ kind: 'asset', closingFen: 0 });
});

test('an account opens its entries, in pages, each with all its postings and the way to the bill', async () => {
  const seen: any[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask('books.entries', { month: LAST_MONTH, account: 'voucher-liability', limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen.map(({ kind }) => kind).sort()).toEqual(['redemption', 'voucher-sold', 'voucher-sold', 'voucher-sold']);
  expect(seen.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(-54_000);
  const used = seen.find(({ kind }) => kind === 'redemption');
  expect(used).toMatchObject({ slipNo: 'LEDGER', amountFen: 27_000, lines: [{ brandName: '青湖' }] });
  expect(used.postings.reduce((sum: number, { amountFen }: any) => sum + amountFen, 0)).toBe(0);
  const bill = await ask('statement.line', { lineId: used.lines[0].lineId });
  expect(bill).toMatchObject({ slipNo: 'LEDGER', goods: [{ payFen: 20_000 }] });
});

test('an entry names its coupons by number and what they are called, never by an id; a sold voucher leads to the bill it was used on', async () => {
  const { items } = await ask('books.entries', { month: LAST_MONTH, account: 'voucher-liability' });
  const title = '=HYPERLINK("x")';
  const of = (couponId: string) => ({ number: numberOf(couponId), title });
  const used = items.find(({ kind }: any) => kind === 'redemption');
  expect(used.coupons).toEqual([of('cp_l1')]);
  const sold = items.filter(({ kind }: any) => kind === 'voucher-sold');
  expect(sold.map(({ coupons }: any) => coupons)).toEqual(expect.arrayContaining([[of('cp_l1')], [of('cp_l2')], [of('cp_l3')]]));
  for (const row of sold) expect([row.coupons, row.lines]).toEqual([row.coupons, row.coupons[0].number === numberOf('cp_l1') ? used.lines : []]);
  expect(JSON.stringify(items.map(({ entryId: _, ...shown }: any) => shown).map(({ lines: _, ...shown }: any) => shown))).not.toMatch(/cp_/);
  expect(new Set(items.map(({ entryNo }: any) => entryNo)).size).toBe(items.length);
  expect(await ask('statement.line', { lineId: used.lines[0].lineId })).toMatchObject({ coupons: [{ number: numberOf('cp_l1'), savedFen: 30_000 }] });
  const back = await ask('books.entries', { month: NOW_MONTH, account: 'voucher-liability' });
  expect(back.items).toMatchObject([{ kind: 'voucher-refunded', coupons: [of('cp_l3')] }]);
});

test('a refund names the coupons that it took something back of', async () => {
  const refund = await putRefund(mall, 'sale_ledger', [{ lineId: 'l1', amountFen: 10_000 }], END + 2);
  await announceAll(mall, [{ kind: 'refund.arrived', data: { refundId: refund._id }, at: END + 2 }]);
  await runTimer(mall, 'every-minute');
  const { items } = await ask('books.entries', { month: NOW_MONTH, account: 'brand:br_lake' });
  expect(items).toMatchObject([{ kind: 'refund', slipNo: 'LEDGER', coupons: [{ number: numberOf('cp_l1') }] }]);
});

test('what is owed for vouchers is told by offer, and sums to the account', async () => {
  expect(await ask('books.vouchers', {})).toEqual({
    liabilityFen: 27_000,
    items: [{ templateId: 'tp_books', title: '三百元代金券', pieces: 1, paidFen: 27_000 }],
    restFen: 0,
  });
});

test.each([
  { account: 'brand:br_none', code: 'NOT_FOUND', why: 'nobody’s account' },
  { account: 'cash', code: 'NOT_FOUND', why: 'no account of the books' },
  { account: '$where', code: 'REQUEST_INVALID', why: 'not even a name of one' },
])('refused: $why', async ({ account, code }) => {
  expect(await call('books.entries', { month: LAST_MONTH, account })).toMatchObject({ code });
});

test('the accounts are nothing for a brand', async () => {
  for (const [action, data] of [
    ['books.accounts', { month: LAST_MONTH }],
    ['books.entries', { month: LAST_MONTH, account: 'bank' }],
    ['books.vouchers', {}],
  ] as const)
    expect(await mall.call('ops', mall.staff('lakebrand'), action, data, { as: as('brand-operator') })).toMatchObject({ code: 'ROLE_REQUIRED' });
});
