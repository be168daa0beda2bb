import type { AuditRecord } from '@server/modules/audit/audit';
import type { BookEntry } from '@server/modules/books/documents';
import type { Redemption } from '@server/modules/redemption/documents';
import { startMall, type Mall } from './harness';
import { aRedemption, saleOf, type Redeemed } from './support/sales';
import { clientOf, giveTill } from './support/till';
import { whole } from './support/whole';
import { deliver, saleDoc } from './support/sold';
import type { Till } from '../../clients/pos/client';

jest.setTimeout(60_000);

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-accept'));
}, 60_000);
afterAll(() => mall?.close());

const asManager = () => mall.at('store-manager', { counterId: undefined, terminalId: 'terminal-9' });
const accept = (redemptionId: string, note = '导购录错了金额', requestId?: string) =>
  mall.call('guide', mall.staff('manager'), 'redemption.accept', { redemptionId, note }, { as: asManager(), requestId });
const redemptionDoc = async (id: string) => (await mall.deps.db.collection<Redemption>('redemptions').get(id))!;
const rowOf = async (id: string) =>
  (await mall.ask('guide', mall.staff('manager'), 'redemption.unmet', { limit: 100 }, { as: asManager() })).items.find(
    ({ redemptionId }: { redemptionId: string }) => redemptionId === id,
  );
/** A bill of 500 yuan less 50 that the guide typed in, and the sale as the till has it. */
const aMismatch = async (soldFen: number[], payFen: number, over: Partial<ReturnType<typeof saleOf>> = {}): Promise<Redeemed & { saleId: string }> => {
  const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
  const [line] = redeemed.lines;
  const lines = soldFen.map((amountFen, index) => ({ ...line!, lineId: `s${index}`, amountFen }));
  const answer = await till.call('upload-sale', { ...saleOf(redeemed, { lines, payFen }), ...over }, mall.newRequest());
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  expect(answer.data.redemption).toMatchObject({ met: false });
  return { ...redeemed, saleId: answer.data.saleId };
};

test('mistyped by eight yuan: the manager accepts the till’s figures, and the two meet by them', async () => {
  const { redemptionId, saleId, memberId, couponId } = await aMismatch([30_000, 20_800], 45_800);
  expect(await rowOf(redemptionId)).toMatchObject({ flag: 'MISMATCH', acceptable: true });
  const answer = await accept(redemptionId);
  expect(answer).toMatchObject({ ok: true, data: { subtotalFen: 50_800, savedFen: 5_000, payFen: 45_800, provisional: false } });
  const redemption = await redemptionDoc(redemptionId);
  expect(redemption).toMatchObject({
    saleId,
    provisional: false,
    accepted: { byName: expect.any(String), note: '导购录错了金额', subtotalFen: 50_000, payFen: 45_000, lines: [{ lineId: 'l1' }] },
    lines: [{ lineId: 's0' }, { lineId: 's1' }],
  });
  expect(redemption.flag).toBeUndefined();
  expect(redemption.settlement.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(5_000);
  const sale = await saleDoc(mall, saleId);
  expect(sale).toMatchObject({ redemptionId, memberId, coupons: [{ couponId, savedFen: 5_000 }] });
  expect(sale.unmet).toBeUndefined();
  expect(sale.lines.map(({ payFen, coupons }) => payFen + coupons.reduce((sum, { savedFen }) => sum + savedFen, 0))).toEqual([30_000, 20_800]);
  expect(await rowOf(redemptionId)).toBeUndefined();
  const audits = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: redemptionId });
  expect(audits.find(({ action }) => action === 'redemption.accept')).toMatchObject({
    reason: '导购录错了金额',
    change: [
      { field: 'subtotalFen', before: 50_000, after: 50_800 },
      { field: 'payFen', before: 45_000, after: 45_800 },
    ],
  });
  expect(await mall.deps.db.collection('inbox').get(`in_accepted_${redemptionId}`)).toMatchObject({ memberId, title: '账单金额已按小票更正' });
  await deliver(mall);
  const discounts = (await whole<BookEntry>(mall.deps.db, 'book_entries')).filter(entry => entry.redemptionId === redemptionId);
  expect(discounts.flatMap(({ postings }) => postings).reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0);
  expect(discounts.map(({ kind }) => kind)).toEqual(['redemption']);
  // met is met: it is refunded by its sale from now on
  const undone = await mall.call('guide', mall.staff('manager'), 'redemption.reverse', { redemptionId }, { as: asManager() });
  expect(undone).toMatchObject({ code: 'REDEMPTION_MET' });
});

