import { startMall, type Mall } from './harness';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const wholeStore = () => mall.at('store-manager', { counterId: undefined });
const manager = () => mall.staff('manager');
let slips = 0;

/** A member of this counter's brand, and a purchase with a coupon of 50 off; the redemption's id. */
const sell = async (who: string, as: ReturnType<Mall['at']>, sign: string, amountFen: number): Promise<string> => {
  const shopper = await mall.member(sign, { brand: false });
  const { items } = await mall.ask('consumer', shopper, 'coupon.list', { tab: 'usable' });
  const couponIds = [items[0].couponId];
  const { ticketId } = await mall.ask('guide', mall.staff(who), 'visit.identify', { code: mall.codeOf(shopper.device) }, { as });
  const lines = [{ lineId: 'l1', brandId: sign.replace('sign', 'br').replace('-', '_'), categoryId: 'cat_womens', amountFen }];
  const bill = { ticketId, slipNo: `W${(slips += 1)}`, lines, couponIds, expectedPayFen: amountFen - 5_000 };
  return (await mall.ask('guide', mall.staff(who), 'bill.redeem', bill, { as })).redemptionId;
};

describe('a manager who stands at no counter', () => {
  let lake: string;
  let hill: string;
  let south: string;
  beforeAll(async () => {
    lake = await sell('guide', mall.at(), 'sign-lake', 40_000);
    hill = await sell('cashier', mall.at('cashier', { counterId: 'ct_nhill', terminalId: 'terminal-till' }), 'sign-hill', 60_000);
    const inTheSouth = mall.at('store-manager', { storeId: 'st_south', counterId: 'ct_slake', terminalId: 'terminal-south' });
    south = await sell('southern', inTheSouth, 'sign-lake', 50_000);
  });

  test('sees today of every counter of her store, page by page, and of no other store', async () => {
    const first = await mall.ask('guide', manager(), 'redemption.list', { limit: 1 }, { as: wholeStore() });
    expect(first.items.map(({ redemptionId, counter }: any) => [redemptionId, counter.name])).toEqual([[hill, '远山城北专柜']]);
    expect(first.today).toEqual({ count: 2, savedFen: 10_000, dueFen: 90_000 });
    const rest = await mall.ask('guide', manager(), 'redemption.list', { limit: 1, cursor: first.nextCursor }, { as: wholeStore() });
    expect(rest.items.map(({ redemptionId, counter }: any) => [redemptionId, counter.name])).toEqual([[lake, '青湖城北专柜']]);
    expect(rest.nextCursor).toBeUndefined();
  });

  test('reads on the workbench what her store redeemed and how many it enrolled', async () => {
    const before = (await mall.ask('guide', manager(), 'workbench.open', {}, { as: wholeStore() })).today;
    expect(before).toEqual({ redemptions: 2, savedFen: 10_000, newMembers: 0 });
    await mall.member('bg-guide');
    const after = (await mall.ask('guide', manager(), 'workbench.open', {}, { as: wholeStore() })).today;
    expect(after).toEqual({ ...before, newMembers: 1 });
    const asSouthern = { as: mall.at('store-manager', { storeId: 'st_south', counterId: undefined }) };
    const south = (await mall.ask('guide', mall.staff('southern'), 'workbench.open', {}, asSouthern)).today;
    expect(south).toEqual({ redemptions: 1, savedFen: 5_000, newMembers: 0 });
  });

  test('at a counter the figures are her own', async () => {
    const { today } = await mall.ask('guide', manager(), 'workbench.open', {}, { as: mall.at('store-manager') });
    expect(today).toEqual({ redemptions: 0, savedFen: 0, newMembers: 0 });
  });

  test('a guide’s workbench and her own list agree; the list of the counter has her colleague’s too', async () => {
    const asColleague = mall.at('guide', { terminalId: 'terminal-colleague' });
    const hers = await sell('colleague', asColleague, 'sign-lake', 70_000);
    const ask = (who: string, as: ReturnType<typeof mall.at>, input = {}) => mall.ask('guide', mall.staff(who), 'redemption.list', input, { as });
    const mine = await ask('colleague', asColleague, { mine: true });
    expect(mine.items.map(({ redemptionId }: any) => redemptionId)).toEqual([hers]);
    const { today } = await mall.ask('guide', mall.staff('colleague'), 'workbench.open', {}, { as: asColleague });
    expect(mine.today).toMatchObject({ count: today.redemptions, savedFen: today.savedFen });
    expect(mine.today).toEqual({ count: 1, savedFen: 5_000, dueFen: 65_000 });
    const both = await ask('colleague', asColleague);
    expect(both.items.map(({ redemptionId }: any) => redemptionId)).toEqual([hers, lake]);
    expect(both.today).toEqual({ count: 2, savedFen: 10_000, dueFen: 100_000 });
    await mall.ask('guide', mall.staff('colleague'), 'redemption.reverse', { redemptionId: hers }, { as: asColleague });
  });

  test('opens each receipt of her store; another store’s answers like none', async () => {
    for (const redemptionId of [lake, hill]) {
      expect(await mall.ask('guide', manager(), 'redemption.get', { redemptionId }, { as: wholeStore() })).toMatchObject({ redemptionId });
    }
    expect(await mall.call('guide', manager(), 'redemption.get', { redemptionId: south }, { as: wholeStore() })).toMatchObject({
      code: 'REDEMPTION_NOT_FOUND',
    });
  });

  test('undoes what another terminal redeemed that day', async () => {
    const answer = await mall.call(
      'guide',
      manager(),
      'redemption.reverse',
      { redemptionId: lake },
      { as: { ...wholeStore(), terminalId: 'terminal-office' } },
    );
    expect(answer).toMatchObject({ ok: true, data: { redemptionId: lake, state: 'reversed' } });
  });
});

