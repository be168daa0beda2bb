import type { GivenKey } from '@server/modules/till/keys';
import { NoAnswer, type Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import { whole } from './support/whole';
import { scenesAtTill } from './support/till-scenes';
import { admin } from './support/faults';

let mall: Mall;
let key: GivenKey;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  key = await giveTill(mall, 'T3');
  till = clientOf(mall, key);
}, 60_000);
afterAll(() => mall?.close());
afterEach(() => admin(mall, { action: 'fault.clear' }));

const { number, couponOf, ready, redeemed } = scenesAtTill(() => ({ mall, till }));
/** What the function does next goes wrong, once. */
const nextFails = (kind: string, over: object = {}) => admin(mall, { action: 'fault.set', kind, match: { function: 'pos' }, times: 1, ...over });

describe('a call that comes again', () => {
  test.each([
    { kind: 'lost-answer', sends: [2] },
    { kind: 'offline', sends: [2] },
    { kind: 'error', sends: [2] },
    // the platform delivers twice, and the answer to the first is the answer; the two run side by side, so that either may
    // take the nonce: where the first finds it used up, the client sends again
    { kind: 'duplicate', sends: [1, 2] },
  ])('$kind: the client sends again where it must, and it was redeemed once', async ({ kind, sends }) => {
    const { bill, couponId } = await ready();
    await nextFails(kind);
    const answer = await till.call('redeem', bill, number());
    expect(answer).toMatchObject({ ok: true, data: { savedFen: 5_000 } });
    expect(sends).toContain(answer.sends);
    const redemptions = (await whole<any>(mall.deps.db, 'redemptions')).filter(({ coupons }) => coupons.some((use: any) => use.couponId === couponId));
    expect(redemptions).toHaveLength(1);
  });

  test('the function dies between any two of its database calls: sent again under its number, it is redeemed once', async () => {
    const hasty = clientOf(mall, key, { tries: 2 });
    for (let at = 3; at <= 10; at += 1) {
      const { bill, couponId } = await ready();
      const requestId = number();
      await nextFails('crash', { at });
      const patient = () => hasty.call('redeem', bill, requestId).catch((error: Error) => error);
      let answer = await patient();
      if (answer instanceof NoAnswer) {
        // what the dead call had begun ends by itself within 30 s
        await admin(mall, { action: 'clock.advance', ms: 31_000 });
        answer = await patient();
      }
      await admin(mall, { action: 'clock.reset' });
      expect({ at, answer }).toMatchObject({ at, answer: { ok: true, data: { savedFen: 5_000 } } });
      const uses = (await whole<any>(mall.deps.db, 'redemptions')).filter(({ coupons }) => coupons.some((use: any) => use.couponId === couponId));
      expect({ at, uses: uses.length }).toEqual({ at, uses: 1 });
    }
  }, 60_000);

  test('at the same time, many times: one redemption, one answer', async () => {
    const { bill } = await ready();
    const requestId = number();
    const answers = await Promise.all(Array.from({ length: 6 }, () => till.call('redeem', bill, requestId)));
    const ids = new Set(answers.map(answer => (answer.ok ? answer.data.redemptionId : answer.code)));
    expect([...ids]).toEqual([expect.stringMatching(/^rd_/)]);
  });

  test('with another body under the same number is refused', async () => {
    const { bill, requestId } = await redeemed();
    expect(await till.call('redeem', { ...bill, slipNo: 'other' }, requestId)).toMatchObject({ code: 'REQUEST_ID_REUSED' });
  });

  test('a number belongs to one till', async () => {
    const { requestId } = await redeemed();
    const other = clientOf(mall, await giveTill(mall));
    expect(await other.call('lookup', { verb: 'redeem', askedRequestId: requestId })).toMatchObject({ data: { state: 'unknown' } });
  });

  test('without a number a change is refused', async () => {
    const { bill } = await ready();
    expect(await till.call('redeem', bill)).toMatchObject({ code: 'REQUEST_ID_REQUIRED' });
  });
});

