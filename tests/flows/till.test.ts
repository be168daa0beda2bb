import type { AuditRecord } from '@server/modules/audit/audit';
import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import { whole } from './support/whole';
import { scenesAtTill, line } from './support/till-scenes';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T3'));
}, 60_000);
afterAll(() => mall?.close());

const { number, newShopper, claim, couponOf, visitOf, ready, redeemed } = scenesAtTill(() => ({ mall, till }));

describe('identify', () => {
  test('opens a visit of ten minutes that shows her masked', async () => {
    const shopper = await newShopper();
    const answer = await till.call('identify', { code: mall.codeOf(shopper.device) }, number());
    expect(answer).toMatchObject({ ok: true, data: { member: { nameMasked: '林**', tier: 'basic', brandMember: false } } });
    expect(JSON.stringify(answer)).not.toContain(shopper.phone);
  });

  test('the same number again has the first answer, though the code is used up; with another code it is refused', async () => {
    const [shopper, other] = [await newShopper(), await newShopper()];
    const requestId = number();
    const code = mall.codeOf(shopper.device);
    const first = await till.call('identify', { code }, requestId);
    expect(await till.call('identify', { code }, requestId)).toMatchObject({ ok: true, data: first.data });
    expect(await till.call('identify', { code }, number())).toMatchObject({ code: 'CODE_USED' });
    expect(await till.call('identify', { code: mall.codeOf(other.device) }, requestId)).toMatchObject({ code: 'REQUEST_ID_REUSED' });
  });

  test('five wrong codes lock this till and no other', async () => {
    const hasty = clientOf(mall, await giveTill(mall));
    const shopper = await newShopper();
    const wrong = `${mall.codeOf(shopper.device).slice(0, 12)}00000000`;
    for (let time = 0; time < 5; time += 1) expect(await hasty.call('identify', { code: wrong }, number())).toMatchObject({ code: 'CODE_WRONG' });
    expect(await hasty.call('identify', { code: mall.codeOf(shopper.device) }, number())).toMatchObject({ code: 'TERMINAL_LOCKED' });
    expect(await till.call('identify', { code: mall.codeOf(shopper.device) }, number())).toMatchObject({ ok: true });
  });

  test('who looked is in the audit log: the till', async () => {
    const shopper = await newShopper();
    await visitOf(shopper);
    await mall.runtime.timers.run('every-minute');
    const looks = (await whole<AuditRecord>(mall.deps.db, 'audit_log')).filter(
      ({ subjectId, action }) => subjectId === shopper.memberId && action !== 'member.join',
    );
    expect(looks).toMatchObject([{ action: 'till.identify', actorKind: 'till', actorId: 'till_north_T3', storeId: 'st_north' }]);
  });
});