describe('a cashier who stands at no counter', () => {
  const desk = () => mall.at('cashier', { counterId: undefined, terminalId: 'terminal-desk' });
  const posts = (counterIds: string[]) => {
    const { db } = mall.deps;
    const held = [{ storeId: 'st_north', role: 'cashier', counterIds, from: 1 }];
    return db.collection('staff').update('sf_cashier', { posts: db.command.set(held) });
  };
  const ask = (action: string, data: object = {}) => mall.call('guide', mall.staff('cashier'), action, data, { as: desk() });
  /** A bill of 400 with 50 off that the guide opened. */
  const opened = async () => {
    const shopper = await mall.member('sign-lake', { brand: false });
    const { items } = await mall.ask('consumer', shopper, 'coupon.list', { tab: 'usable' });
    const asGuide = { as: mall.at() };
    const { ticketId } = await mall.ask('guide', mall.staff('guide'), 'visit.identify', { code: mall.codeOf(shopper.device) }, asGuide);
    const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
    const bill = { ticketId, lines, couponIds: [items[0].couponId], expectedPayFen: 35_000 };
    return mall.ask('guide', mall.staff('guide'), 'bill.open', bill, asGuide);
  };

  test('whose post covers every counter works for the store: finds a bill, takes its money, sees her day, and looks for slips', async () => {
    const { posts: held } = (await ask('post.list')).data;
    expect(held).toMatchObject([{ role: 'cashier', wholeStore: true }]);
    const { billId, code } = await opened();
    expect(await ask('bill.find', { code })).toMatchObject({ ok: true });
    expect(await ask('bill.get', { billId })).toMatchObject({ ok: true });
    const { data: receipt } = await ask('bill.pay', { billId, slipNo: 'DESK-1' });
    const { data: day } = await ask('redemption.list', { mine: true });
    expect(day.items.slice(0, 2)).toMatchObject([
      { redemptionId: receipt.redemptionId, collectorName: '吴桐' },
      // what she redeemed at a counter is hers as well
      { counter: { counterId: 'ct_nhill' }, payFen: 55_000 },
    ]);
    expect(day.today).toMatchObject({ count: 2, dueFen: 90_000 });
    expect(await ask('workbench.open')).toMatchObject({ ok: true, data: { today: { redemptions: 2, savedFen: 10_000 } } });
    expect(await ask('sale.find', { by: { day: '2026-11-21' } })).toMatchObject({ ok: true });
    expect(await ask('redemption.reverse', { redemptionId: receipt.redemptionId })).toMatchObject({ ok: true, data: { state: 'reversed' } });
  });

  test('whose post leaves a counter out, or another store, has none: she says where she stands first', async () => {
    await posts(['ct_nlake']);
    try {
      expect((await ask('post.list')).data.posts).toMatchObject([{ role: 'cashier', wholeStore: false }]);
      for (const [action, data] of [
        ['redemption.list', {}],
        ['bill.list', {}],
        ['sale.find', { by: { day: '2026-11-21' } }],
      ] as const)
        expect([action, (await ask(action, data)).code]).toEqual([action, 'COUNTER_NOT_FOUND']);
    } finally {
      await posts(['ct_nlake', 'ct_nhill']);
    }
  });
});

test('a guide who stands at no counter sees no redemptions', async () => {
  const as = mall.at('guide', { counterId: undefined });
  expect(await mall.call('guide', mall.staff('guide'), 'redemption.list', {}, { as })).toMatchObject({ code: 'COUNTER_NOT_FOUND' });
});
