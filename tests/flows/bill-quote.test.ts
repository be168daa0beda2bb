import type { Coupon } from '@server/modules/coupon/documents';
import { startMall, type Mall, type Person } from './harness';
import { atTheCounter, line } from './support/counter';

let mall: Mall;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
}, 60_000);
afterAll(() => mall?.close());

const { at, claim, newShopper, visitOf } = atTheCounter(() => mall);

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

  test('coupons that were chosen and do not go together are named, the one that was asked for last first', async () => {
    const shopper = await newShopper();
    const [one, other] = [await claim(shopper, { class: 'same' }), await claim(shopper, { class: 'same', title: '另一张' })];
    const ticketId = await visitOf(shopper);
    const quote = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line(40_000)], couponIds: [one, other] }, { as: at() });
    expect(quote.chosen).toBeUndefined();
    expect(quote.chosenRefusal).toMatchObject({ couponId: other, code: 'DOES_NOT_COMBINE' });
    expect(quote.chosenRefusal.instead).toMatchObject({ couponIds: [other], gone: [expect.stringContaining('优惠')] });
    const turned = await mall.ask('guide', guide, 'bill.quote', { ticketId, lines: [line(40_000)], couponIds: [other, one] }, { as: at() });
    expect(turned.chosenRefusal).toMatchObject({ couponId: one, message: expect.stringContaining('另一张'), instead: { couponIds: [one], gone: ['另一张'] } });
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
        [other, { couponIds: [other, brand], gone: ['满减券'], lessFen: 2000 }],
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
