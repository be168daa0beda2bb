import { dateText } from '@core/domain/calendar';
import { REDEMPTIONS, type Redemption } from '@server/modules/redemption/documents';
import { SALES, type Sale } from '@server/modules/sale/documents';
import { markDay } from '@server/modules/sale/day-sums';
import { startMall, type Mall } from './harness';
import { addLease, putSale, runTimer, THEN, type UsedCoupon } from './support/books';
import { HALF, offerDesk } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
  desk = offerDesk(mall);
}, 60_000);
afterAll(() => mall?.close());

const OWN = [{ bearer: 'brand' as const, shareBp: 10_000 }];
const LAKES = { issuer: 'brand' as const, brandId: 'br_lake', costBearers: OWN, scope: { include: [], exclude: [] } };

let bills = 0;
/** A bill of the counter that has goods of both brands, with a coupon of the template on it, and one without of the same member. */
const twoBills = async (templateId: string, coupon: Omit<UsedCoupon, 'couponId'>): Promise<void> => {
  bills += 1;
  const at = THEN + bills;
  const lines = [
    { lineId: 'l1', brandId: 'br_lake', amountFen: 40_000 },
    { lineId: 'l2', brandId: 'br_hill', amountFen: 20_000 },
  ];
  const sale = await putSale(mall, { key: `two${bills}`, at, counterId: 'ct_lease', lines, coupons: [{ couponId: `cp_two${bills}`, ...coupon }] });
  const besides = await putSale(mall, { key: `besides${bills}`, at, counterId: 'ct_lease', lines });
  const { set } = mall.deps.db.command;
  const memberId = `mem_two${bills}`;
  const of = <T extends { templateId: string }>(coupons: readonly T[]): T[] => coupons.map(row => ({ ...row, templateId }));
  const redemption = (await mall.deps.db.collection<Redemption>(REDEMPTIONS).get(sale.redemptionId!))!;
  await mall.deps.db.collection<Redemption>(REDEMPTIONS).update(redemption._id, { coupons: set(of(redemption.coupons)) });
  await mall.deps.db.collection<Sale>(SALES).update(sale._id, { coupons: set(of(sale.coupons)), memberId });
  await mall.deps.db.collection<Sale>(SALES).update(besides._id, { memberId });
  await markDay(mall.deps.db, sale);
};

const published = async (by: 'headquarters' | 'lake', over: object): Promise<string> => {
  const { templateId } = await desk.save(by, over);
  await desk.move(by, 'submit', templateId);
  return templateId;
};

test.each([
  { by: 'lake' as const, over: LAKES, why: 'which makes the offer' },
  { by: 'headquarters' as const, over: { costBearers: HALF, joining: 'opt-in' }, why: 'which bears a part of it' },
])('of bills with goods of two brands a brand, $why, reads its own goods alone; headquarters all of them', async ({ by, over }) => {
  const templateId = await published(by, over);
  await twoBills(templateId, { saved: { l1: 4_000, l2: 2_000 }, bearers: [{ bearer: 'mall', shareBp: 10_000 }] });
  const lakes = { savedFen: 4_000, drivenFen: 36_000, addOnFen: 40_000 };
  for (const when of ['of the sales', 'of the sums of the night']) {
    const report = await desk.ask('lake', 'offer.report', { templateId });
    expect({ when, ...report }).toMatchObject({ when, ...lakes });
    expect(report.counters.find(({ counter }: any) => counter.counterId === 'ct_lease')).toMatchObject({ uses: 1, drivenFen: 36_000 });
    const all = await desk.ask('headquarters', 'offer.report', { templateId });
    expect(all).toMatchObject({ savedFen: 6_000, drivenFen: 54_000, addOnFen: 60_000 });
    await runTimer(mall, 'nightly');
  }
});

test('what had been paid for a voucher is no discount', async () => {
  const { templateId } = await desk.save('headquarters', { benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }, thresholdFen: 0 });
  await twoBills(templateId, { saved: { l1: 20_000, l2: 10_000 }, bearers: [{ bearer: 'mall', shareBp: 10_000 }], voucher: { paidFen: 27_000, sold: true } });
  expect(await desk.ask('headquarters', 'offer.report', { templateId })).toMatchObject({ voucherFen: 27_000, savedFen: 3_000, drivenFen: 30_000 });
});

test('a month is told in its four parts by brand; a brand reads its own', async () => {
  const month = dateText(THEN).slice(0, 7);
  const parts = ({ voucherFen, drivenFen, addOnFen, plainFen, refundedFen }: any) => ({ voucherFen, drivenFen, addOnFen, plainFen, refundedFen });
  const all = await desk.ask('finance', 'books.sales', { month });
  const [hill, lake] = all.items;
  expect([hill.brand.brandId, lake.brand.brandId]).toEqual(['br_hill', 'br_lake']);
  expect(parts(lake)).toEqual({ voucherFen: 18_000, drivenFen: 92_000, addOnFen: 120_000, plainFen: 0, refundedFen: 0 });
  expect(parts(hill)).toEqual({ voucherFen: 9_000, drivenFen: 46_000, addOnFen: 60_000, plainFen: 0, refundedFen: 0 });
  expect(parts(all.total)).toEqual({ voucherFen: 27_000, drivenFen: 138_000, addOnFen: 180_000, plainFen: 0, refundedFen: 0 });
  const own = await desk.ask('lake', 'books.sales', { month, brandId: 'br_hill' });
  expect(own.items).toEqual([lake]);
  expect(own.total).toMatchObject({ drivenFen: 92_000 });
  expect(await desk.ask('finance', 'books.sales', { month: '2001-01' })).toMatchObject({ items: [], pending: 0 });
  expect(await desk.call('finance', 'books.sales', { month, brandId: 'br_none' })).toMatchObject({ code: 'NOT_FOUND' });
});
