import { DAY_MS } from '@core/domain/calendar';
import { POINTS_LEDGER, type PointsEntry } from '@server/modules/points/ledger';
import { pointsShortOf, settleRefund } from '@server/modules/points/refund';
import { SALES, type Sale } from '@server/modules/sale/documents';
import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { hearAll, uploadRefund, uploadSale, type Shopper } from './support/points';
import { atDesk } from './support/sold';
import { clientOf, giveTill } from './support/till';
import { pointsScenes } from './support/points-scenes';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-points'));
}, 60_000);
afterAll(() => mall?.close());

const { visitOf, visitOfLater, newcomer, sold, memberOf, at, give, spend } = pointsScenes(() => ({ mall, till }));
const entriesOf = ({ memberId }: Shopper) => mall.deps.db.collection<PointsEntry>(POINTS_LEDGER).find({ memberId }, { limit: 1000 });

describe('a refund', () => {
  test('tells at the desk how many points go, and the shopper once they have gone', async () => {
    const { shopper, saleId } = await sold([50_000]);
    const lines = [{ lineId: 'l1', amountFen: 20_000 }];
    const { data: preview } = await atDesk(mall, 'refund.preview', { saleId, lines });
    expect(preview).toMatchObject({ cashFen: 20_000, nettedFen: 0, takenPoints: 200 });
    const made = await atDesk(mall, 'refund.make', { saleId, lines, reason: '尺码不合适', expectedCashFen: preview.cashFen });
    await hearAll(mall);
    expect((await memberOf(shopper)).points).toBe(300);
    const told = await mall.deps.db.collection<{ _id: string; text: string }>('inbox').get(`in_refund_${made.data.refundId}`);
    expect(told?.text).toMatch(/退款 ¥200\.00，所退商品得的 200 积分已扣回$/);
  });

  test('whose points are spent says what it kept of the money for them, and counts no point twice', async () => {
    const { shopper, saleId } = await sold([50_000]);
    await spend(shopper.memberId, 400);
    const lines = [{ lineId: 'l1', amountFen: 50_000 }];
    const { data: preview } = await atDesk(mall, 'refund.preview', { saleId, lines });
    expect(preview).toMatchObject({ cashFen: 49_600, nettedFen: 400, takenPoints: 500 });
    const made = await atDesk(mall, 'refund.make', { saleId, lines, reason: '尺码不合适', expectedCashFen: preview.cashFen });
    await hearAll(mall);
    const told = await mall.deps.db.collection<{ _id: string; text: string }>('inbox').get(`in_refund_${made.data.refundId}`);
    expect(told?.text).toMatch(/退款 ¥496\.00，已用掉的积分折 ¥4\.00 从退款中扣除，所退商品得的 100 积分已扣回$/);
  });

  test('of a part takes back what the rest would not have earned; of everything leaves nothing', async () => {
    const { shopper, saleId } = await sold([10_050, 9_949]);
    await uploadRefund(mall, till, saleId, [{ lineId: 'l1', amountFen: 10_050 }]);
    await hearAll(mall);
    expect((await memberOf(shopper)).points).toBe(99);
    await uploadRefund(mall, till, saleId, [{ lineId: 'l2', amountFen: 9_949 }]);
    await hearAll(mall);
    expect(await memberOf(shopper)).toMatchObject({ points: 0, pointsDebt: 0 });
    expect(await mall.ask('consumer', shopper, 'tier.get')).toMatchObject({ spentFen: 0 });
  });

  test('is heard of once, however often, and before its sale', async () => {
    const shopper = await newcomer();
    const { saleId } = await uploadSale(mall, till, await visitOf(shopper), [30_000]);
    const sale = (await mall.deps.db.collection<Sale>(SALES).get(saleId))!;
    const refund = { refundId: 'rf_early', valueFen: 10_000, pointsFen: 0, nettedFen: 0 };
    await Promise.all(Array.from({ length: 6 }, () => settleRefund(at(Date.now()), sale, refund)));
    await hearAll(mall);
    expect((await memberOf(shopper)).points).toBe(200);
    expect(await entriesOf(shopper)).toHaveLength(2);
  });

  test('of points that are spent becomes a debt, which the next earning pays', async () => {
    const { shopper, saleId } = await sold([50_000]);
    await spend(shopper.memberId, 400);
    await uploadRefund(mall, till, saleId, [{ lineId: 'l1', amountFen: 50_000 }]);
    await hearAll(mall);
    expect(await memberOf(shopper)).toMatchObject({ points: 0, pointsDebt: 400 });
    expect(await mall.ask('consumer', shopper, 'points.get')).toMatchObject({ points: 0, debt: 400 });
    await uploadSale(mall, till, await visitOfLater(shopper), [60_000]);
    await hearAll(mall);
    expect(await memberOf(shopper)).toMatchObject({ points: 200, pointsDebt: 0 });
  });

  test('tells before the money is paid out what is spent already, and what was kept back is no debt', async () => {
    const { shopper, sale } = await sold([50_000]);
    await spend(shopper.memberId, 400);
    const part = { valueFen: 50_000, pointsFen: 0 };
    const told = await pointsShortOf(mall.deps.db, sale, part, Date.now());
    expect(told).toEqual({ takenBack: 500, back: 0, short: 400, shortFen: 400 });
    await settleRefund(at(Date.now()), sale, { ...part, refundId: 'rf_netted', nettedFen: told.shortFen });
    expect(await memberOf(shopper)).toMatchObject({ points: 0, pointsDebt: 0 });
  });

  test('tells the same of a sale that nobody has heard of yet', async () => {
    const shopper = await newcomer();
    const { saleId } = await uploadSale(mall, till, await visitOf(shopper), [30_000]);
    const sale = (await mall.deps.db.collection<Sale>(SALES).get(saleId))!;
    const told = await pointsShortOf(mall.deps.db, sale, { valueFen: 30_000, pointsFen: 0 }, Date.now());
    expect(told).toEqual({ takenBack: 300, back: 0, short: 0, shortFen: 0 });
  });

  test('gives back what had been paid with points to the lots they came from', async () => {
    const shopper = await newcomer();
    const lastYear = Date.now() - 365 * DAY_MS;
    await give(shopper.memberId, 300, lastYear);
    await give(shopper.memberId, 5_000);
    const before = (await memberOf(shopper)).pointLots;
    await spend(shopper.memberId, 1_000, 'rd_paid');
    const { saleId } = await uploadSale(mall, till, await visitOf(shopper), [20_000], {
      tenders: [
        { kind: 'cash', amountFen: 19_000 },
        { kind: 'points', amountFen: 1_000 },
      ],
    });
    await hearAll(mall);
    await mall.deps.db.collection<Sale>(SALES).update(saleId, { redemptionId: 'rd_paid' });
    const sale = (await mall.deps.db.collection<Sale>(SALES).get(saleId))!;
    expect((await memberOf(shopper)).points).toBe(4_300 + 190);
    await settleRefund(at(Date.now()), sale, { refundId: 'rf_back1', valueFen: 5_000, pointsFen: 250, nettedFen: 0 });
    expect((await memberOf(shopper)).points).toBe(4_300 + 250 + 142);
    await settleRefund(at(Date.now()), sale, { refundId: 'rf_back2', valueFen: 15_000, pointsFen: 750, nettedFen: 0 });
    expect((await memberOf(shopper)).pointLots).toEqual(before);
  });
});
