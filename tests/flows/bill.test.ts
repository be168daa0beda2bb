import type { Collection, Database, Doc } from '@server/db/database';
import type { AuditRecord } from '@server/modules/audit/audit';
import { redeem as redeemBill, type RedeemInput } from '@server/modules/bill/redeem';
import type { Coupon } from '@server/modules/coupon/documents';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { Redemption } from '@server/modules/redemption/documents';
import type { Staff } from '@server/modules/staff/documents';
import type { Template } from '@server/modules/template/documents';
import { startMall, type Mall, type Person, type Phone } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { whole } from './support/whole';

type Shopper = Person & { memberId: string; device: Phone };
let mall: Mall;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
}, 60_000);
afterAll(() => mall?.close());

let count = 0;
const offer = async (over: Partial<Template> = {}): Promise<string> =>
  (await addTemplate(mall.deps.db, aTemplate(`bill${(count += 1)}`, { class: `class${count}`, ...over })))._id;
const claim = async (shopper: Shopper, over: Partial<Template> = {}): Promise<string> =>
  (await mall.ask('consumer', shopper, 'coupon.claim', { templateId: await offer(over) })).couponId;
/** A shopper without a pack, so that her coupons are those of the story. */
const newShopper = async (): Promise<Shopper> => {
  const shopper = await mall.member('sign-hill', { brand: false });
  await mall.deps.db.collection<Coupon>('coupons').removeWhere({ memberId: shopper.memberId });
  return shopper;
};
const at = (over = {}) => mall.at('guide', over);
const visitOf = async (shopper: Shopper, as = at(), who = guide): Promise<string> =>
  (await mall.ask('guide', who, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as })).ticketId;
const line = (amountFen: number, over = {}) => ({ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen, ...over });
const slip = (): string => `S${String((count += 1)).padStart(5, '0')}`;
const couponOf = async (couponId: string): Promise<Coupon> => (await mall.deps.db.collection<Coupon>('coupons').get(couponId))!;

type Bill = { ticketId: string; slipNo?: string; lines: object[]; couponIds: string[]; expectedPayFen: number };
const redeem = (bill: Bill, options: { requestId?: string; as?: ReturnType<typeof at>; who?: Person } = {}) =>
  mall.call('guide', options.who ?? guide, 'bill.redeem', bill, { as: options.as ?? at(), requestId: options.requestId });
/** A shopper at the counter with one coupon of 50 off 300, and the bill that uses it. */
const ready = async (over: Partial<Template> = {}): Promise<{ shopper: Shopper; bill: Bill }> => {
  const shopper = await newShopper();
  const couponId = await claim(shopper, over);
  const ticketId = await visitOf(shopper);
  return { shopper, bill: { ticketId, slipNo: slip(), lines: [line(40_000)], couponIds: [couponId], expectedPayFen: 35_000 } };
};