test('the till took off less than the coupon is worth: that is what it took off', async () => {
  const { redemptionId, saleId } = await aMismatch([50_000], 46_000);
  expect(await accept(redemptionId)).toMatchObject({ ok: true, data: { savedFen: 4_000, payFen: 46_000 } });
  expect(await saleDoc(mall, saleId)).toMatchObject({ coupons: [{ savedFen: 4_000 }], lines: [{ savedFen: 4_000, payFen: 46_000 }] });
});

test.each([
  { why: 'the goods are below the threshold', sold: [29_900], payFen: 29_000, code: 'COUPON_DOES_NOT_FIT' },
  { why: 'the till took off more than the coupon may', sold: [50_000], payFen: 44_999, code: 'REDEMPTION_TOO_MUCH_OFF' },
  { why: 'the till took off nothing', sold: [50_000], payFen: 50_000, code: 'REDEMPTION_NOTHING_OFF' },
])('$why: $code, nothing is changed, and it can still be undone', async ({ sold, payFen, code }) => {
  const { redemptionId, saleId } = await aMismatch(sold, payFen);
  const before = await redemptionDoc(redemptionId);
  expect(await accept(redemptionId)).toMatchObject({ ok: false, code });
  expect(await redemptionDoc(redemptionId)).toEqual(before);
  expect((await saleDoc(mall, saleId)).redemptionId).toBeUndefined();
  const undone = await mall.call('guide', mall.staff('manager'), 'redemption.reverse', { redemptionId }, { as: asManager() });
  expect(undone).toMatchObject({ ok: true });
  expect(await accept(redemptionId)).toMatchObject({ code: 'REDEMPTION_REVERSED' });
});

test('more than amounts differ: it is another bill, and is not offered', async () => {
  const { redemptionId } = await aMismatch([50_000], 45_000, {
    tenders: [
      { kind: 'points', amountFen: 1_000 },
      { kind: 'cash', amountFen: 44_000 },
    ],
  });
  expect(await rowOf(redemptionId)).toMatchObject({ acceptable: false });
  expect(await accept(redemptionId)).toMatchObject({ code: 'REDEMPTION_NOT_ACCEPTABLE', data: { differences: [{ code: 'POINTS' }] } });
});

test('without a sale there is nothing to accept; another store’s answers like none; a cashier may not', async () => {
  const { redemptionId } = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
  expect(await accept(redemptionId)).toMatchObject({ code: 'REDEMPTION_NOT_ACCEPTABLE' });
  const data = { redemptionId, note: '试试' };
  const south = { as: mall.at('store-manager', { storeId: 'st_south', counterId: undefined }) };
  expect(await mall.call('guide', mall.staff('southern'), 'redemption.accept', data, south)).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
  expect(await mall.call('guide', mall.staff('cashier'), 'redemption.accept', data, { as: mall.at('cashier') })).toMatchObject({ code: 'ROLE_REQUIRED' });
});

test('the same request again answers the first receipt; another one knows that it was done', async () => {
  const { redemptionId } = await aMismatch([50_800], 45_800);
  const requestId = mall.newRequest();
  const first = await accept(redemptionId, '录错', requestId);
  expect((await accept(redemptionId, '录错', requestId)).data).toEqual(first.data);
  expect(await accept(redemptionId, '录错')).toMatchObject({ code: 'REDEMPTION_MET' });
});

test('accepted and undone at once: one of them wins, and the coupon agrees', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { redemptionId, couponId } = await aMismatch([50_800], 45_800);
    const undo = mall.call('guide', mall.staff('manager'), 'redemption.reverse', { redemptionId }, { as: asManager() });
    const [accepted, undone] = await Promise.all([accept(redemptionId), undo]);
    expect([accepted.ok, undone.ok].filter(Boolean)).toHaveLength(1);
    const coupon = await mall.deps.db.collection<{ _id: string; state: string }>('coupons').get(couponId);
    expect([(await redemptionDoc(redemptionId)).state, coupon!.state]).toEqual(accepted.ok ? ['redeemed', 'redeemed'] : ['reversed', 'issued']);
  }
});