describe('quote', () => {
  test('says what fits, what does not and why, the best, and what a given set does', async () => {
    const shopper = await newShopper();
    const couponId = await claim(shopper);
    const dear = await claim(shopper, { thresholdFen: 90_000 });
    const ticketId = await visitOf(shopper);
    const answer = await till.call('quote', { ticketId, counterId: 'ct_nlake', lines: [line(40_000)], couponIds: [couponId] });
    expect(answer).toMatchObject({
      ok: true,
      data: {
        subtotalFen: 40_000,
        fits: [{ coupon: { couponId }, savesFen: 5_000 }],
        misfits: [{ coupon: { couponId: dear }, code: 'BELOW_THRESHOLD', message: expect.stringContaining('900') }],
        best: { couponIds: [couponId], payFen: 35_000 },
        chosen: { couponIds: [couponId], savedFen: 5_000 },
      },
    });
  });

  test('one visit serves the bills of several counters', async () => {
    const shopper = await newShopper();
    const ticketId = await visitOf(shopper);
    const at = (counterId: string, brandId: string) => till.call('quote', { ticketId, counterId, lines: [line(40_000, { brandId })] });
    expect(await at('ct_nlake', 'br_lake')).toMatchObject({ ok: true });
    expect(await at('ct_nhill', 'br_hill')).toMatchObject({ ok: true });
  });

  test.each([
    { why: 'a counter of another store', over: { counterId: 'ct_slake' }, code: 'COUNTER_NOT_FOUND' },
    { why: 'a counter that is not there', over: { counterId: 'ct_none' }, code: 'COUNTER_NOT_FOUND' },
    { why: 'a brand of another counter', over: { lines: [line(100, { brandId: 'br_hill' })] }, code: 'BILL_BRAND_NOT_HERE' },
    { why: 'a category that is not sold there', over: { lines: [line(100, { categoryId: 'cat_none' })] }, code: 'BILL_CATEGORY_UNKNOWN' },
    { why: 'a line twice', over: { lines: [line(100), line(100)] }, code: 'BILL_LINE_REPEATED' },
    { why: 'a visit that is not there', over: { ticketId: 'visit_0_0' }, code: 'VISIT_NOT_FOUND' },
    { why: 'a coupon that is not hers', over: { couponIds: ['cp_none'] }, code: 'COUPON_NOT_FOUND' },
    { why: 'a negative amount', over: { lines: [line(-1)] }, code: 'REQUEST_INVALID' },
    { why: 'an amount with a fraction', over: { lines: [line(0.5)] }, code: 'REQUEST_INVALID' },
    { why: 'a huge amount', over: { lines: [line(1e15)] }, code: 'REQUEST_INVALID' },
    { why: '501 lines', over: { lines: Array.from({ length: 501 }, (_, index) => line(1, { lineId: `l${index}` })) }, code: 'REQUEST_INVALID' },
    { why: "a store of the caller's choice", over: { storeId: 'st_south' }, code: 'REQUEST_INVALID' },
  ])('$why: $code', async ({ over, code }) => {
    const ticketId = await visitOf(await newShopper());
    const answer = await till.call('quote', { ticketId, counterId: 'ct_nlake', lines: [line(40_000)], ...over } as never);
    expect(answer).toMatchObject({ ok: false, code });
  });

  test("the visit of another till, or of a guide, is not there for this one; nor this one's for them", async () => {
    const other = clientOf(mall, await giveTill(mall));
    const shopper = await newShopper();
    const ticketId = await visitOf(shopper);
    expect(await other.call('quote', { ticketId, counterId: 'ct_nlake', lines: [] })).toMatchObject({ code: 'VISIT_NOT_FOUND' });
    const { code } = await mall.call('guide', mall.staff('manager'), 'bill.quote', { ticketId, lines: [] }, { as: mall.at('store-manager') });
    expect(code).toBe('VISIT_NOT_FOUND');
  });

  test('also under another key of the same till', async () => {
    const ticketId = await visitOf(await newShopper());
    const sameTill = clientOf(mall, await giveTill(mall, 'T3'));
    expect(await sameTill.call('quote', { ticketId, counterId: 'ct_nlake', lines: [] })).toMatchObject({ ok: true });
  });
});

describe('redeem', () => {
  test('uses the coupon, answers the receipt, tells the shopper and the audit log', async () => {
    const { shopper, couponId, receipt } = await redeemed();
    expect(receipt).toMatchObject({ guideName: '三号收银台', savedFen: 5_000, payFen: 35_000, state: 'redeemed', provisional: true });
    expect(await couponOf(couponId)).toMatchObject({ state: 'redeemed', redemptionId: receipt.redemptionId });
    const inbox = (await whole<any>(mall.deps.db, 'inbox')).filter(({ redemptionId }) => redemptionId === receipt.redemptionId);
    expect(inbox).toMatchObject([{ memberId: shopper.memberId, kind: 'receipt' }]);
    for (const { _id } of await whole<{ _id: string }>(mall.deps.db, 'outbox')) await mall.deps.db.collection('outbox').update(_id, { nextAt: 1 });
    await mall.runtime.timers.run('every-minute');
    const audit = (await whole<AuditRecord>(mall.deps.db, 'audit_log')).filter(({ subjectId }) => subjectId === receipt.redemptionId);
    expect(audit).toMatchObject([{ action: 'till.redeem', actorKind: 'till', actorId: 'till_north_T3' }]);
  });

  test('takes at most ten round trips, signature included', async () => {
    const { bill } = await ready();
    await fetch(`${mall.runtime.url}/_local/stats/reset`, { method: 'POST' });
    expect(await till.call('redeem', bill, number())).toMatchObject({ ok: true });
    const { total } = (await (await fetch(`${mall.runtime.url}/_local/stats`)).json()) as { total: number };
    expect(total).toBeLessThanOrEqual(10);
  });

  test('a bill that would come out otherwise is refused with what it comes to now', async () => {
    const { bill } = await ready();
    const answer = await till.call('redeem', { ...bill, expectedPayFen: 1 }, number());
    expect(answer).toMatchObject({ code: 'BILL_CHANGED', data: { best: { payFen: 35_000 } } });
  });

  test("the slip's number is used once a day at a counter, whoever redeems", async () => {
    const { bill } = await redeemed();
    const next = await ready();
    expect(await till.call('redeem', { ...next.bill, slipNo: bill.slipNo }, number())).toMatchObject({ code: 'BILL_SLIP_USED' });
  });

  test('two tills at once on one coupon: one of them has it', async () => {
    const { bill, shopper } = await ready();
    const other = clientOf(mall, await giveTill(mall));
    const later = mall.codeOf(shopper.device, Date.now() + 60_000);
    const visit = await other.call('identify', { code: later }, number());
    const ticketId = visit.ok ? visit.data.ticketId : '';
    const answers = await Promise.all([till.call('redeem', bill, number()), other.call('redeem', { ...bill, ticketId, slipNo: `${bill.slipNo}b` }, number())]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'COUPON_ALREADY_USED' });
  });
});

