import type { Sale } from '@server/modules/sale/documents';
import type { Redemption } from '@server/modules/redemption/documents';
import { dateText, startOfDay } from '@core/domain/calendar';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import type { Till } from '../../clients/pos/client';
import { addTemplate, aTemplate } from './support/mall';
import { aRedemption, saleOf, type Redeemed } from './support/sales';
import { whole } from './support/whole';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-sale'));
  await addTemplate(mall.deps.db, aTemplate('back', { perMember: 9, backOnRefund: true }));
}, 60_000);
afterAll(() => mall?.close());

const upload = async (input: ReturnType<typeof saleOf>, requestId = mall.newRequest()) => till.call('upload-sale', input, requestId);
const kept = async (input: ReturnType<typeof saleOf>) => {
  const answer = await upload(input);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data;
};
const saleDoc = (saleId: string) => mall.deps.db.collection<Sale>('sales').get(saleId);
const redemptionDoc = (redemptionId: string) => mall.deps.db.collection<Redemption>('redemptions').get(redemptionId);
const minuteTimer = () => mall.runtime.timers.run('every-minute');

describe('a sale meets the redemption of its slip', () => {
  test('typed in by a guide: it is final, the sale knows the member and carries the frozen split', async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 30_000 }, { amountFen: 20_000, categoryId: 'cat_beauty' }] });
    const sale = await kept(saleOf(redeemed));
    expect(sale.redemption).toEqual({ redemptionId: redeemed.redemptionId, met: true, differences: [] });
    expect(await redemptionDoc(redeemed.redemptionId)).toMatchObject({ provisional: false, saleId: sale.saleId });
    const doc = (await saleDoc(sale.saleId))!;
    expect(doc).toMatchObject({ memberId: redeemed.memberId, savedFen: 5_000, payFen: 45_000 });
    expect(doc.lines.map(({ savedFen, payFen }) => [savedFen, payFen])).toEqual([
      [3_000, 27_000],
      [2_000, 18_000],
    ]);
    expect(doc.coupons).toMatchObject([{ couponId: redeemed.couponId, savedFen: 5_000 }]);
    const events = await mall.deps.db.collection<{ _id: string; kind: string }>('outbox').find({ nextAt: mall.deps.db.command.gt(0) }, { limit: 1000 });
    const ids = events.map(({ _id }) => _id);
    expect(ids).toEqual(expect.arrayContaining([`sale.arrived:${sale.saleId}`, `redemption.met:${redeemed.redemptionId}`]));
  });

  test('by sums of brand and category, where the slip has more lines than the guide typed', async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 40_000 }] });
    const sold = saleOf(redeemed, {
      lines: [
        { lineId: 'p1', brandId: 'br_lake', categoryId: 'cat_womens', quantity: 1, amountFen: 10_001 },
        { lineId: 'p2', brandId: 'br_lake', categoryId: 'cat_womens', quantity: 3, amountFen: 29_999 },
      ],
    });
    const sale = await kept(sold);
    expect(sale.redemption?.met).toBe(true);
    const doc = (await saleDoc(sale.saleId))!;
    expect(doc.lines.map(({ savedFen }) => savedFen)).toEqual([1_250, 3_750]);
  });

  test('the sale first, the redemption later: the timer brings them together', async () => {
    const slipNo = 'EARLY-1';
    const early = await kept(saleOf({ slipNo, lines: [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 }], payFen: 45_000 }));
    expect(early.redemption).toBeUndefined();
    const redeemed = await aRedemption(mall, { slipNo, lines: [{ amountFen: 50_000 }] });
    await mall.deps.db.collection('outbox').updateWhere({ _id: `redemption.done:${redeemed.redemptionId}` }, { nextAt: 0 });
    await minuteTimer();
    expect(await redemptionDoc(redeemed.redemptionId)).toMatchObject({ provisional: false, saleId: early.saleId });
    expect(await saleDoc(early.saleId)).toMatchObject({ redemptionId: redeemed.redemptionId, memberId: redeemed.memberId });
  });

  test('by the redemption’s id, where the guide typed another slip number', async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
    const sale = await kept({ ...saleOf(redeemed), slipNo: 'ANOTHER-1', redemptionId: redeemed.redemptionId });
    expect(sale.redemption?.met).toBe(true);
  });

  test('days late', async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
    const sale = await kept({ ...saleOf(redeemed), at: Date.now() - 3 * 86_400_000, redemptionId: redeemed.redemptionId });
    expect(sale.redemption?.met).toBe(true);
  });
});

