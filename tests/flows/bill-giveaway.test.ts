import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { aRedemption, saleOf } from './support/sales';
import { clientOf, giveTill } from './support/till';
import { openVisit } from './support/visit';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-gift'));
}, 60_000);
afterAll(() => mall?.close());

const BOUGHT = { lineId: 'p1', quantity: 2, amountFen: 40_000 };
const GIVEN = { lineId: 'p2', quantity: 1, amountFen: 0 };
const sold = async () => {
  const redeemed = await aRedemption(mall, { lines: [BOUGHT, GIVEN] });
  const answer = await till.call('upload-sale', saleOf(redeemed), mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return answer.data;
};
const refund = (saleId: string, lines: { lineId: string; quantity: number }[]) =>
  till.call('upload-refund', { sale: { saleId }, refundNo: mall.newRequest().slice(0, 20), at: Date.now(), lines }, mall.newRequest());

test('what is given away is a line of nothing on the bill, and its sale meets the redemption', async () => {
  expect(await sold()).toMatchObject({ redemption: { met: true } });
});

test('given back with what was bought it completes the refund and is worth nothing', async () => {
  const { saleId } = await sold();
  expect(await refund(saleId, [{ lineId: 'p2', quantity: 1 }])).toMatchObject({ ok: true, data: { payFen: 0, complete: false } });
  expect(await refund(saleId, [{ lineId: 'p1', quantity: 2 }])).toMatchObject({ ok: true, data: { payFen: 35_000, complete: true } });
});

test('a bill of nothing but what is given away: an amount off finds nothing, and it comes to nothing', async () => {
  const shopper = await mall.member();
  const [coupon] = await mall.deps.db.collection('coupons').find({ memberId: shopper.memberId, templateId: 'tp_mallgift' });
  const lines = [{ lineId: 'p2', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 0 }];
  const data = { ticketId: await openVisit(mall, shopper), lines, couponIds: [coupon!._id] };
  const quote = await mall.ask('guide', mall.staff('guide'), 'bill.quote', data, { as: mall.at() });
  expect(quote).toMatchObject({ subtotalFen: 0, best: { savedFen: 0, payFen: 0 }, chosenRefusal: { code: 'BELOW_THRESHOLD' } });
  expect(quote.pointsUsable).toBeUndefined();
});