describe('a quote', () => {
  test('says which coupons fit, why others do not, and which combination saves most', async () => {
    const shopper = await newShopper();
    const fits = await claim(shopper);
    const brand = await claim(shopper, { issuer: 'brand', brandId: 'br_lake', benefit: { kind: 'percent-off', offBp: 1000 }, thresholdFen: 0 });
    const dear = await claim(shopper, { thresholdFen: 90_000 });
    const beauty = await claim(shopper, { scope: { include: [{ kind: 'categories', ids: ['cat_beauty'] }], exclude: [] } });
    const elsewhere = await claim(shopper, { counterIds: ['ct_slake'] });
    const ticketId = await visitOf(shopper);
    const quote = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line(40_000)] }, { as: at() });
    expect(quote.subtotalFen).toBe(40_000);
    expect(quote.fits.map(({ coupon, savesFen }: any) => [coupon.couponId, savesFen])).toEqual([
      [fits, 5000],
      [brand, 4000],
    ]);
    expect(Object.fromEntries(quote.misfits.map(({ coupon, code, message }: any) => [coupon.couponId, [code, message]]))).toEqual({
      [dear]: ['BELOW_THRESHOLD', '适用商品需满 900 元，还差 500 元'],
      [beauty]: ['NOT_IN_SCOPE', '账单里没有适用的商品'],
      [elsewhere]: ['WRONG_COUNTER', '这个柜台没有参加这项优惠'],
    });
    expect(quote.best).toMatchObject({ couponIds: [brand, fits], savedFen: 9000, payFen: 31_000 });
    expect(quote.chosen).toBeUndefined();
  });

  test('a category counts with everything above it', async () => {
    const shopper = await newShopper();
    await claim(shopper, { scope: { include: [{ kind: 'categories', ids: ['cat_apparel'] }], exclude: [] } });
    const lines = [line(30_000), line(30_000, { lineId: 'l2', categoryId: 'cat_beauty' })];
    const { best } = await mall.ask('guide', guide, 'bill.quote', { ticketId: await visitOf(shopper), lines }, { as: at() });
    expect(best.coupons[0].lines).toEqual([{ lineId: 'l1', savedFen: 5000 }]);
  });

  test('coupons that were chosen and do not go together are named', async () => {
    const shopper = await newShopper();
    const [one, other] = [await claim(shopper, { class: 'same' }), await claim(shopper, { class: 'same', title: '另一张' })];
    const ticketId = await visitOf(shopper);
    const quote = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line(40_000)], couponIds: [one, other] }, { as: at() });
    expect(quote.chosen).toBeUndefined();
    expect(quote.chosenRefusal).toMatchObject({ couponId: other, code: 'DOES_NOT_COMBINE' });
    expect(quote.chosenRefusal.instead).toMatchObject({ couponIds: [other], gone: [expect.stringContaining('优惠')] });
    const single = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line(40_000)], couponIds: [one] }, { as: at() });
    expect(single.chosen).toMatchObject({ couponIds: [one], savedFen: 5000, payFen: 35_000 });
  });

  test('of three that were chosen only the one that clashes would go; one left out of the best says what it would cost', async () => {
    const shopper = await newShopper();
    const one = await claim(shopper, { class: 'twins', title: '满减券' });
    const other = await claim(shopper, { class: 'twins', title: '见面礼', benefit: { kind: 'cash-off', offFen: 3000 } });
    const brand = await claim(shopper, { issuer: 'brand', brandId: 'br_lake', thresholdFen: 0 });
    const ask = { ticketId: await visitOf(shopper), lines: [line(40_000)], couponIds: [one, other, brand] };
    const quote = await mall.ask('guide', guide, 'bill.quote', ask, { as: at() });
    const { couponId, instead } = quote.chosenRefusal;
    expect(instead.couponIds.sort()).toEqual([couponId, brand].sort());
    expect(instead.gone).toEqual([couponId === one ? '见面礼' : '满减券']);
    expect(quote.fits.map(({ coupon, swap }: any) => [coupon.couponId, swap])).toEqual(
      expect.arrayContaining([
        [one, undefined],
        [brand, undefined],
        [other, { gone: ['满减券'], lessFen: 2000 }],
      ]),
    );
  });

  test('of a paid voucher that saves a yuan more than a free coupon the quote tells what would lapse', async () => {
    const shopper = await newShopper();
    const bought = await claim(shopper, { class: 'same', title: '代金券', thresholdFen: 0 });
    // as if it had been bought: a claim hands out nothing that is sold
    const { _id, ...coupon } = (await mall.deps.db.collection<Coupon>('coupons').get(bought))!;
    await mall.deps.db.collection<Coupon>('coupons').remove(_id);
    const benefit = { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 };
    await mall.deps.db.collection<Coupon>('coupons').insert({ _id, ...coupon, rules: { ...coupon.rules, benefit } });
    const free = await claim(shopper, { class: 'same', thresholdFen: 0, benefit: { kind: 'cash-off', offFen: 4_900 } });
    const ticketId = await visitOf(shopper);
    const lapsesOf = (quote: any) => quote.fits.map(({ coupon: { couponId }, lapse }: any) => [couponId, lapse]);
    const quote = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line(5_000)] }, { as: at() });
    expect(quote.best.couponIds).toEqual([bought]);
    expect(lapsesOf(quote)).toEqual([
      [bought, { paidFen: 27_000, lapsesFen: 25_000, addsFen: 100 }],
      [free, undefined],
    ]);
    const picked = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line(5_000)], couponIds: [free] }, { as: at() });
    expect(lapsesOf(picked).filter(([, lapse]: any) => lapse)).toEqual([]);
  });

  test.each([
    { why: 'a brand that is not sold here', lines: [line(100, { brandId: 'br_hill' })], code: 'BILL_BRAND_NOT_HERE' },
    { why: 'a category that is not sold here', lines: [line(100, { categoryId: 'cat_apparel' })], code: 'BILL_CATEGORY_UNKNOWN' },
    { why: 'two lines of one id', lines: [line(100), line(200)], code: 'BILL_LINE_REPEATED' },
    { why: 'a negative amount', lines: [line(-1)], code: 'REQUEST_INVALID' },
    { why: 'a part of a fen', lines: [line(1.5)], code: 'REQUEST_INVALID' },
    { why: 'a sum that no counter takes', lines: [line(100_000_000_000), line(1, { lineId: 'l2' })], code: 'REQUEST_INVALID' },
    { why: 'more than 500 lines', lines: Array.from({ length: 501 }, (_, index) => line(1, { lineId: `l${index}` })), code: 'REQUEST_INVALID' },
  ])('a bill is refused: $why', async ({ lines, code }) => {
    const shopper = await newShopper();
    const ticketId = await visitOf(shopper);
    expect(await mall.call('guide', guide, 'bill.quote', { ticketId, lines }, { as: at() })).toMatchObject({ ok: false, code });
  });

  test('a bill of 500 lines is quoted', async () => {
    const shopper = await newShopper();
    await claim(shopper);
    const lines = Array.from({ length: 500 }, (_, index) => line(1000 + index, { lineId: `l${index}` }));
    const { best } = await mall.ask('guide', guide, 'bill.quote', { ticketId: await visitOf(shopper), lines }, { as: at() });
    expect(best.coupons[0].lines.reduce((sum: number, { savedFen }: any) => sum + savedFen, 0)).toBe(5000);
  });

  test("another member's coupon is not found", async () => {
    const [shopper, other] = [await newShopper(), await newShopper()];
    const couponId = await claim(other);
    const data = { ticketId: await visitOf(shopper), lines: [line(40_000)], couponIds: [couponId] };
    expect(await mall.call('guide', guide, 'bill.quote', data, { as: at() })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
  });

  test('without a counter there is no bill', async () => {
    const shopper = await newShopper();
    const as = at({ counterId: undefined });
    const data = { ticketId: await visitOf(shopper, as), lines: [line(40_000)] };
    expect(await mall.call('guide', guide, 'bill.quote', data, { as })).toMatchObject({ code: 'COUNTER_NOT_FOUND' });
  });
});

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