describe('a slip about midnight, by two clocks', () => {
  let nights = 0;
  const MINUTE = 60_000;
  const MIDNIGHT = startOfDay(Date.now() - 2 * 86_400_000);
  /** As if it had been made at `at` by the server's clock. */
  const madeAt = (redemptionId: string, slipNo: string, at: number) =>
    mall.deps.db.collection('redemptions').update(redemptionId, { at, day: dateText(at), slipKey: `ct_nlake|${dateText(at)}|${slipNo}` });
  const hear = async () => {
    const { db } = mall.deps;
    for (const { _id } of await whole<{ _id: string }>(db, 'outbox')) await db.collection('outbox').update(_id, { nextAt: 0 });
    await minuteTimer();
  };

  test.each([
    { why: 'redeemed before it, sold after it', redeemedAt: MIDNIGHT - MINUTE, soldAt: MIDNIGHT + MINUTE, met: true },
    { why: 'redeemed after it, sold before it', redeemedAt: MIDNIGHT + MINUTE, soldAt: MIDNIGHT - MINUTE, met: true },
    { why: 'another slip of that number, hours later', redeemedAt: MIDNIGHT - MINUTE, soldAt: MIDNIGHT + 600 * MINUTE, met: false },
  ])('$why: $met', async ({ redeemedAt, soldAt, met }) => {
    const slipNo = `NIGHT-${(nights += 1)}`;
    const redeemed = await aRedemption(mall, { slipNo, lines: [{ amountFen: 50_000 }] });
    await madeAt(redeemed.redemptionId, redeemed.slipNo, redeemedAt);
    const sale = await kept({ ...saleOf(redeemed), at: soldAt });
    await hear();
    expect((await redemptionDoc(redeemed.redemptionId))!.saleId).toBe(met ? sale.saleId : undefined);
    expect((await redemptionDoc(redeemed.redemptionId))!.flag).toBeUndefined();
  });

  test('the sale first, the redemption on the other day', async () => {
    const slipNo = 'NIGHT-FIRST';
    const sale = await kept({
      ...saleOf({ slipNo, lines: [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 }], payFen: 45_000 }),
      at: MIDNIGHT - MINUTE,
    });
    await hear();
    const redeemed = await aRedemption(mall, { slipNo, lines: [{ amountFen: 50_000 }] });
    await madeAt(redeemed.redemptionId, slipNo, MIDNIGHT + MINUTE);
    await hear();
    expect((await redemptionDoc(redeemed.redemptionId))!.saleId).toBe(sale.saleId);
  });

  test('one of the same number that is another bill is left alone', async () => {
    const redeemed = await aRedemption(mall, { slipNo: 'NIGHT-OTHER', lines: [{ amountFen: 50_000 }] });
    await madeAt(redeemed.redemptionId, 'NIGHT-OTHER', MIDNIGHT - MINUTE);
    const sale = await kept({ ...saleOf(redeemed, { payFen: 46_000 }), at: MIDNIGHT + MINUTE });
    await hear();
    expect(await redemptionDoc(redeemed.redemptionId)).toMatchObject({ provisional: true });
    expect((await redemptionDoc(redeemed.redemptionId))!.flag).toBeUndefined();
    expect((await saleDoc(sale.saleId))!.unmet).toBeUndefined();
  });
});

describe('what differs leaves the redemption provisional and flagged', () => {
  const base: Redeemed['lines'] = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 }];
  test.each([
    { why: 'a line of another amount', over: { lines: [{ ...base[0]!, amountFen: 49_999 }], payFen: 44_999 }, codes: ['LINE_AMOUNT', 'PAY'] },
    { why: 'another category', over: { lines: [{ ...base[0]!, categoryId: 'cat_beauty' }] }, codes: ['GROUP_AMOUNT', 'GROUP_AMOUNT'] },
    { why: 'paid more than the guide said', over: { payFen: 46_000 }, codes: ['PAY'] },
  ])('$why: $codes', async ({ over, codes }) => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
    const sale = await kept(saleOf(redeemed, over));
    expect(sale.redemption).toMatchObject({ redemptionId: redeemed.redemptionId, met: false });
    expect(sale.redemption!.differences.map(({ code }) => code)).toEqual(codes);
    expect(await redemptionDoc(redeemed.redemptionId)).toMatchObject({ provisional: true, flag: 'MISMATCH' });
    expect((await saleDoc(sale.saleId))!.memberId).toBeUndefined();
  });

  test('a redemption that met another sale is not taken from it', async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
    const first = await kept(saleOf(redeemed));
    const second = await kept({ ...saleOf(redeemed), slipNo: 'SECOND-1', redemptionId: redeemed.redemptionId });
    expect(second.redemption).toMatchObject({ met: false, differences: [{ code: 'OTHER_SALE' }] });
    expect(await redemptionDoc(redeemed.redemptionId)).toMatchObject({ provisional: false, saleId: first.saleId });
  });
});

