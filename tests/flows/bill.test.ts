import type { Coupon } from '@server/modules/coupon/documents';
import type { Redemption } from '@server/modules/redemption/documents';
import { startMall, type Mall, type Person } from './harness';
import { atTheCounter, line, type Bill } from './support/counter';
import { whole } from './support/whole';

let mall: Mall;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
}, 60_000);
afterAll(() => mall?.close());

const { at, claim, couponOf, newShopper, ready, redeem, slip, visitOf } = atTheCounter(() => mall);

describe('redeeming', () => {
  test('uses the coupon, freezes the split and the settlement, and tells the shopper', async () => {
    const { shopper, bill } = await ready({
      title: '秋装券',
      costBearers: [
        { bearer: 'mall', shareBp: 4000 },
        { bearer: 'brand', shareBp: 6000 },
      ],
    });
    const lines = [line(10_000), line(30_000, { lineId: 'l2', categoryId: 'cat_beauty' })];
    const answer = await redeem({ ...bill, lines });
    expect(answer).toMatchObject({
      ok: true,
      data: {
        slipNo: bill.slipNo,
        guideName: '林晓',
        memberMasked: expect.stringMatching(/^林\*\* 155\*{4}\d{4}$/),
        counter: { counterId: 'ct_nlake', storeName: '城北店' },
        subtotalFen: 40_000,
        savedFen: 5000,
        payFen: 35_000,
        state: 'redeemed',
        provisional: true,
        coupons: [{ couponId: bill.couponIds[0], title: '秋装券', savedFen: 5000 }],
        lines: [
          { lineId: 'l1', savedFen: 1250, payFen: 8750 },
          { lineId: 'l2', savedFen: 3750, payFen: 26_250 },
        ],
      },
    });
    const { redemptionId } = answer.data;
    const stored = (await mall.deps.db.collection<Redemption>('redemptions').get(redemptionId))!;
    expect(stored.coupons[0]!.lines).toEqual([
      { lineId: 'l1', savedFen: 1250 },
      { lineId: 'l2', savedFen: 3750 },
    ]);
    expect(stored.settlement).toEqual([
      { couponId: bill.couponIds[0], bearer: 'mall', amountFen: 2000 },
      { couponId: bill.couponIds[0], bearer: 'brand', brandId: 'br_lake', amountFen: 3000 },
    ]);
    expect(await couponOf(bill.couponIds[0]!)).toMatchObject({ state: 'redeemed', redemptionId, usedAtCounter: '青湖城北专柜' });
    const { items } = await mall.ask('consumer', shopper, 'inbox.list', {});
    expect(items[0]).toMatchObject({ kind: 'receipt', title: '已用券，省 ¥50.00', redemptionId });
    expect(await mall.ask('consumer', shopper, 'receipt.get', { redemptionId })).toEqual(answer.data);
    const detail = await mall.ask('consumer', shopper, 'coupon.get', { couponId: bill.couponIds[0] });
    expect(detail).toMatchObject({ state: 'used', redemptionId, usedAtCounter: '青湖城北专柜' });
  });

  test('two coupons on one bill: the sums agree to the fen', async () => {
    const { shopper, bill } = await ready({ benefit: { kind: 'cash-off', offFen: 3333 } });
    const second = await claim(shopper, { issuer: 'brand', brandId: 'br_lake', benefit: { kind: 'percent-off', offBp: 777 }, thresholdFen: 0 });
    const lines = [line(10_001), line(29_998, { lineId: 'l2' })];
    const quote = await mall.ask('guide', guide, 'bill.quote', { ticketId: bill.ticketId, lines, couponIds: [...bill.couponIds, second] }, { as: at() });
    const answer = await redeem({ ...bill, lines, couponIds: quote.chosen.couponIds, expectedPayFen: quote.chosen.payFen });
    const stored = (await mall.deps.db.collection<Redemption>('redemptions').get(answer.data.redemptionId))!;
    const sum = (amounts: number[]): number => amounts.reduce((all, amount) => all + amount, 0);
    expect(stored.savedFen + stored.payFen).toBe(39_999);
    expect(sum(stored.lines.map(({ savedFen }) => savedFen))).toBe(stored.savedFen);
    expect(sum(stored.settlement.map(({ amountFen }) => amountFen))).toBe(stored.savedFen);
  });

  test('an exchange coupon is used up and takes nothing off', async () => {
    const { shopper, bill } = await ready({ benefit: { kind: 'exchange', gift: '香氛小样' }, thresholdFen: 0 });
    const answer = await redeem({ ...bill, expectedPayFen: 40_000 });
    expect(answer.data).toMatchObject({ savedFen: 0, payFen: 40_000, coupons: [{ savedFen: 0 }] });
    expect((await mall.ask('consumer', shopper, 'coupon.list', { tab: 'used' })).items).toHaveLength(1);
  });

  test('a bill without a slip number is refused, and nothing is used', async () => {
    const { slipNo: _none, ...bill } = (await ready()).bill;
    const answer = await mall.call('guide', guide, 'bill.redeem', bill, { as: at() });
    expect(answer).toMatchObject({ code: 'REQUEST_INVALID', data: { fields: ['slipNo'] } });
    expect((await couponOf(bill.couponIds[0]!)).state).toBe('issued');
  });

  test('the same request id answers the first receipt: at once, twice at a time, and after the visit has ended', async () => {
    const { bill } = await ready();
    const requestId = mall.newRequest();
    const [first, second] = await Promise.all([redeem(bill, { requestId }), redeem(bill, { requestId })]);
    expect(second.data).toEqual(first.data);
    await mall.deps.db.collection('visit_tickets').update(bill.ticketId, { expiresAt: 1 });
    expect((await redeem(bill, { requestId })).data).toEqual(first.data);
    const redemptions = await whole<Redemption>(mall.deps.db, 'redemptions');
    expect(redemptions.filter(({ ticketId }) => ticketId === bill.ticketId)).toHaveLength(1);
  });

  test('a lost answer: the receipt comes with the second try', async () => {
    const { bill } = await ready();
    const requestId = mall.newRequest();
    await fetch(`${mall.runtime.url}/_local/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'fault.set', match: { actionName: 'bill.redeem' }, kind: 'lost-answer', times: 1 }),
    });
    await expect(redeem(bill, { requestId })).rejects.toThrow();
    expect((await couponOf(bill.couponIds[0]!)).state).toBe('redeemed');
    expect(await redeem(bill, { requestId })).toMatchObject({ ok: true, data: { payFen: 35_000 } });
  });

  test('the same request id with another bill is refused', async () => {
    const { bill } = await ready();
    const requestId = mall.newRequest();
    await redeem(bill, { requestId });
    expect(await redeem({ ...bill, slipNo: slip() }, { requestId })).toMatchObject({ code: 'REQUEST_ID_REUSED' });
  });

  test('two cashiers with one coupon: one wins', async () => {
    const { shopper, bill } = await ready();
    const as = mall.at('guide', { terminalId: 'terminal-2' });
    const colleague = mall.staff('colleague');
    // the second cashier opened her visit with the next code
    const code = mall.codeOf(shopper.device, Date.now() + 60_000);
    const { ticketId } = await mall.ask('guide', colleague, 'visit.identify', { code }, { as });
    const answers = await Promise.all([redeem(bill), redeem({ ...bill, ticketId, slipNo: slip() }, { as, who: colleague })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'COUPON_ALREADY_USED', data: { couponId: bill.couponIds[0] } });
    expect(await mall.deps.db.collection('redemptions').count({ memberId: shopper.memberId })).toBe(1);
  });

  test('eight bills of one ticket at once use each coupon once', async () => {
    const { shopper, bill } = await ready();
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem({ ...bill, slipNo: slip() })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'COUPON_ALREADY_USED')).toHaveLength(7);
    expect(await mall.deps.db.collection('redemptions').count({ memberId: shopper.memberId })).toBe(1);
  });

  test('an amount that is not what the screen showed is refused with the new quote', async () => {
    const { bill } = await ready();
    const answer = await redeem({ ...bill, expectedPayFen: 34_999 });
    expect(answer).toMatchObject({
      ok: false,
      code: 'BILL_CHANGED',
      data: { subtotalFen: 40_000, best: { payFen: 35_000 }, chosen: { couponIds: bill.couponIds, payFen: 35_000 } },
    });
    expect((await couponOf(bill.couponIds[0]!)).state).toBe('issued');
  });

  test("a slip's number counts once per counter and day, whatever its letters' case", async () => {
    const [first, second] = [await ready(), await ready()];
    await redeem({ ...first.bill, slipNo: 'a-777' });
    expect(await redeem({ ...second.bill, slipNo: 'A-777' })).toMatchObject({ code: 'BILL_SLIP_USED' });
    expect((await couponOf(second.bill.couponIds[0]!)).state).toBe('issued');
    expect(await redeem({ ...second.bill, slipNo: 'A-778' })).toMatchObject({ ok: true });
  });

  test.each<{ why: string; change: (bill: Bill) => Partial<Bill>; code: string }>([
    { why: 'below the threshold', change: () => ({ lines: [line(29_999)], expectedPayFen: 24_999 }), code: 'COUPON_DOES_NOT_FIT' },
    { why: 'a coupon that never was', change: () => ({ couponIds: ['cp_x_y_1'] }), code: 'COUPON_NOT_FOUND' },
    { why: 'a visit that never was', change: () => ({ ticketId: 'visit_0000000000_1' }), code: 'VISIT_NOT_FOUND' },
    { why: "another brand's goods", change: () => ({ lines: [line(40_000, { brandId: 'br_hill' })] }), code: 'BILL_BRAND_NOT_HERE' },
  ])('is refused and changes nothing: $why', async ({ change, code }) => {
    const { bill } = await ready();
    const before = await mall.dump();
    expect(await redeem({ ...bill, ...change(bill) })).toMatchObject({ ok: false, code });
    expect(await mall.dump()).toEqual(before);
  });

  test('the reason why a coupon does not fit is told', async () => {
    const { bill } = await ready();
    const answer = await redeem({ ...bill, lines: [line(20_000)], expectedPayFen: 15_000 });
    expect(answer.data).toEqual({ couponId: bill.couponIds[0], code: 'BELOW_THRESHOLD', message: '适用商品需满 300 元，还差 100 元' });
  });

  test('a visit that has ended, or of a member who has withdrawn since, redeems nothing', async () => {
    const one = await ready();
    await mall.ask('consumer', one.shopper, 'consent.withdraw', { kind: 'mall' });
    expect(await redeem(one.bill)).toMatchObject({ code: 'MEMBER_PAUSED' });
    const other = await ready();
    await mall.deps.db.collection('visit_tickets').update(other.bill.ticketId, { expiresAt: Date.now() - 1 });
    expect(await redeem(other.bill)).toMatchObject({ code: 'VISIT_EXPIRED' });
  });

  test('a coupon whose time is over, or that was voided, says so', async () => {
    const { bill } = await ready();
    const coupons = mall.deps.db.collection<Coupon>('coupons');
    await coupons.update(bill.couponIds[0]!, { validUntil: Date.now() - 1 });
    expect(await redeem(bill)).toMatchObject({ code: 'COUPON_DOES_NOT_FIT', data: { code: 'EXPIRED' } });
    await coupons.update(bill.couponIds[0]!, { state: 'voided' });
    expect(await redeem(bill)).toMatchObject({ code: 'COUPON_DOES_NOT_FIT', data: { code: 'WRONG_STATE' } });
  });
});

describe('today at the counter', () => {
  test('lists its redemptions with totals that leave undone ones out, and shows each to its own counter', async () => {
    const as = mall.at('store-manager', { counterId: 'ct_nhill', terminalId: 'terminal-hill' });
    const who = mall.staff('manager');
    const sell = async (amountFen: number) => {
      const shopper = await newShopper();
      const couponId = await claim(shopper);
      const ticketId = await visitOf(shopper, as, who);
      const bill = { ticketId, slipNo: slip(), lines: [line(amountFen, { brandId: 'br_hill' })], couponIds: [couponId], expectedPayFen: amountFen - 5000 };
      return (await redeem(bill, { as, who })).data.redemptionId as string;
    };
    const ids = [await sell(40_000), await sell(50_000), await sell(60_000)];
    await mall.ask('guide', who, 'redemption.reverse', { redemptionId: ids[1] }, { as });
    const list = await mall.ask('guide', who, 'redemption.list', { limit: 2 }, { as });
    expect(list.items.map(({ redemptionId, state, mineHere }: any) => [redemptionId, state, mineHere])).toEqual([
      [ids[2], 'redeemed', true],
      [ids[1], 'reversed', true],
    ]);
    expect(list.today).toEqual({ count: 2, savedFen: 10_000, dueFen: 90_000 });
    const rest = await mall.ask('guide', who, 'redemption.list', { limit: 2, cursor: list.nextCursor }, { as: { ...as, terminalId: 'terminal-other' } });
    expect(rest.items.map(({ redemptionId, mineHere }: any) => [redemptionId, mineHere])).toEqual([[ids[0], false]]);
    expect(rest.nextCursor).toBeUndefined();
    expect(await mall.call('guide', who, 'redemption.get', { redemptionId: ids[0] }, { as })).toMatchObject({ ok: true, data: { payFen: 35_000 } });
    expect(await mall.call('guide', guide, 'redemption.get', { redemptionId: ids[0] }, { as: at() })).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
  });

  test("another shopper's receipt answers like none", async () => {
    const { bill } = await ready();
    const { data } = await redeem(bill);
    expect(await mall.call('consumer', await newShopper(), 'receipt.get', { redemptionId: data.redemptionId })).toMatchObject({ ok: false });
  });
});
