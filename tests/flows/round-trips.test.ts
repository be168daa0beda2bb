import { startMall, type Mall, type Person } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { clientOf, giveTill } from './support/till';

let mall: Mall;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
}, 60_000);
afterAll(() => mall?.close());

/** How often the functions asked the database meanwhile, begin and commit included. */
const tripsOf = async <T>(work: () => Promise<T>): Promise<{ result: T; trips: number }> => {
  await fetch(`${mall.runtime.url}/_local/stats/reset`, { method: 'POST' });
  const result = await work();
  const { total } = (await (await fetch(`${mall.runtime.url}/_local/stats`)).json()) as { total: number };
  return { result, trips: total };
};
const claimIt = (shopper: Person, templateId: string) => mall.ask('consumer', shopper, 'coupon.claim', { templateId });

describe('round trips to the database, which a shopper waits for one after the other', () => {
  test('a claim takes five, whether its offer was asked for lately or never', async () => {
    const [one, other] = [await mall.member(), await mall.member()];
    const warm = await addTemplate(mall.deps.db, aTemplate('trips0'), 100);
    await claimIt(one, warm._id);
    const { _id } = await addTemplate(mall.deps.db, aTemplate('trips1'), 100);
    expect(await tripsOf(() => claimIt(one, _id))).toMatchObject({ trips: 5 });
    expect(await tripsOf(() => claimIt(other, _id))).toMatchObject({ trips: 5 });
  });

  test('a scan takes three, a redemption at most ten', async () => {
    const shopper = await mall.member('sign-hill', { brand: false });
    const { _id } = await addTemplate(mall.deps.db, aTemplate('trips2'), 100);
    const { couponId } = await claimIt(shopper, _id);
    const as = mall.at('guide');
    const warmUp = await mall.member();
    await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(warmUp.device) }, { as });
    const scan = await tripsOf(() => mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as }));
    expect(scan.trips).toBe(3);
    const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
    const bill = { ticketId: scan.result.ticketId, slipNo: 'TRIPS001', lines, couponIds: [couponId], expectedPayFen: 35_000 };
    const { trips } = await tripsOf(() => mall.ask('guide', guide, 'bill.redeem', bill, { as }));
    expect(trips).toBeLessThanOrEqual(10);
  });

  test('a redemption takes at most ten also where the counters of the offer joined one by one and nobody has asked which', async () => {
    const shopper = await mall.member('sign-hill', { brand: false });
    const offer = aTemplate('trips4', { joining: 'opt-in', counterIds: ['ct_nlake'], publishedAt: 1 });
    const { couponId } = await claimIt(shopper, (await addTemplate(mall.deps.db, offer, 100))._id);
    const as = mall.at('guide');
    const { ticketId } = await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as });
    const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
    const bill = { ticketId, slipNo: 'TRIPS004', lines, couponIds: [couponId], expectedPayFen: 35_000 };
    const { trips } = await tripsOf(() => mall.ask('guide', guide, 'bill.redeem', bill, { as }));
    expect(trips).toBeLessThanOrEqual(10);
  });

  test('a guide who waits for her bill to be paid asks every other second, and each time twice', async () => {
    const shopper = await mall.member('sign-hill', { brand: false });
    const as = mall.at('guide');
    const { couponId } = await claimIt(shopper, (await addTemplate(mall.deps.db, aTemplate('trips5'), 100))._id);
    const { ticketId } = await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as });
    const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
    const opening = { ticketId, lines, couponIds: [couponId], expectedPayFen: 35_000 };
    const { billId } = await mall.ask('guide', guide, 'bill.open', opening, { as });
    const asked = await tripsOf(() => mall.ask('guide', guide, 'bill.get', { billId }, { as }));
    expect(asked).toMatchObject({ trips: 2, result: { state: 'open' } });
  });

  test('a till that pays an open bill takes at most ten', async () => {
    const till = clientOf(mall, await giveTill(mall));
    const as = mall.at('guide');
    const openOne = async () => {
      const shopper = await mall.member('sign-hill', { brand: false });
      const { _id } = await addTemplate(mall.deps.db, aTemplate(`trips-${shopper.memberId.slice(-6)}`), 100);
      const { couponId } = await claimIt(shopper, _id);
      const { ticketId } = await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as });
      const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
      return mall.ask('guide', guide, 'bill.open', { ticketId, lines, couponIds: [couponId], expectedPayFen: 35_000 }, { as });
    };
    const [warmUp, bill] = [await openOne(), await openOne()];
    await till.call('redeem', { billId: warmUp.billId, slipNo: 'TRIPS002' }, mall.newRequest());
    const paid = await tripsOf(() => till.call('redeem', { billId: bill.billId, slipNo: 'TRIPS003' }, mall.newRequest()));
    expect(paid.result).toMatchObject({ ok: true });
    expect(paid.trips).toBeLessThanOrEqual(10);
  });
});