describe('uploading again', () => {
  test('the same sale is answered again, whatever number its request has; another one under its slip is refused', async () => {
    const input = saleOf({ slipNo: 'AGAIN-1', lines: [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 12_300 }], payFen: 12_300 });
    const first = await kept(input);
    expect(await kept(input)).toEqual(first);
    expect(await upload({ ...input, slipNo: 'again-1', payFen: 12_200, tenders: [{ kind: 'cash', amountFen: 12_200 }] })).toMatchObject({
      ok: false,
      code: 'SALE_KEY_TAKEN',
    });
  });

  test('also when its visit is forgotten and its counter sells other brands by now', async () => {
    const shopper = await mall.member();
    const visit = await till.call('identify', { code: mall.codeOf(shopper.device) }, mall.newRequest());
    if (!visit.ok) throw new Error(visit.code);
    const { ticketId } = visit.data;
    const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 12_300 }];
    const input = { ...saleOf({ slipNo: 'AGAIN-2', lines, payFen: 12_300 }), ticketId };
    const first = await kept(input);
    expect((await saleDoc(first.saleId))!.memberId).toBe(shopper.memberId);
    await mall.deps.db.collection('visit_tickets').removeWhere({ _id: ticketId });
    expect(await kept(input)).toEqual(first);
  });

  test('a queue that is sent days later: a forgotten visit is nobody’s, and brands may have changed since', async () => {
    const lines = [{ lineId: 'l1', brandId: 'br_hill', categoryId: 'cat_womens', amountFen: 12_300 }];
    const input = { ...saleOf({ slipNo: 'QUEUE-1', lines, payFen: 12_300 }), at: Date.now() - 8 * 86_400_000, ticketId: 'visit_0000000000_1' };
    const { saleId } = await kept(input);
    expect((await saleDoc(saleId))!.memberId).toBeUndefined();
    const unknown = { ...input, slipNo: 'QUEUE-2', lines: [{ ...lines[0]!, brandId: 'br_nobody' }] };
    expect(await upload(unknown)).toMatchObject({ code: 'BILL_BRAND_NOT_HERE' });
    expect(await upload({ ...input, slipNo: 'QUEUE-3', at: Date.now() - 3 * 86_400_000 })).toMatchObject({ code: 'VISIT_NOT_FOUND' });
  });

  test('the same sale many times at once is kept once', async () => {
    const input = saleOf({ slipNo: 'RACE-1', lines: [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 100 }], payFen: 100 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => kept(input)));
    expect(new Set(answers.map(({ saleId }) => saleId)).size).toBe(1);
  });
});

describe('what is no sale is refused', () => {
  const line = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 1_000 };
  const input = saleOf({ slipNo: 'BAD-1', lines: [line], payFen: 1_000 });
  test.each([
    { why: 'a counter of another store', over: { counterId: 'ct_slake' }, code: 'COUNTER_NOT_FOUND' },
    { why: 'a brand that is not sold there', over: { lines: [{ ...line, brandId: 'br_hill' }] }, code: 'BILL_BRAND_NOT_HERE' },
    { why: 'a category that is not sold there', over: { lines: [{ ...line, categoryId: 'cat_shoes' }] }, code: 'BILL_CATEGORY_UNKNOWN' },
    { why: 'a line twice', over: { lines: [line, line] }, code: 'BILL_LINE_REPEATED' },
    { why: 'an unknown product', over: { lines: [{ ...line, productId: 'pd_nothing' }] }, code: 'BILL_PRODUCT_UNKNOWN' },
    { why: 'tenders that do not sum up', over: { tenders: [{ kind: 'cash' as const, amountFen: 999 }] }, code: 'SALE_TENDERS_WRONG' },
    { why: 'more paid than it cost', over: { payFen: 1_001, tenders: [{ kind: 'cash' as const, amountFen: 1_001 }] }, code: 'SALE_PAY_TOO_MUCH' },
    { why: 'sold tomorrow', over: { at: Date.now() + 86_400_000 }, code: 'SALE_TIME_WRONG' },
    { why: 'sold in another year', over: { at: Date.now() - 200 * 86_400_000 }, code: 'SALE_TIME_WRONG' },
    { why: 'an unknown visit', over: { ticketId: 'visit_0000000000_1' }, code: 'VISIT_NOT_FOUND' },
    { why: 'an unknown redemption', over: { redemptionId: 'rd_nobody' }, code: 'REDEMPTION_NOT_FOUND' },
  ])('$why: $code', async ({ over, code }) => {
    expect(await upload({ ...input, ...over })).toMatchObject({ ok: false, code });
  });

  test('a slip of 500 lines is kept', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => ({ ...line, lineId: `l${index}`, amountFen: index + 1 }));
    const payFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0) - 777;
    const { saleId } = await kept(saleOf({ slipNo: 'LONG-1', lines, payFen }));
    const doc = (await saleDoc(saleId))!;
    expect(doc.lines.reduce((sum, each) => sum + each.payFen, 0)).toBe(payFen);
  });
});
