import type { OfferReport } from '@core/contracts/offer';
import type { Coupon } from '@server/modules/coupon/documents';
import { startMall, type Mall } from './harness';
import { offerDesk } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
let shopper: Awaited<ReturnType<Mall['member']>>;
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

const coupons = () => mall.deps.db.collection<Coupon>('coupons');
const claim = async (templateId: string): Promise<string> => (await mall.ask('consumer', shopper, 'coupon.claim', { templateId })).couponId;
const report = (templateId: string): Promise<OfferReport> => desk.ask('headquarters', 'offer.report', { templateId });
const sumOf = ({ used, held, expired, voided, refunded, underway }: OfferReport): number => used + held + expired + voided + refunded + underway;

describe('what became of the pieces', () => {
  test('used, held, offered, given, expired and voided ones are together what was issued; their budget is told the same way', async () => {
    const templateId = await desk.published({ perMember: 9, stock: 20, budgetFen: 60_000 });
    const [used, voided, over, given, offered] = [
      await claim(templateId),
      await claim(templateId),
      await claim(templateId),
      await claim(templateId),
      await claim(templateId),
      await claim(templateId),
    ];
    expect(await report(templateId)).toMatchObject({ stock: { issued: 6 }, held: 6, voided: 0, refunded: 0, underway: 0 });
    await coupons().update(used!, { state: 'redeemed', usedAt: 1, redemptionId: 'rd_x' });
    await coupons().update(over!, { validUntil: Date.now() - 1 });
    await desk.ask('headquarters', 'coupon.void', { couponId: voided, reason: '发错了人' });
    const friend = await mall.member();
    const gift = await mall.ask('consumer', shopper, 'coupon.give', { couponId: given });
    await mall.ask('consumer', friend, 'gift.accept', { giftId: gift.giftId });
    await mall.ask('consumer', shopper, 'coupon.give', { couponId: offered });

    const now = await report(templateId);
    expect(now).toMatchObject({ stock: { issued: 6, budgetLeftFen: 30_000 }, used: 1, held: 3, expired: 1, voided: 1, refunded: 0, underway: 0 });
    expect(sumOf(now)).toBe(now.stock.issued);
    expect(now.budget).toEqual({ chargedFen: 30_000, parts: { eachFen: 5_000, usedFen: 5_000, openFen: 15_000, endedFen: 10_000 } });
  });

  test('a voucher that waits for its payment is underway, then held, then refunded: in one of them at every step', async () => {
    const price = { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 };
    const templateId = await desk.published({ benefit: price, thresholdFen: 0, stock: 10, budgetFen: 30_000 });
    const order = await mall.ask('consumer', shopper, 'voucher.buy', { templateId });
    const waits = await report(templateId);
    expect(waits).toMatchObject({ stock: { issued: 1 }, held: 0, underway: 1, budget: { parts: { eachFen: 3_000, openFen: 3_000 } } });
    await fetch(`${mall.runtime.url}/_wechat/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yima-login': shopper.token },
      body: JSON.stringify({ package: order.payment.package }),
    });
    const { couponId } = await mall.ask('consumer', shopper, 'voucher.settle', { orderId: order.orderId });
    expect(await report(templateId)).toMatchObject({ stock: { issued: 1 }, held: 1, underway: 0, refunded: 0 });
    await desk.ask('headquarters', 'coupon.void', { couponId, reason: '活动取消' });
    const ended = await report(templateId);
    expect(ended).toMatchObject({ held: 0, voided: 0, refunded: 1, underway: 0, budget: { chargedFen: 3_000, parts: { openFen: 0, endedFen: 3_000 } } });
    expect(sumOf(ended)).toBe(ended.stock.issued);
  });

  test('without a budget nothing is said of one', async () => {
    const templateId = await desk.published();
    await claim(templateId);
    expect((await report(templateId)).budget).toBeUndefined();
  });

  test('of a draft with a budget nothing is charged; pieces that were worth something else before are not told apart', async () => {
    const { templateId } = await desk.save('headquarters', { budgetFen: 50_000 });
    expect((await report(templateId)).budget).toEqual({ chargedFen: 0, parts: { eachFen: 5_000, usedFen: 0, openFen: 0, endedFen: 0 } });
    await desk.move('headquarters', 'submit', templateId);
    await desk.move('headquarters', 'publish', templateId);
    await claim(templateId);
    const { revision, draft } = await desk.move('headquarters', 'pause', templateId);
    const dearer = { ...draft, benefit: { kind: 'cash-off', offFen: 8_000 } };
    await desk.ask('headquarters', 'offer.save', { templateId, revision, draft: dearer });
    for (const move of ['submit', 'publish']) await desk.move('headquarters', move, templateId);
    await claim(templateId);
    expect((await report(templateId)).budget).toEqual({ chargedFen: 13_000 });
  });
});
