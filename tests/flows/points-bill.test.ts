import { ok } from '@core/domain/result';
import type { Coupon } from '@server/modules/coupon/documents';
import { POINTS_LEDGER, type PointsEntry } from '@server/modules/points/ledger';
import { bringPoints } from '@server/modules/points/service';
import type { Redemption } from '@server/modules/redemption/documents';
import type { Till } from '../../clients/pos/client';
import { startMall, type Mall, type Person } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { expectBooked, hearAll, uploadRefund, uploadSale, type Shopper } from './support/points';
import { clientOf, giveTill } from './support/till';

let mall: Mall;
let till: Till;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-points'));
  guide = mall.staff('guide');
  await addTemplate(mall.deps.db, aTemplate('points', { perMember: 9 }), 1_000);
}, 60_000);
afterAll(() => mall?.close());

let slips = 0;
const slip = (): string => `PB${(slips += 1)}`;
const line = (amountFen: number, over = {}) => ({ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen, ...over });
const as = (over = {}) => mall.at('guide', over);

/** A shopper at the counter with so many points and, if asked, a coupon of 50 off 300. */
const ready = async (points: number, withCoupon = true) => {
  const shopper: Shopper = await mall.member('sign-hill', { brand: false });
  const { memberId } = shopper;
  const { db } = mall.deps;
  await db.collection<Coupon>('coupons').removeWhere({ memberId });
  await mall.deps.transact<void, never>(async tx => {
    const _id = mall.deps.ids.next('pt');
    if (points > 0) await bringPoints(tx, db.command, { _id, memberId, at: mall.deps.now(), kind: 'opening', ref: _id, origin: 'opening', points });
    return ok(undefined);
  });
  const couponIds: string[] = withCoupon ? [(await mall.ask('consumer', shopper, 'coupon.claim', { templateId: 'tp_points' })).couponId] : [];
  const { ticketId } = await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as: as() });
  const bill = { ticketId, slipNo: slip(), lines: [line(40_000)], couponIds, expectedPayFen: withCoupon ? 35_000 : 40_000 };
  return { shopper, bill };
};
const redeem = (bill: object, requestId?: string) => mall.call('guide', guide, 'bill.redeem', bill, { as: as(), requestId });
const redeemed = async (bill: object) => {
  const answer = await redeem(bill);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data;
};
const entriesOf = ({ memberId }: Shopper) => mall.deps.db.collection<PointsEntry>(POINTS_LEDGER).find({ memberId }, { limit: 1000 });

describe('a quote', () => {
  test('says how many points could pay a part of what the coupons leave, and how much', async () => {
    const { bill } = await ready(3_456);
    const quote = (lines: object[], couponIds?: string[]) =>
      mall.ask('guide', guide, 'bill.quote', { ticketId: bill.ticketId, lines, ...(couponIds ? { couponIds } : {}) }, { as: as() });
    expect(await quote(bill.lines)).toMatchObject({ pointsUsable: 3_400, pointsFen: 3_400 });
    expect(await quote([line(6_050)])).toMatchObject({ pointsUsable: 3_000, pointsFen: 3_000 });
    expect(await quote([line(150)])).not.toHaveProperty('pointsUsable');
  });

  test('says nothing of points to who has none', async () => {
    const { bill } = await ready(99);
    const { ticketId, lines } = bill;
    expect(await mall.ask('guide', guide, 'bill.quote', { ticketId, lines }, { as: as() })).not.toHaveProperty('pointsUsable');
  });
});

