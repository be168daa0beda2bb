import type { Template } from '@server/modules/template/documents';
import { startMall, type Mall, type Person } from './harness';
import { atTheCounter, line } from './support/counter';

let mall: Mall;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
}, 60_000);
afterAll(() => mall?.close());

const { at, claim, couponOf, ready, redeem, slip } = atTheCounter(() => mall);

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
