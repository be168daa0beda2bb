import { billCode } from '@core/domain/bill/code';
import type { OpenBill } from '@server/modules/bill/open-documents';
import type { Coupon } from '@server/modules/coupon/documents';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { TakenTender } from '@server/modules/tender/documents';
import type { GivenKey } from '@server/modules/till/keys';
import { NoAnswer, type Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import { whole } from './support/whole';
import { tillBillScenes, line } from './support/till-bill-scenes';
import { admin } from './support/faults';

let mall: Mall;
let key: GivenKey;
let till: Till;
let other: Till;
beforeAll(async () => {
  mall = await startMall();
  key = await giveTill(mall, 'T1');
  till = clientOf(mall, key);
  other = clientOf(mall, await giveTill(mall, 'T2'));
}, 60_000);
afterAll(() => mall?.close());
afterEach(() => admin(mall, { action: 'fault.clear' }));

const { number, slip, couponOf, billOf, redemptionsOf, ask, opened } = tillBillScenes(() => ({ mall, till }));
const MINUTE = 60_000;

describe("a guide's bill at the till", () => {
  test('is fetched by its code, also with blanks, as often as anybody likes, and paid as it was frozen', async () => {
    const { shopper, couponId, bill, billId } = await opened();
    const spaced = `${bill.code.slice(0, 4)} ${bill.code.slice(4)}`;
    expect(await till.call('fetch-bill', { code: bill.code })).toMatchObject({ ok: true, data: bill });
    expect(await other.call('fetch-bill', { code: spaced })).toMatchObject({ ok: true, data: bill });
    const answer = await till.call('redeem', { billId, slipNo: slip() }, number());
    expect(answer).toMatchObject({
      ok: true,
      data: { billId, payFen: 35_000, savedFen: 5_000, guideName: '林晓', provisional: true, coupons: [{ couponId }] },
    });
    expect(await couponOf(couponId)).toMatchObject({ state: 'redeemed' });
    expect((await couponOf(couponId)).lock).toBeUndefined();
    expect(await redemptionsOf(shopper.memberId)).toMatchObject([{ byTill: true, staffId: 'till_north_T1', openedBy: 'sf_guide', counterId: 'ct_nlake' }]);
    expect(await ask('bill.get', { billId })).toMatchObject({ state: 'redeemed' });
    expect(await other.call('fetch-bill', { code: bill.code })).toMatchObject({ data: { state: 'redeemed' } });
  });

  test('writes settlement lines that sum to the discount, and tells the shopper', async () => {
    const { shopper, billId } = await opened();
    await till.call('redeem', { billId, slipNo: slip() }, number());
    const [redemption] = await redemptionsOf(shopper.memberId);
    expect(redemption!.settlement.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(5_000);
    const { items } = await mall.ask('consumer', shopper, 'inbox.list', {});
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'receipt', redemptionId: redemption!._id })]));
    const events = (await whole<OutboxEvent>(mall.deps.db, 'outbox')).filter(({ data }) => data['redemptionId'] === redemption!._id);
    expect(events.map(({ kind }) => kind)).toEqual(['redemption.done']);
  });

  test('is paid when the visit is over and the rules have changed since', async () => {
    const { couponId, billId } = await opened();
    await mall.deps.db.collection<Coupon>('coupons').update(couponId, { validUntil: Date.now() - 1, 'rules.thresholdFen': 90_000 });
    await admin(mall, { action: 'fault.set', kind: 'clock', ms: 4 * MINUTE, match: {} });
    await mall.deps.db.collection('visit_tickets').updateWhere({ memberId: (await couponOf(couponId)).memberId }, { expiresAt: 1 });
    expect(await till.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ ok: true, data: { payFen: 35_000 } });
  });

  test('is paid once under one number, however often it is sent; another number is told that it is paid', async () => {
    const { shopper, billId } = await opened();
    const requestId = number();
    const slipNo = slip();
    const first = await till.call('redeem', { billId, slipNo }, requestId);
    expect(await till.call('redeem', { billId, slipNo }, requestId)).toMatchObject({ ok: true, data: first.data });
    const redemptionId = first.ok ? first.data.redemptionId : '';
    expect(await till.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ code: 'BILL_REDEEMED', data: { redemptionId } });
    expect(await redemptionsOf(shopper.memberId)).toHaveLength(1);
  });

  test('that two tills pay at once is paid by one', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { shopper, billId } = await opened();
      const answers = await Promise.all([till, other, till, other].map(by => by.call('redeem', { billId, slipNo: slip() }, number())));
      expect(answers.map(answer => (answer.ok ? 'done' : answer.code)).sort()).toEqual(['BILL_REDEEMED', 'BILL_REDEEMED', 'BILL_REDEEMED', 'done']);
      expect(await redemptionsOf(shopper.memberId)).toHaveLength(1);
    }
  });

  test('that is paid and given up at once: one of the two', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { couponId, billId } = await opened();
      const [paid, released] = await Promise.all([
        till.call('redeem', { billId, slipNo: slip() }, number()),
        mall.call('guide', mall.staff('guide'), 'bill.release', { billId }, { as: mall.at() }),
      ]);
      expect([paid.ok, released.ok].filter(Boolean)).toHaveLength(1);
      expect(paid.ok ? released.code : paid.ok === false && paid.code).toBe(paid.ok ? 'BILL_REDEEMED' : 'BILL_RELEASED');
      expect((await couponOf(couponId)).state).toBe(paid.ok ? 'redeemed' : 'issued');
    }
  });

  test('that was given up is not paid, and one that is paid is not given up', async () => {
    const gone = await opened();
    expect(await till.call('release', { billId: gone.billId }, number())).toMatchObject({ ok: true, data: { state: 'released' } });
    expect(await till.call('redeem', { billId: gone.billId, slipNo: slip() }, number())).toMatchObject({ code: 'BILL_RELEASED' });
    expect((await couponOf(gone.couponId)).state).toBe('issued');
    const paid = await opened();
    await till.call('redeem', { billId: paid.billId, slipNo: slip() }, number());
    expect(await till.call('release', { billId: paid.billId }, number())).toMatchObject({ code: 'BILL_REDEEMED' });
    expect((await couponOf(paid.couponId)).state).toBe('redeemed');
  });

  const voucher = (certificateId: string) => ({ platform: 'douyin', certificateId, paidFen: 900, faceFen: 1_000 });
  /** Its half hour is over, and so is what it holds. */
  const end = async (billId: string, couponId: string, agoMs = 5_000) => {
    const until = Date.now() - agoMs;
    await mall.deps.db.collection<OpenBill>('bills').update(billId, { until });
    await mall.deps.db.collection<Coupon>('coupons').update(couponId, { 'lock.until': until });
    const { tenders } = await billOf(billId);
    for (const { certificateId } of tenders)
      await mall.deps.db.collection<TakenTender>('external_tenders').update(`xt_douyin_${certificateId.toUpperCase()}`, { until });
  };

  test.each([{ timer: false }, { timer: true }])(
    'whose till is heard after its half hour is paid as it was frozen while all of it is free (a timer has come by: $timer)',
    async ({ timer }) => {
      const { couponId, billId } = await opened({ tenders: [voucher(`LATE-${String(timer)}`)] });
      await end(billId, couponId);
      if (timer) await mall.runtime.timers.run('every-minute');
      expect((await couponOf(couponId)).state).toBe(timer ? 'issued' : 'locked');
      expect(await till.call('fetch-bill', { code: (await billOf(billId)).code })).toMatchObject({ data: { state: 'lapsed' } });
      const requestId = number();
      const slipNo = slip();
      const paid = await till.call('redeem', { billId, slipNo }, requestId);
      expect(paid).toMatchObject({ ok: true, data: { billId, savedFen: 5_000, payFen: 35_000, dueFen: 34_000 } });
      expect(await couponOf(couponId)).toMatchObject({ state: 'redeemed' });
      expect(await till.call('redeem', { billId, slipNo }, requestId)).toMatchObject({ ok: true, data: paid.ok && paid.data });
      expect(await other.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ code: 'BILL_REDEEMED' });
    },
  );

  test('comes too late two hours after that', async () => {
    const { couponId, billId } = await opened();
    await end(billId, couponId, 120 * MINUTE);
    expect(await till.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ code: 'BILL_LAPSED' });
    expect((await couponOf(couponId)).state).toBe('locked');
    expect(await till.call('release', { billId }, number())).toMatchObject({ ok: true, data: { state: 'lapsed' } });
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('whose certificate another bill took since is not paid late', async () => {
    const first = await opened({ tenders: [voucher('LATE-GONE')] });
    await end(first.billId, first.couponId);
    const second = await opened({ tenders: [voucher('LATE-GONE')] });
    expect(await till.call('redeem', { billId: first.billId, slipNo: slip() }, number())).toMatchObject({ code: 'TENDER_USED' });
    expect((await couponOf(first.couponId)).state).toBe('locked');
    expect(await till.call('redeem', { billId: second.billId, slipNo: slip() }, number())).toMatchObject({ ok: true });
  });

  test('paid late while another bill takes its coupon: one of the two has it, always', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { couponId, billId, shopper } = await opened();
      await end(billId, couponId);
      const visit = await till.call('identify', { code: mall.codeOf(shopper.device, Date.now() + MINUTE) }, number());
      if (!visit.ok) throw new Error(visit.code);
      const shown = { ticketId: visit.data.ticketId, counterId: 'ct_nlake', lines: [line], couponIds: [couponId], expectedPayFen: 35_000 };
      const [paid, next] = await Promise.all([till.call('redeem', { billId, slipNo: slip() }, number()), till.call('lock', shown, number())]);
      expect([paid.ok, next.ok].filter(Boolean)).toHaveLength(1);
      expect((await couponOf(couponId)).state).toBe(paid.ok ? 'redeemed' : 'locked');
      expect((await billOf(billId)).state).toBe(paid.ok ? 'redeemed' : 'open');
      if (!paid.ok) expect(paid.code).toBe('BILL_LAPSED');
    }
  });

  test.each([
    { why: 'a wrong digit', code: 'BILL_CODE_WRONG', spoil: (code: string) => `${code.slice(0, 13)}${(Number(code[13]) + 1) % 10}` },
    { why: 'a member code', code: 'BILL_CODE_WRONG', spoil: () => '90482106739512345678' },
    { why: 'one that nobody opened', code: 'BILL_NOT_FOUND', spoil: () => billCode(0) },
  ])('is not found by $why', async ({ code, spoil }) => {
    const { bill } = await opened();
    expect(await till.call('fetch-bill', { code: spoil(bill.code) })).toMatchObject({ ok: false, code });
  });

  test('is neither found nor paid nor given up in another store', async () => {
    const { bill, billId, couponId } = await opened();
    const south = clientOf(mall, await giveTill(mall, 'S1', 'st_south'));
    expect(await south.call('fetch-bill', { code: bill.code })).toMatchObject({ code: 'BILL_NOT_FOUND' });
    expect(await south.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ code: 'BILL_NOT_FOUND' });
    expect(await south.call('release', { billId }, number())).toMatchObject({ code: 'BILL_NOT_FOUND' });
    expect((await couponOf(couponId)).state).toBe('locked');
  });

  test('under a slip that was used stays open', async () => {
    const [one, two] = [await opened(), await opened()];
    const slipNo = slip();
    await till.call('redeem', { billId: one.billId, slipNo }, number());
    expect(await till.call('redeem', { billId: two.billId, slipNo }, number())).toMatchObject({ code: 'BILL_SLIP_USED' });
    expect((await billOf(two.billId)).state).toBe('open');
    expect((await couponOf(two.couponId)).state).toBe('locked');
  });

  test('whose coupon another bill has used, by a clock that was ahead, is told as lapsed and stays unpaid', async () => {
    const { couponId, billId } = await opened();
    await mall.deps.db.collection<Coupon>('coupons').update(couponId, { state: 'redeemed', redemptionId: 'rd_other', lock: mall.deps.db.command.remove() });
    expect(await till.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ code: 'BILL_LAPSED' });
    expect((await billOf(billId)).state).toBe('open');
  });

  test('the function dies between any two of its database calls: sent again under its number, it is paid once', async () => {
    const hasty = clientOf(mall, key, { tries: 2 });
    for (let at = 3; at <= 10; at += 1) {
      const { shopper, couponId, billId } = await opened();
      const [requestId, slipNo] = [number(), slip()];
      await admin(mall, { action: 'fault.set', kind: 'crash', match: { function: 'pos' }, times: 1, at });
      const pay = () => hasty.call('redeem', { billId, slipNo }, requestId).catch((error: Error) => error);
      let answer = await pay();
      if (answer instanceof NoAnswer) {
        // what the dead call had begun ends by itself within 30 s
        await admin(mall, { action: 'clock.advance', ms: 31_000 });
        answer = await pay();
      }
      await admin(mall, { action: 'clock.reset' });
      expect({ at, answer }).toMatchObject({ at, answer: { ok: true, data: { billId, savedFen: 5_000 } } });
      expect({ at, redemptions: (await redemptionsOf(shopper.memberId)).length, coupon: (await couponOf(couponId)).state }).toEqual({
        at,
        redemptions: 1,
        coupon: 'redeemed',
      });
      expect((await billOf(billId)).state).toBe('redeemed');
    }
  }, 60_000);

  test('brings its vouchers of other platforms along, and undoing it frees everything', async () => {
    const tenders = [{ platform: 'meituan', certificateId: 'MT-9', paidFen: 9_000, faceFen: 10_000 }];
    const { couponId, billId } = await opened({ tenders });
    const paid = await till.call('redeem', { billId, slipNo: slip() }, number());
    expect(paid).toMatchObject({ ok: true, data: { dueFen: 25_000, tenders } });
    const redemptionId = paid.ok ? paid.data.redemptionId : '';
    const taken = () => mall.deps.db.collection<TakenTender>('external_tenders').get('xt_meituan_MT-9');
    expect(await taken()).toMatchObject({ holder: redemptionId });
    expect((await taken())!.until).toBeUndefined();
    expect(await till.call('reverse', { redemptionId }, number())).toMatchObject({ ok: true, data: { state: 'reversed' } });
    expect(await taken()).toBeUndefined();
    expect((await couponOf(couponId)).state).toBe('issued');
    expect(await ask('bill.get', { billId })).toMatchObject({ state: 'reversed' });
    expect(await till.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ code: 'BILL_REDEEMED' });
  });
});