describe('points on a bill', () => {
  test('pay a part of what the coupons leave, split over its lines; the receipt and the message say so', async () => {
    const { shopper, bill } = await ready(3_000);
    const lines = [line(30_000), line(10_000, { lineId: 'l2', categoryId: 'cat_beauty' })];
    const receipt = await redeemed({ ...bill, lines, points: 3_000 });
    expect(receipt).toMatchObject({ savedFen: 5_000, payFen: 35_000, pointsUsed: 3_000, pointsFen: 3_000, dueFen: 32_000 });
    expect(receipt.lines.map(({ savedFen, payFen, pointsFen }: any) => [savedFen, payFen, pointsFen])).toEqual([
      [3_750, 26_250, 2_250],
      [1_250, 8_750, 750],
    ]);
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(0);
    const { items } = await mall.ask('consumer', shopper, 'inbox.list');
    expect(items[0].text).toContain('3,000 积分抵 ¥30.00，应付 ¥320.00');
  });

  test('without any coupon', async () => {
    const { shopper, bill } = await ready(500, false);
    expect(await redeemed({ ...bill, points: 500 })).toMatchObject({ coupons: [], savedFen: 0, pointsUsed: 500, dueFen: 39_500 });
    const { items } = await mall.ask('consumer', shopper, 'inbox.list');
    expect(items[0]).toMatchObject({ title: '已用积分，抵 ¥5.00' });
    expect(items[0].text).toContain('：500 积分抵 ¥5.00，应付 ¥395.00');
  });

  test.each([
    { why: 'neither a coupon nor a point', points: undefined, code: 'REQUEST_INVALID' },
    { why: 'no whole hundreds', points: 150, code: 'POINTS_NOT_USABLE' },
    { why: 'over half of the bill', points: 20_100, code: 'POINTS_NOT_USABLE' },
    { why: 'more than she has', points: 900, code: 'POINTS_NOT_ENOUGH' },
    { why: 'a fraction', points: 100.5, code: 'REQUEST_INVALID' },
    { why: 'below zero', points: -100, code: 'REQUEST_INVALID' },
  ])('are refused and nothing happens: $why', async ({ points, code }) => {
    const { shopper, bill } = await ready(800, false);
    expect(await redeem({ ...bill, ...(points === undefined ? {} : { points }) })).toMatchObject({ ok: false, code });
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(800);
  });

  test('more than she has leaves the coupon unused, too', async () => {
    const { bill } = await ready(800);
    expect(await redeem({ ...bill, points: 900 })).toMatchObject({ code: 'POINTS_NOT_ENOUGH' });
    expect(await mall.deps.db.collection<Coupon>('coupons').get(bill.couponIds[0]!)).toMatchObject({ state: 'issued' });
  });

  test('pay no more than vouchers of other platforms leave to be taken', async () => {
    const { bill } = await ready(20_000, false);
    const tenders = [{ platform: 'douyin', certificateId: 'DYPB00001', paidFen: 34_000, faceFen: 35_000 }];
    expect(await redeem({ ...bill, tenders, points: 5_100 })).toMatchObject({ code: 'POINTS_NOT_USABLE', data: { usable: 5_000 } });
    expect(await redeemed({ ...bill, tenders, points: 5_000 })).toMatchObject({ dueFen: 0 });
  });

  test('the same request again answers the same receipt and spends once', async () => {
    const { shopper, bill } = await ready(1_000);
    const [requestId, shown] = [mall.newRequest(), { ...bill, points: 600 }];
    const [first, second] = [await redeem(shown, requestId), await redeem(shown, requestId)];
    expect(second.data).toEqual(first.data);
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(400);
  });

  test('32 bills at once: never more than there is', async () => {
    const { shopper, bill } = await ready(1_000, false);
    const answers = await Promise.all(Array.from({ length: 32 }, () => redeem({ ...bill, slipNo: slip(), points: 200 })));
    const done = answers.filter(answer => answer.ok).length;
    expect(done).toBeGreaterThanOrEqual(1);
    expect(done).toBeLessThanOrEqual(5);
    for (const { ok: fine, code } of answers) if (!fine) expect(['POINTS_NOT_ENOUGH', 'TRY_AGAIN']).toContain(code);
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(1_000 - 200 * done);
    const redemptions = await mall.deps.db.collection<Redemption>('redemptions').find({ memberId: shopper.memberId });
    expect(redemptions).toHaveLength(done);
  });

  test('take at most three more round trips', async () => {
    const { bill } = await ready(1_000);
    await fetch(`${mall.runtime.url}/_local/stats/reset`, { method: 'POST' });
    await redeemed({ ...bill, points: 500 });
    const { total } = (await (await fetch(`${mall.runtime.url}/_local/stats`)).json()) as { total: number };
    expect(total).toBeLessThanOrEqual(12);
  });
});

