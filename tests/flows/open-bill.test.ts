import type { AuditRecord } from '@server/modules/audit/audit';
import type { OpenBill } from '@server/modules/bill/open-documents';
import { startMall, type Mall } from './harness';
import { whole } from './support/whole';
import { openScenes, line, voucher } from './support/open-scenes';
import { admin } from './support/faults';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());
afterEach(() => admin(mall, { action: 'fault.clear' }));

const { call, ask, claim, couponOf, billOf, ready, opened } = openScenes(() => mall);
let count = 0;
const MINUTE = 60_000;
/** From here on the functions think it is so much later. */
const later = (ms: number) => admin(mall, { action: 'fault.set', kind: 'clock', ms, match: {} });

describe('an open bill', () => {
  test('is frozen, holds its coupons for half an hour, and the wallet says where', async () => {
    const { shopper, couponId, bill } = await opened();
    expect(bill).toMatchObject({ state: 'open', payFen: 35_000, savedFen: 5_000, dueFen: 35_000, guideName: '林晓', coupons: [{ couponId, savedFen: 5_000 }] });
    expect(bill.code).toMatch(/^91\d{12}$/);
    expect(bill.until - bill.openedAt).toBe(30 * MINUTE);
    expect(bill.lines).toMatchObject([{ amountFen: 40_000, savedFen: 5_000, payFen: 35_000 }]);
    expect(await couponOf(couponId)).toMatchObject({ state: 'locked', lock: { by: bill.billId, until: bill.until, place: '青湖城北专柜' } });
    const wallet = await mall.ask('consumer', shopper, 'coupon.list', { tab: 'usable' });
    expect(wallet.items).toMatchObject([{ couponId, state: 'locked' }]);
  });

  test('is told again under the same request, and opened once', async () => {
    const { shown } = await ready();
    const requestId = mall.newRequest();
    const first = await ask('bill.open', shown, { requestId });
    expect(await ask('bill.open', shown, { requestId })).toEqual(first);
    expect((await call('bill.open', shown)).code).toBe('COUPON_DOES_NOT_FIT');
    expect((await whole<OpenBill>(mall.deps.db, 'bills')).filter(({ ticketId }) => ticketId === shown.ticketId)).toHaveLength(1);
  });

  test('that comes out otherwise than it was shown is refused with the new quote, and holds nothing', async () => {
    const { shown, couponId } = await ready();
    expect(await call('bill.open', { ...shown, expectedPayFen: 34_000 })).toMatchObject({ code: 'BILL_CHANGED', data: { chosen: { payFen: 35_000 } } });
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test.each([
    { why: 'no lines', over: { lines: [] }, code: 'REQUEST_INVALID' },
    { why: 'no coupons', over: { couponIds: [] }, code: 'REQUEST_INVALID' },
    { why: "another's coupon", over: { couponIds: ['cp_none_none_1'] }, code: 'COUPON_NOT_FOUND' },
    { why: 'a brand that is not here', over: { lines: [line(40_000, { brandId: 'br_hill' })] }, code: 'BILL_BRAND_NOT_HERE' },
    { why: 'a visit that is not there', over: { ticketId: 'visit_1111111111_1' }, code: 'VISIT_NOT_FOUND' },
    { why: 'one certificate twice', over: { tenders: [voucher('DY-TWICE'), voucher('dy-twice')] }, code: 'TENDER_REPEATED' },
    { why: 'a certificate dearer than its worth', over: { tenders: [voucher('DY-DEAR', { paidFen: 30_001 })] }, code: 'REQUEST_INVALID' },
  ])('is refused with $why, and nothing is held', async ({ over, code }) => {
    const { shown, couponId } = await ready();
    expect((await call('bill.open', { ...shown, ...over })).code).toBe(code);
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('keeps its coupons from every other bill, and each bill of a visit stands in the list', async () => {
    const { shopper, shown, couponId, bill } = await opened();
    const direct = await call('bill.redeem', { ...shown, slipNo: `D${(count += 1)}` });
    expect(direct).toMatchObject({ code: 'COUPON_DOES_NOT_FIT', data: { couponId, code: 'WRONG_STATE', message: expect.stringContaining('占用') } });
    const quote = await ask('bill.quote', { ticketId: shown.ticketId, lines: shown.lines });
    expect(quote.best.couponIds).toEqual([]);
    expect(quote.misfits).toMatchObject([
      { coupon: { couponId, state: 'locked' }, code: 'WRONG_STATE', message: expect.stringContaining('前未完成会自动退回') },
    ]);
    const other = await claim(shopper);
    const second = await ask('bill.open', { ...shown, couponIds: [other] });
    const { items } = await ask('bill.list', { ticketId: shown.ticketId });
    expect(items.map(({ billId }: any) => billId)).toEqual([second.billId, bill.billId]);
  });

  test('that two open at once over one coupon is opened once', async () => {
    const { shown, couponId } = await ready();
    const answers = await Promise.all(Array.from({ length: 6 }, () => call('bill.open', shown)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [won] = answers.filter(({ ok }) => ok);
    expect((await couponOf(couponId)).lock?.by).toBe(won!.data.billId);
  });

  test('and a redemption of the same coupon at once: one of the two', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { shown, couponId } = await ready();
      const slipNo = `RACE${(count += 1)}`;
      const answers = await Promise.all([call('bill.open', shown), call('bill.redeem', { ...shown, slipNo })]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await couponOf(couponId)).state).toBe(answers[0]!.ok ? 'locked' : 'redeemed');
    }
  });

  test('who opened and gave it up is in the audit log', async () => {
    const { bill } = await opened();
    await ask('bill.release', { billId: bill.billId });
    const records = (await whole<AuditRecord>(mall.deps.db, 'audit_log')).filter(({ subjectId }) => subjectId === bill.billId);
    expect(records.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['bill.open', 'sf_guide'],
      ['bill.release', 'sf_guide'],
    ]);
  });
});

describe('a bill that is given up', () => {
  test('lets its coupons go at once, is told again, and giving it up twice is no error', async () => {
    const { shown, couponId, bill } = await opened();
    const requestId = mall.newRequest();
    expect(await ask('bill.release', { billId: bill.billId }, { requestId })).toMatchObject({ state: 'released' });
    expect(await couponOf(couponId)).toMatchObject({ state: 'issued' });
    expect((await couponOf(couponId)).lock).toBeUndefined();
    expect(await ask('bill.release', { billId: bill.billId }, { requestId })).toMatchObject({ state: 'released' });
    expect(await ask('bill.release', { billId: bill.billId })).toMatchObject({ state: 'released' });
    expect((await ask('bill.open', shown)).billId).not.toBe(bill.billId);
  });

  test('late does not touch the bill that holds the coupon since', async () => {
    const { shown, couponId, bill } = await opened();
    await ask('bill.release', { billId: bill.billId });
    const next = await ask('bill.open', shown);
    await ask('bill.release', { billId: bill.billId });
    expect((await couponOf(couponId)).lock?.by).toBe(next.billId);
  });

  test('is not found by another counter', async () => {
    const { bill } = await opened();
    const elsewhere = { as: mall.at('cashier', { counterId: 'ct_nhill' }) };
    expect(await mall.call('guide', mall.staff('cashier'), 'bill.release', { billId: bill.billId }, elsewhere)).toMatchObject({ code: 'BILL_NOT_FOUND' });
    expect(await mall.call('guide', mall.staff('cashier'), 'bill.get', { billId: bill.billId }, elsewhere)).toMatchObject({ code: 'BILL_NOT_FOUND' });
    expect(await ask('bill.get', { billId: bill.billId })).toMatchObject({ state: 'open' });
  });
});

describe('a cashier with the app', () => {
  const elsewhere = () => ({ as: mall.at('cashier', { counterId: 'ct_nhill' }) });
  const asCashier = (action: string, data: object, options = {}) => mall.call('guide', mall.staff('cashier'), action, data, { ...elsewhere(), ...options });

  test('finds a bill of any counter by its digits, takes the money once, and sees and undoes what she took', async () => {
    const { couponId, bill } = await opened();
    expect(await asCashier('bill.find', { code: bill.code })).toMatchObject({ ok: true, data: { billId: bill.billId, state: 'open', dueFen: 35_000 } });
    const requestId = mall.newRequest();
    const pay = { billId: bill.billId, slipNo: `C${(count += 1)}` };
    const paid = await asCashier('bill.pay', pay, { requestId });
    expect(paid).toMatchObject({ ok: true, data: { payFen: 35_000, guideName: '林晓', slipNo: pay.slipNo, counter: { counterId: 'ct_nlake' } } });
    expect(await asCashier('bill.pay', pay, { requestId })).toMatchObject({ ok: true, data: { redemptionId: paid.data.redemptionId } });
    expect(await asCashier('bill.pay', { ...pay, slipNo: `C${(count += 1)}` })).toMatchObject({ code: 'BILL_REDEEMED' });
    expect((await couponOf(couponId)).state).toBe('redeemed');
    const { redemptionId } = paid.data;
    expect(await asCashier('redemption.get', { redemptionId })).toMatchObject({ ok: true });
    expect(await asCashier('redemption.reverse', { redemptionId })).toMatchObject({ ok: true, data: { state: 'reversed' } });
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('of two at once one takes it', async () => {
    const { bill } = await opened();
    const answers = await Promise.all([1, 2, 3].map(n => asCashier('bill.pay', { billId: bill.billId, slipNo: `CR${count}${n}` })));
    expect(answers.map(({ ok, code }) => (ok ? 'done' : code)).sort()).toEqual(['BILL_REDEEMED', 'BILL_REDEEMED', 'done']);
  });

  test('is told what is no bill, and a bill that was given up; a guide takes no money for a bill', async () => {
    const { bill } = await opened();
    expect(await asCashier('bill.find', { code: '90123456789012' })).toMatchObject({ code: 'BILL_CODE_WRONG' });
    expect(await call('bill.find', { code: bill.code })).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await call('bill.pay', { billId: bill.billId, slipNo: 'G1' })).toMatchObject({ code: 'ROLE_REQUIRED' });
    await ask('bill.release', { billId: bill.billId });
    expect(await asCashier('bill.find', { code: bill.code })).toMatchObject({ ok: true, data: { state: 'released' } });
    expect(await asCashier('bill.pay', { billId: bill.billId, slipNo: `C${(count += 1)}` })).toMatchObject({ code: 'BILL_RELEASED' });
  });
});

describe('a bill that is not paid in time', () => {
  test('holds nothing from the very minute on, before a timer has come by', async () => {
    const { shopper, couponId, bill } = await opened();
    await later(31 * MINUTE);
    expect(await ask('bill.get', { billId: bill.billId })).toMatchObject({ state: 'lapsed' });
    expect((await couponOf(couponId)).state).toBe('locked');
    const { items } = await mall.ask('consumer', shopper, 'coupon.list', { tab: 'usable' });
    expect(items).toMatchObject([{ couponId, state: 'usable' }]);
  });

  test('is tidied up by the timer, and only it', async () => {
    const { couponId, bill } = await opened();
    await mall.runtime.timers.run('every-minute');
    expect((await billOf(bill.billId)).state).toBe('open');
    await later(31 * MINUTE);
    await mall.runtime.timers.run('every-minute');
    expect((await billOf(bill.billId)).state).toBe('lapsed');
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('does not take back what another bill holds since', async () => {
    const { shopper, couponId, bill } = await opened();
    await later(31 * MINUTE);
    const code = mall.codeOf(shopper.device, Date.now() + 31 * MINUTE);
    const { ticketId } = await ask('visit.identify', { code });
    const next = await ask('bill.open', { ticketId, lines: [line(40_000)], couponIds: [couponId], expectedPayFen: 35_000 });
    await mall.runtime.timers.run('every-minute');
    expect((await billOf(bill.billId)).state).toBe('lapsed');
    expect(await couponOf(couponId)).toMatchObject({ state: 'locked', lock: { by: next.billId } });
  });
});

test('whoever leaves lets go what her open bills hold, and no bill says who she was', async () => {
  const { shopper, couponId, bill } = await opened();
  await mall.ask('consumer', shopper, 'account.delete', { confirm: '注销' });
  await mall.runtime.timers.run('every-minute');
  expect(await billOf(bill.billId)).toMatchObject({ state: 'released', memberMasked: '已注销会员' });
  expect((await couponOf(couponId)).state).toBe('voided');
});