describe('a gift without a purchase', () => {
  const tea = { title: '迎新饮', benefit: { kind: 'exchange' as const, gift: '桂花乌龙一杯' }, thresholdFen: 0 };
  const gifted = async (over: Partial<Template> = {}) => {
    const { shopper, bill } = await ready({ ...tea, ...over });
    const { slipNo: _none, ...rest } = bill;
    return { shopper, bill: { ...rest, lines: [], expectedPayFen: 0 } };
  };

  test('is offered before anything is typed; what takes money off is not', async () => {
    const { shopper, bill } = await gifted();
    const off = await claim(shopper);
    const quote = await mall.ask('guide', guide, 'bill.quote', { ticketId: bill.ticketId, lines: [] }, { as: at() });
    expect(quote).toMatchObject({ subtotalFen: 0, fits: [{ coupon: { couponId: bill.couponIds[0] }, savesFen: 0 }] });
    expect(quote.misfits).toMatchObject([{ coupon: { couponId: off }, code: 'NOT_IN_SCOPE' }]);
    expect(quote.best).toMatchObject({ couponIds: bill.couponIds, payFen: 0, coupons: [{ gift: '桂花乌龙一杯', savedFen: 0 }] });
  });

  test('is handed over without slip and price, and the shopper reads what she got', async () => {
    const { shopper, bill } = await gifted();
    const { data } = await redeem(bill);
    expect(data).toMatchObject({ lines: [], subtotalFen: 0, payFen: 0, provisional: false, coupons: [{ title: '迎新饮', gift: '桂花乌龙一杯', savedFen: 0 }] });
    expect(data.slipNo).toBeUndefined();
    const { items } = await mall.ask('consumer', shopper, 'inbox.list', {});
    expect(items[0]).toMatchObject({ kind: 'receipt', title: '已兑换 桂花乌龙一杯', text: '城北店 青湖城北专柜：用了「迎新饮」，兑换 桂花乌龙一杯' });
    const list = await mall.ask('guide', guide, 'redemption.list', {}, { as: at() });
    expect(list.items[0]).toMatchObject({ redemptionId: data.redemptionId, gifts: ['桂花乌龙一杯'], payFen: 0 });
    expect(list.items[0].slipNo).toBeUndefined();
  });

  test('has no slip whose number could be taken: two in one day, one undone', async () => {
    const [one, other] = [await gifted(), await gifted()];
    const first = await redeem(one.bill);
    expect([first.ok, (await redeem(other.bill)).ok]).toEqual([true, true]);
    await mall.ask('guide', guide, 'redemption.reverse', { redemptionId: first.data.redemptionId }, { as: at() });
    expect((await couponOf(one.bill.couponIds[0]!)).state).toBe('issued');
    expect((await redeem(one.bill)).ok).toBe(true);
  });

  test('goes along with the coupons of a bill, and the saving is told with the gift', async () => {
    const { shopper, bill } = await gifted();
    await claim(shopper);
    const lines = [line(40_000)];
    const { best } = await mall.ask('guide', guide, 'bill.quote', { ticketId: bill.ticketId, lines }, { as: at() });
    expect(best).toMatchObject({ savedFen: 5000, payFen: 35_000 });
    expect(best.couponIds).toContain(bill.couponIds[0]);
    const { data } = await redeem({ ...bill, lines, slipNo: slip(), couponIds: best.couponIds, expectedPayFen: 35_000 });
    expect(data).toMatchObject({ provisional: true, payFen: 35_000 });
    const { items } = await mall.ask('consumer', shopper, 'inbox.list', {});
    expect(items[0]).toMatchObject({ title: '已用券，省 ¥50.00', text: expect.stringMatching(/，应付 ¥350\.00，兑换 桂花乌龙一杯$/) });
  });

  test.each<{ why: string; over: Partial<Template>; code: string }>([
    {
      why: 'the counter hands out nothing of its kind',
      over: { scope: { include: [{ kind: 'categories', ids: ['cat_apparel'] }], exclude: [{ kind: 'brands', ids: ['br_lake'] }] } },
      code: 'WRONG_COUNTER',
    },
    { why: 'it asks for a purchase', over: { thresholdFen: 100 }, code: 'NOT_IN_SCOPE' },
    { why: 'it is money off', over: { benefit: { kind: 'cash-off', offFen: 1 } }, code: 'NOT_IN_SCOPE' },
  ])('is refused: $why', async ({ over, code }) => {
    const { bill } = await gifted(over);
    expect(await redeem(bill)).toMatchObject({ code: 'COUPON_DOES_NOT_FIT', data: { code } });
    expect((await couponOf(bill.couponIds[0]!)).state).toBe('issued');
  });
});