describe('reverse', () => {
  test('gives the coupon back and tells the shopper; the number again has the same answer', async () => {
    const { couponId, receipt, shopper } = await redeemed();
    const requestId = number();
    const first = await till.call('reverse', { redemptionId: receipt.redemptionId }, requestId);
    expect(first).toMatchObject({ ok: true, data: { state: 'reversed', redemptionId: receipt.redemptionId } });
    expect(await till.call('reverse', { redemptionId: receipt.redemptionId }, requestId)).toMatchObject({ ok: true, data: first.data });
    expect(await couponOf(couponId)).toMatchObject({ state: 'issued' });
    const kinds = (await whole<any>(mall.deps.db, 'inbox')).filter(({ memberId }) => memberId === shopper.memberId).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['receipt', 'reversal']));
  });

  test.each<{ why: string; code: string; who?: 'same-store' | 'other-store'; late?: boolean }>([
    { why: 'another till of the store', who: 'same-store', code: 'REDEMPTION_OTHER_TERMINAL' },
    { why: 'a till of another store', who: 'other-store', code: 'REDEMPTION_NOT_FOUND' },
    { why: 'after five minutes', late: true, code: 'REDEMPTION_TOO_OLD' },
  ])('$why: $code, and the coupon stays used', async ({ who, late, code }) => {
    const { couponId, receipt } = await redeemed();
    const by = who ? clientOf(mall, await giveTill(mall, undefined, who === 'other-store' ? 'st_south' : 'st_north')) : till;
    if (late) await mall.deps.db.collection<any>('redemptions').update(receipt.redemptionId, { reversibleUntil: 1 });
    expect(await by.call('reverse', { redemptionId: receipt.redemptionId }, number())).toMatchObject({ ok: false, code });
    expect(await couponOf(couponId)).toMatchObject({ state: 'redeemed' });
  });

  test("a phone that calls its terminal by the till's name cannot undo for it", async () => {
    const { receipt } = await redeemed();
    const as = mall.at('guide', { counterId: receipt.counter.counterId, terminalId: 'till-T3xx' });
    const answer = await mall.call('guide', mall.staff('guide'), 'redemption.reverse', { redemptionId: receipt.redemptionId }, { as });
    expect(answer.code).toBe('REDEMPTION_OTHER_TERMINAL');
  });
});

describe('lookup', () => {
  const ask = (verb: 'identify' | 'redeem' | 'reverse', askedRequestId: string) => till.call('lookup', { verb, askedRequestId });

  test('tells what was answered then, by verb and number', async () => {
    const shopper = await newShopper();
    const identifyNo = number();
    const visit = await till.call('identify', { code: mall.codeOf(shopper.device) }, identifyNo);
    expect(await ask('identify', identifyNo)).toMatchObject({ ok: true, data: { state: 'done', visit: visit.data } });
    const { requestId, receipt } = await redeemed();
    expect(await ask('redeem', requestId)).toMatchObject({ ok: true, data: { state: 'done', receipt } });
    expect(await ask('identify', requestId)).toMatchObject({ ok: true, data: { state: 'unknown' } });
    const reverseNo = number();
    await till.call('reverse', { redemptionId: receipt.redemptionId }, reverseNo);
    expect(await ask('reverse', reverseNo)).toMatchObject({ ok: true, data: { state: 'done', receipt: { state: 'reversed' } } });
  });

  test('what was refused has left nothing; what was given up is closed', async () => {
    const { bill } = await ready();
    const [refusedNo, closedNo] = [number(), number()];
    await till.call('redeem', { ...bill, expectedPayFen: 1 }, refusedNo);
    expect(await ask('redeem', refusedNo)).toMatchObject({ ok: true, data: { state: 'unknown' } });
    await till.call('reverse', { redeemRequestId: closedNo }, number());
    expect(await ask('redeem', closedNo)).toMatchObject({ ok: true, data: { state: 'closed' } });
  });
});