describe('undone', () => {
  test('within five minutes they come back to where they came from, once', async () => {
    const { shopper, bill } = await ready(1_000);
    const before = (await expectBooked(mall, shopper.memberId)).pointLots;
    const { redemptionId } = await redeemed({ ...bill, points: 700 });
    const requestId = mall.newRequest();
    for (let time = 0; time < 2; time += 1)
      expect(await mall.ask('guide', guide, 'redemption.reverse', { redemptionId }, { as: as(), requestId })).toMatchObject({ state: 'reversed' });
    expect((await expectBooked(mall, shopper.memberId)).pointLots).toEqual(before);
    const { items } = await mall.ask('consumer', shopper, 'inbox.list');
    expect(items[0]).toMatchObject({ title: '核销已撤销，券和积分已退回' });
    expect(items[0].text).toContain('700 积分已退回');
  });
});

describe('from the bill to the books', () => {
  test('a bill of coupons, points and money earns on the money; refunded in two parts it leaves her as she was', async () => {
    const { shopper, bill } = await ready(2_000);
    const before = (await expectBooked(mall, shopper.memberId)).pointLots;
    const lines = [line(30_000), line(10_000, { lineId: 'l2' })];
    await redeemed({ ...bill, lines, points: 2_000 });
    // until the till has reported it her pages say that it waits, with the money that will earn: the points among it earn nothing
    for (const action of ['points.get', 'tier.get']) {
      expect(await mall.ask('consumer', shopper, action)).toMatchObject({ waiting: { bills: 1, dueFen: 33_000 } });
    }
    const tenders = [
      { kind: 'wechat', amountFen: 33_000 },
      { kind: 'points', amountFen: 2_000 },
    ];
    const { saleId } = await uploadSale(mall, till, bill.ticketId, [30_000, 10_000], { slipNo: bill.slipNo, payFen: 35_000, tenders });
    await hearAll(mall);
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(330);
    for (const action of ['points.get', 'tier.get']) expect(await mall.ask('consumer', shopper, action)).not.toHaveProperty('waiting');
    const first = await uploadRefund(mall, till, saleId, [{ lineId: 'l2', amountFen: 10_000 }]);
    await hearAll(mall);
    expect(first).toMatchObject({ payFen: 8_750, pointsFen: 500 });
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(500 + 247);
    await uploadRefund(mall, till, saleId, [{ lineId: 'l1', amountFen: 30_000 }]);
    await hearAll(mall);
    const after = await expectBooked(mall, shopper.memberId);
    expect(after.pointLots).toEqual(before);
    expect(after.pointsDebt).toBe(0);
    expect((await entriesOf(shopper)).map(({ kind }) => kind).sort()).toEqual(['back', 'back', 'earn', 'opening', 'spend', 'unearn', 'unearn']);
  });

  test('nothing is earned on a bill that was only typed in', async () => {
    const { shopper, bill } = await ready(0);
    await redeemed(bill);
    await hearAll(mall);
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(0);
  });
});

describe('at the till', () => {
  const atTill = async (points: number) => {
    const { shopper, bill } = await ready(points, false);
    const visit = await till.call('identify', { code: mall.codeOf(shopper.device, Date.now() + 60_000) }, mall.newRequest());
    if (!visit.ok) throw new Error(visit.code);
    return { shopper, bill: { ...bill, ticketId: visit.data.ticketId, counterId: 'ct_nlake' } };
  };

  test('points are used the same way', async () => {
    const { shopper, bill } = await atTill(1_000);
    const answer = await till.call('redeem', { ...bill, points: 1_000 }, mall.newRequest());
    expect(answer).toMatchObject({ ok: true, data: { pointsUsed: 1_000, dueFen: 39_000 } });
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(0);
  });
});