describe('undoing', () => {
  const reverse = (redemptionId: string, options: { as?: ReturnType<typeof at>; who?: Person; requestId?: string } = {}) =>
    mall.call('guide', options.who ?? guide, 'redemption.reverse', { redemptionId }, { as: options.as ?? at(), requestId: options.requestId });
  const done = async () => {
    const story = await ready();
    const { data } = await redeem(story.bill);
    return { ...story, redemptionId: data.redemptionId as string };
  };

  test("gives the coupons back as they were, frees the slip's number, and tells the shopper", async () => {
    const story = await ready();
    const before = await couponOf(story.bill.couponIds[0]!);
    const { data } = await redeem(story.bill);
    const answer = await reverse(data.redemptionId);
    expect(answer).toMatchObject({ ok: true, data: { redemptionId: data.redemptionId, state: 'reversed', reversedAt: expect.any(Number) } });
    expect(await couponOf(story.bill.couponIds[0]!)).toEqual(before);
    const { items } = await mall.ask('consumer', story.shopper, 'inbox.list', {});
    expect(items[0]).toMatchObject({ kind: 'reversal', redemptionId: data.redemptionId });
    expect(await redeem(story.bill)).toMatchObject({ ok: true, data: { slipNo: story.bill.slipNo } });
  });

  test('is done once; the same request id answers the same', async () => {
    const { redemptionId } = await done();
    const requestId = mall.newRequest();
    const first = await reverse(redemptionId, { requestId });
    expect((await reverse(redemptionId, { requestId })).data).toEqual(first.data);
    expect(await reverse(redemptionId)).toMatchObject({ code: 'REDEMPTION_REVERSED' });
  });

  test('by two at once is done once', async () => {
    const { redemptionId } = await done();
    const answers = await Promise.all(Array.from({ length: 6 }, () => reverse(redemptionId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'REDEMPTION_REVERSED')).toHaveLength(5);
  });

  test('is refused from elsewhere, and later', async () => {
    const { redemptionId } = await done();
    expect(await reverse(redemptionId, { as: at({ terminalId: 'terminal-9' }) })).toMatchObject({ code: 'REDEMPTION_OTHER_TERMINAL' });
    const cashier = mall.staff('cashier');
    expect(await reverse(redemptionId, { who: cashier, as: mall.at('cashier', { counterId: 'ct_nhill' }) })).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
    expect(await reverse('rd_nothing')).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
    await mall.deps.db.collection('redemptions').update(redemptionId, { reversibleUntil: Date.now() - 1 });
    expect(await reverse(redemptionId)).toMatchObject({ code: 'REDEMPTION_TOO_OLD' });
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
    expect(list.today).toEqual({ count: 2, savedFen: 10_000, payFen: 90_000 });
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

describe('what others hear', () => {
  test("a receipt that could not be delivered at once comes with the minute's timer, and is heard once", async () => {
    const { shopper, bill } = await ready();
    const { db } = mall.deps;
    const withoutInbox: Database = {
      ...db,
      collection: <T extends Doc>(name: string): Collection<T> =>
        name === 'inbox' ? { ...db.collection<T>(name), insert: () => Promise.reject(new Error('no inbox now')) } : db.collection<T>(name),
    };
    const staff = (await db.collection<Staff>('staff').get('sf_guide'))!;
    const deps = { ...mall.deps, db: withoutInbox, log: () => undefined };
    const clerk = { kind: 'staff' as const, id: staff._id, name: staff.name, employer: staff.employer, wrongCodes: {}, ...at() };
    const context = {
      deps,
      action: 'bill.redeem',
      requestId: mall.newRequest(),
      bodyHash: 'x',
      now: Date.now(),
      login: { openid: guide.openid },
      staff,
      as: at(),
      clerk,
    };
    const answer = await redeemBill(context, bill as RedeemInput);
    if (!answer.ok) throw new Error(answer.code);
    const receipts = () => db.collection('inbox').find({ memberId: shopper.memberId, kind: 'receipt' });
    expect(await receipts()).toEqual([]);
    for (let time = 0; time < 2; time += 1) {
      await db.collection('outbox').updateWhere({ _id: `redemption.done:${answer.data.redemptionId}` }, { nextAt: 1 });
      await mall.runtime.timers.run('every-minute');
    }
    expect(await receipts()).toMatchObject([{ title: '已用券，省 ¥50.00', redemptionId: answer.data.redemptionId }]);
  });

  test('who undid a redemption is in the audit log', async () => {
    const { bill } = await ready();
    const { redemptionId } = (await redeem(bill)).data;
    const as = at();
    await mall.ask('guide', mall.staff('colleague'), 'redemption.reverse', { redemptionId }, { as });
    await mall.deps.db.collection('outbox').updateWhere({ nextAt: mall.deps.db.command.gt(0) }, { nextAt: 1 });
    await mall.runtime.timers.run('every-minute');
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: redemptionId });
    expect(records.map(({ action, actorId }) => `${action} ${actorId}`).sort()).toEqual(['bill.redeem sf_guide', 'redemption.reverse sf_colleague']);
  });

  test("the minute's timer writes looks and redemptions into the audit log, once, and empties the outbox", async () => {
    const { bill } = await ready();
    const { data } = await redeem(bill);
    await mall.deps.db.collection('outbox').updateWhere({ nextAt: mall.deps.db.command.gt(0) }, { nextAt: 1 });
    await mall.runtime.timers.run('every-minute');
    await mall.runtime.timers.run('every-minute');
    const audits = mall.deps.db.collection<AuditRecord>('audit_log');
    expect(await audits.find({ subjectId: data.redemptionId })).toMatchObject([{ action: 'bill.redeem', actorId: 'sf_guide', storeId: 'st_north' }]);
    expect(await audits.find({ _id: `aud_${bill.ticketId}` })).toMatchObject([{ action: 'visit.identify', subjectKind: 'member', actorId: 'sf_guide' }]);
    const events = await whole<OutboxEvent>(mall.deps.db, 'outbox');
    expect(events.filter(({ kind }) => kind === 'redemption.done')).toEqual([]);
    expect(await mall.deps.db.collection('visit_tickets').count({ audited: false })).toBe(0);
  });
});
