import type { BookEntry, BookLine } from '@server/modules/books/documents';
import { bookPoints } from '@server/modules/books/points';
import type { PointsEntry } from '@server/modules/points/ledger';
import { startMall, type Mall, type Person } from './harness';
import { aBill } from './support/things';
import { openVisit } from './support/visit';
import { runTimer } from './support/books';
import { addTemplate, aTemplate } from './support/mall';
import { clientOf, giveTill } from './support/till';
import { whole } from './support/whole';

/** The books as they come about at the counter: nothing is put into the store by hand. */
let mall: Mall;
let till: ReturnType<typeof clientOf>;
let who: Awaited<ReturnType<Mall['member']>>;
const VOUCHER = { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 };

beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-books'));
  const bearers = [
    { bearer: 'mall' as const, shareBp: 5_000 },
    { bearer: 'brand' as const, shareBp: 5_000 },
  ];
  await addTemplate(mall.deps.db, aTemplate('bookvoucher', { title: '270 抵 300', benefit: VOUCHER, thresholdFen: 0, class: 'voucher', costBearers: bearers }));
  who = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

/** Everything that is still on its way is told, however young it is. */
const deliver = async (): Promise<void> => {
  const { db } = mall.deps;
  for (let round = 0; round < 3; round += 1) {
    await db.collection('outbox').updateWhere({ nextAt: db.command.gt(0) }, { nextAt: 0 });
    const [counts] = await runTimer(mall, 'every-minute');
    expect(counts).toMatchObject({ ok: true, data: { failed: 0 } });
  }
};

const balances = async (): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { postings } of await whole<BookEntry>(mall.deps.db, 'book_entries'))
    for (const { account, amountFen } of postings) sums[account] = (sums[account] ?? 0) + amountFen;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
};

const buyVoucher = async (person: Person): Promise<string> => {
  const order = await mall.ask('consumer', person, 'voucher.buy', { templateId: 'tp_bookvoucher' });
  const headers = { 'content-type': 'application/json', 'x-yima-login': person.token };
  await fetch(`${mall.runtime.url}/_wechat/pay`, { method: 'POST', headers, body: JSON.stringify({ package: order.payment.package }) });
  return (await mall.ask('consumer', person, 'voucher.settle', { orderId: order.orderId })).couponId;
};

let couponId: string;
let saleId: string;
const LINES = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 }];

test('a voucher that is bought is owed', async () => {
  couponId = await buyVoucher(who);
  await deliver();
  expect(await balances()).toEqual({ 'voucher-clearing': 27_000, 'voucher-liability': -27_000 });
});

test('used on a bill it is still owed: the bill is provisional until its sale arrives', async () => {
  const bill = { ...aBill(await openVisit(mall, who), couponId, 'BOOK-1'), expectedPayFen: 20_000 };
  await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
  await deliver();
  expect(await balances()).toEqual({ 'voucher-clearing': 27_000, 'voucher-liability': -27_000 });
});

test('the sale arrives: the brand is owed the goods less its half of what the voucher took off beyond its price', async () => {
  const sale = {
    counterId: 'ct_nlake',
    slipNo: 'BOOK-1',
    at: Date.now(),
    lines: LINES,
    payFen: 20_000,
    tenders: [{ kind: 'wechat' as const, amountFen: 20_000 }],
  };
  const answer = await till.call('upload-sale', sale, mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  expect(answer.data.redemption).toMatchObject({ met: true });
  saleId = answer.data.saleId;
  await deliver();
  expect(await balances()).toEqual({
    'voucher-clearing': 27_000,
    'till-clearing': 20_000,
    'mall-discount': 1_500,
    'brand:br_lake': -48_500,
  });
});

test('a fifth of it is refunded: everybody takes back a fifth', async () => {
  const input = { sale: { saleId }, refundNo: 'BOOK-1R', at: Date.now(), lines: [{ lineId: 'l1', amountFen: 10_000 }] };
  const answer = await till.call('upload-refund', input, mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  await deliver();
  expect(await balances()).toEqual({
    // a fifth of what the voucher cost goes back to who paid it
    'voucher-clearing': 27_000 - 5_400,
    'till-clearing': 20_000 - 4_000,
    'mall-discount': 1_500 - 300,
    'brand:br_lake': -48_500 + 9_700,
  });
  const line = (await whole<BookLine>(mall.deps.db, 'book_lines')).find(({ kind }) => kind === 'refund')!;
  expect(line.parts).toMatchObject({ salesFen: -10_000, cashFen: -4_000, voucherFen: -5_400, mallFen: -300, brandFen: -300 });
});

test('points that were earned are a liability, carried over once, and never twice', async () => {
  const carry = () => bookPoints({ deps: mall.deps, now: Date.now() + 10 * 60_000 } as never);
  expect(await bookPoints({ deps: mall.deps, now: Date.now() } as never)).toMatchObject({ done: 0 });
  const counts = await carry();
  const ledger = await whole<PointsEntry>(mall.deps.db, 'points_ledger');
  expect(counts.done).toBe(ledger.length);
  const held = ledger.flatMap(({ postings }) => postings).reduce((sum, { account, points }) => (account.startsWith('member:') ? sum + points : sum), 0);
  expect(held).toBeGreaterThan(0);
  expect((await balances())['points-liability']).toBe(-held);
  expect(await carry()).toMatchObject({ done: 0 });
  expect((await balances())['points-liability']).toBe(-held);
});
