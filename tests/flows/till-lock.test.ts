import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import { tillBillScenes } from './support/till-bill-scenes';
import { admin } from './support/faults';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T1'));
}, 60_000);
afterAll(() => mall?.close());
afterEach(() => admin(mall, { action: 'fault.clear' }));

const { number, slip, couponOf, atTill } = tillBillScenes(() => ({ mall, till }));

describe('a till that locks for its own bill', () => {
  test('holds the coupons, and redeems them by the bill', async () => {
    const { couponId, shown } = await atTill();
    const locked = await till.call('lock', shown, number());
    expect(locked).toMatchObject({ ok: true, data: { state: 'open', payFen: 35_000, guideName: '三号收银台' } });
    expect(await till.call('redeem', { ...shown, slipNo: slip() }, number())).toMatchObject({ code: 'COUPON_DOES_NOT_FIT' });
    const billId = locked.ok ? locked.data.billId : '';
    expect(await till.call('redeem', { billId, slipNo: slip() }, number())).toMatchObject({ ok: true, data: { coupons: [{ couponId }] } });
  });

  test('has the same bill again under the same number, and hears what it comes to when it asked for something else', async () => {
    const { shown } = await atTill();
    const requestId = number();
    const first = await till.call('lock', shown, requestId);
    expect(await till.call('lock', shown, requestId)).toMatchObject({ ok: true, data: first.data });
    const fresh = await atTill();
    expect(await till.call('lock', { ...fresh.shown, expectedPayFen: 1 }, number())).toMatchObject({
      code: 'BILL_CHANGED',
      data: { chosen: { payFen: 35_000 } },
    });
  });

  test('looks up what became of a lock and a release', async () => {
    const { shown } = await atTill();
    const [lockNumber, releaseNumber] = [number(), number()];
    expect(await till.call('lookup', { verb: 'lock', askedRequestId: lockNumber })).toMatchObject({ data: { state: 'unknown' } });
    const locked = await till.call('lock', shown, lockNumber);
    expect(await till.call('lookup', { verb: 'lock', askedRequestId: lockNumber })).toMatchObject({ data: { state: 'done', bill: locked.data } });
    await till.call('release', { lockRequestId: lockNumber }, releaseNumber);
    expect(await till.call('lookup', { verb: 'release', askedRequestId: releaseNumber })).toMatchObject({
      data: { state: 'done', bill: { state: 'released' } },
    });
  });

  test('gives up a lock that it never heard of: done, it lets go; late, it is refused', async () => {
    const { couponId, shown } = await atTill();
    const arrived = number();
    await till.call('lock', shown, arrived);
    expect(await till.call('release', { lockRequestId: arrived }, number())).toMatchObject({ ok: true, data: { state: 'released' } });
    expect((await couponOf(couponId)).state).toBe('issued');
    const [late, giveUp] = [number(), number()];
    expect(await till.call('release', { lockRequestId: late }, giveUp)).toMatchObject({ code: 'BILL_NOT_ARRIVED' });
    expect(await till.call('lock', shown, late)).toMatchObject({ code: 'REQUEST_CLOSED' });
    expect(await till.call('lookup', { verb: 'lock', askedRequestId: late })).toMatchObject({ data: { state: 'closed' } });
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('whose answer is lost sends again and has the same bill', async () => {
    const { couponId, shown } = await atTill();
    const requestId = number();
    await admin(mall, { action: 'fault.set', kind: 'lost-answer', match: { function: 'pos' }, times: 1 });
    const locked = await till.call('lock', shown, requestId);
    expect(locked).toMatchObject({ ok: true });
    expect((await couponOf(couponId)).lock?.by).toBe(locked.ok ? locked.data.billId : '');
  });
});