describe('an open bill', () => {
  const open = (bill: Record<string, unknown>, points: number, requestId = mall.newRequest()) => {
    const { slipNo: _, ...shown } = bill;
    return mall.call('guide', guide, 'bill.open', { ...shown, points }, { as: as(), requestId });
  };
  const opened = async (bill: Record<string, unknown>, points: number) => {
    const answer = await open(bill, points);
    if (!answer.ok) throw new Error(answer.code);
    return answer.data;
  };
  const pay = (billId: string) => till.call('redeem', { billId, slipNo: slip() }, mall.newRequest());
  const hers = (shopper: Shopper) => mall.ask('consumer', shopper, 'points.get');
  /** From here on the functions think it is so much later. */
  const admin = (body: object) =>
    fetch(`${mall.runtime.url}/_local/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  afterEach(() => admin({ action: 'fault.clear' }));

  test('holds its points until it is paid: they are hers, and nothing else can use them', async () => {
    const { shopper, bill } = await ready(1_000);
    const { billId, ...shown } = await opened(bill, 800);
    expect(shown).toMatchObject({ pointsUsed: 800, pointsFen: 800, dueFen: 34_200 });
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(1_000);
    expect(await hers(shopper)).toMatchObject({ points: 200, worthFen: 200, held: 800, lots: [{ points: 200 }] });
    // beside her code stands what she can use
    expect((await mall.ask('consumer', shopper, 'session.open')).member.points).toBe(200);
    const alone = { ...bill, slipNo: slip(), couponIds: [], expectedPayFen: 40_000 };
    expect(await redeem({ ...alone, points: 500 })).toMatchObject({ ok: false, code: 'POINTS_NOT_ENOUGH' });
    const { ticketId, lines } = bill;
    expect(await mall.ask('guide', guide, 'bill.quote', { ticketId, lines }, { as: as() })).toMatchObject({ pointsUsable: 200 });
    await redeemed({ ...alone, points: 200 });
    expect(await pay(billId)).toMatchObject({ ok: true, data: { pointsUsed: 800, dueFen: 34_200 } });
    expect((await expectBooked(mall, shopper.memberId)).pointHolds).toBeUndefined();
    expect(await hers(shopper)).toMatchObject({ points: 0, held: 0, lots: [] });
  });

  test('with points alone; with neither it is no bill', async () => {
    const { shopper, bill } = await ready(500, false);
    const { billId } = await opened(bill, 500);
    expect(await pay(billId)).toMatchObject({ ok: true, data: { coupons: [], pointsUsed: 500, dueFen: 39_500 } });
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(0);
    const { slipNo: _, ...shown } = bill;
    expect(await mall.call('guide', guide, 'bill.open', shown, { as: as() })).toMatchObject({ code: 'REQUEST_INVALID', data: { fields: ['couponIds'] } });
  });

  test('given up lets them go at once', async () => {
    const { shopper, bill } = await ready(1_000);
    const { billId } = await opened(bill, 1_000);
    expect(await hers(shopper)).toMatchObject({ points: 0, held: 1_000 });
    await mall.ask('guide', guide, 'bill.release', { billId }, { as: as() });
    expect(await hers(shopper)).toMatchObject({ points: 1_000, held: 0 });
    expect((await expectBooked(mall, shopper.memberId)).pointHolds).toBeUndefined();
  });

  test('over lets them go by the clock, before any timer, which tidies up', async () => {
    const { shopper, bill } = await ready(1_000);
    const { billId } = await opened(bill, 1_000);
    await admin({ action: 'fault.set', kind: 'clock', ms: 30 * 60_000, match: {} });
    expect(await hers(shopper)).toMatchObject({ points: 1_000, held: 0 });
    expect(await pay(billId)).toMatchObject({ ok: false });
    await mall.runtime.timers.run('every-minute');
    expect((await expectBooked(mall, shopper.memberId)).pointHolds).toBeUndefined();
  });

  test('of many at once none holds what another does, and each that was opened can be paid', async () => {
    const { shopper, bill } = await ready(1_000, false);
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(bill, 400)));
    const done = answers.flatMap(answer => (answer.ok ? [answer.data.billId] : []));
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(done.length).toBeLessThanOrEqual(2);
    for (const { ok: fine, code } of answers) if (!fine) expect(['POINTS_NOT_ENOUGH', 'TRY_AGAIN']).toContain(code);
    expect(await hers(shopper)).toMatchObject({ held: 400 * done.length });
    for (const billId of done) expect(await pay(billId)).toMatchObject({ ok: true });
    expect((await expectBooked(mall, shopper.memberId)).points).toBe(1_000 - 400 * done.length);
  });

  test('asked for again is the same bill, and holds once', async () => {
    const { shopper, bill } = await ready(1_000);
    const requestId = mall.newRequest();
    const [first, second] = [await open(bill, 600, requestId), await open(bill, 600, requestId)];
    expect(second.data).toEqual(first.data);
    expect(await hers(shopper)).toMatchObject({ points: 400, held: 600 });
  });

  test('of somebody who leaves keeps nothing', async () => {
    const { shopper, bill } = await ready(1_000);
    await opened(bill, 700);
    await mall.ask('consumer', shopper, 'account.delete', { confirm: '注销' });
    await hearAll(mall);
    const member = await expectBooked(mall, shopper.memberId);
    expect([member.points, member.pointHolds]).toEqual([0, undefined]);
  });
});