/** R redeem, X reverse by number; what arrives in which order, and what stands in the end. */
describe('calls that come late and out of order', () => {
  type Happening = 'R' | 'X' | 'R again' | 'X again' | 'X new' | 'X by id';
  const orders: { why: string; order: Happening[]; answers: string[]; coupon: 'issued' | 'redeemed' }[] = [
    { why: 'as it should be', order: ['R', 'X'], answers: ['redeemed', 'reversed'], coupon: 'issued' },
    { why: 'reversed by its id', order: ['R', 'X by id'], answers: ['redeemed', 'reversed'], coupon: 'issued' },
    { why: 'undone before it came: it never comes', order: ['X', 'R'], answers: ['REDEMPTION_NOT_ARRIVED', 'REQUEST_CLOSED'], coupon: 'issued' },
    {
      why: 'given up twice, and it comes late twice',
      order: ['X', 'X again', 'R', 'R again'],
      answers: ['REDEMPTION_NOT_ARRIVED', 'REDEMPTION_NOT_ARRIVED', 'REQUEST_CLOSED', 'REQUEST_CLOSED'],
      coupon: 'issued',
    },
    {
      why: 'a late copy of a redemption that was undone redeems nothing: its receipt says so',
      order: ['R', 'X', 'R again'],
      answers: ['redeemed', 'reversed', 'reversed'],
      coupon: 'issued',
    },
    { why: 'a late copy of the undoing', order: ['R', 'X', 'X again'], answers: ['redeemed', 'reversed', 'reversed'], coupon: 'issued' },
    { why: 'undone twice under two numbers', order: ['R', 'X', 'X new'], answers: ['redeemed', 'reversed', 'REDEMPTION_REVERSED'], coupon: 'issued' },
    { why: 'repeated, never undone', order: ['R', 'R again', 'R again'], answers: ['redeemed', 'redeemed', 'redeemed'], coupon: 'redeemed' },
  ];

  test.each(orders)('$why', async ({ order, answers, coupon }) => {
    const { bill, couponId } = await ready();
    const [redeemNo, reverseNo] = [number(), number()];
    const seen: string[] = [];
    let redemptionId = 'rd_none';
    for (const what of order) {
      const answer =
        what === 'R' || what === 'R again'
          ? await till.call('redeem', bill, redeemNo)
          : await till.call('reverse', what === 'X by id' ? { redemptionId } : { redeemRequestId: redeemNo }, what === 'X new' ? number() : reverseNo);
      if (answer.ok) redemptionId = answer.data.redemptionId;
      seen.push(answer.ok ? answer.data.state : answer.code);
    }
    expect(seen).toEqual(answers);
    expect(await couponOf(couponId)).toMatchObject({ state: coupon });
  });

  test('the number of an undoing stands for one undoing', async () => {
    const [one, other] = [await redeemed(), await redeemed()];
    const requestId = number();
    await till.call('reverse', { redeemRequestId: one.requestId }, requestId);
    expect(await till.call('reverse', { redeemRequestId: other.requestId }, requestId)).toMatchObject({ code: 'REQUEST_ID_REUSED' });
    expect(await couponOf(other.couponId)).toMatchObject({ state: 'redeemed' });
  });

  test('redeem and its undoing at the same time: one after the other, and both know', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { bill, couponId } = await ready();
      const requestId = number();
      const [done, undone] = await Promise.all([till.call('redeem', bill, requestId), till.call('reverse', { redeemRequestId: requestId }, number())]);
      // redeemed and undone, or closed first and never redeemed
      const fair = done.ok ? undone.ok : done.code === 'REQUEST_CLOSED' && !undone.ok && undone.code === 'REDEMPTION_NOT_ARRIVED';
      expect({ fair, done: done.ok || done.code, undone: undone.ok || undone.code }).toMatchObject({ fair: true });
      expect(await couponOf(couponId)).toMatchObject({ state: 'issued' });
    }
  });

  test('after the visit has ended its bills are refused, and those that were answered are answered again', async () => {
    const { bill, requestId, receipt } = await redeemed();
    await mall.deps.db.collection('visit_tickets').update(bill.ticketId, { expiresAt: 1 });
    expect(await till.call('redeem', bill, requestId)).toMatchObject({ ok: true, data: { redemptionId: receipt.redemptionId } });
    expect(await till.call('redeem', { ...bill, slipNo: 'late' }, number())).toMatchObject({ code: 'VISIT_EXPIRED' });
  });
});
