import type { Till } from '../../clients/pos/client';
import type { AuditRecord } from '../../cloudfunctions/_server/modules/audit/audit';
import type { Coupon } from '../../cloudfunctions/_server/modules/coupon/documents';
import type { Template } from '../../cloudfunctions/_server/modules/template/documents';
import { startMall, type Mall } from './harness';
import { openVisit } from './support/visit';
import { aDraft, offerDesk, onlyOf } from './support/offers';
import { hearAll, uploadRefund } from './support/points';
import { aRedemption, saleOf } from './support/sales';
import { clientOf, giveTill } from './support/till';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
}, 60_000);
afterAll(() => mall?.close());

/** Confirmed, and waiting for counters. */
const waiting = async (over = {}): Promise<string> => {
  const { templateId } = await desk.save('headquarters', { joining: 'opt-in', ...over });
  await desk.move('headquarters', 'submit', templateId);
  return templateId;
};
const join = (by: Parameters<typeof desk.call>[0], templateId: string, counterIds: string[], joined = true) =>
  desk.call(by, 'offer.join', { templateId, counterIds, joined });

describe('counters join one by one', () => {
  test('without a counter it does not go out; the first one that joins lets it', async () => {
    const templateId = await waiting();
    expect(await desk.call('headquarters', 'offer.publish', { templateId })).toMatchObject({ code: 'OFFER_LAST_COUNTER' });
    const { data } = await join('manager', templateId, ['ct_nlake']);
    expect(data.counters.map(({ counter, joined }: any) => [counter.counterId, joined]).sort()).toEqual([
      ['ct_nhill', false],
      ['ct_nlake', true],
    ]);
    expect(await desk.move('headquarters', 'publish', templateId)).toMatchObject({ state: 'published', joined: 1 });
  });

  test.each([
    { by: 'manager' as const, counters: ['ct_nlake', 'ct_nhill'], why: 'a manager sees her store' },
    { by: 'southern' as const, counters: ['ct_slake', 'ct_shill'], why: 'another manager hers' },
    { by: 'lake' as const, counters: ['ct_nlake', 'ct_slake'], why: 'a brand’s operator her brand in every store' },
  ])('$why', async ({ by, counters }) => {
    const templateId = await waiting();
    const { items } = await desk.ask(by, 'offer.joinable');
    const mine = items.find((row: any) => row.templateId === templateId);
    expect(mine.counters.map(({ counter }: any) => counter.counterId).sort()).toEqual([...counters].sort());
    expect(await join(by, templateId, counters)).toMatchObject({ ok: true });
  });

  test.each([
    { by: 'manager' as const, counterIds: ['ct_slake'], code: 'COUNTER_NOT_FOUND', why: 'another store’s counter' },
    { by: 'lake' as const, counterIds: ['ct_nhill'], code: 'COUNTER_NOT_FOUND', why: 'another brand’s counter' },
    { by: 'manager' as const, counterIds: ['ct_none'], code: 'COUNTER_NOT_FOUND', why: 'nobody’s counter' },
    { by: 'manager' as const, counterIds: ['ct_nhill'], code: 'OFFER_COUNTER_OUTSIDE', why: 'a counter without goods of the scope' },
    { by: 'headquarters' as const, counterIds: ['ct_nlake'], code: 'ROLE_REQUIRED', why: 'headquarters decides for no counter' },
  ])('refused: $why', async ({ by, counterIds, code }) => {
    expect(await join(by, await waiting({ scope: onlyOf('br_lake') }), counterIds)).toMatchObject({ code });
  });

  test('what is not to be joined, or not yet, is not found', async () => {
    const everywhere = await desk.published();
    const { templateId: draft } = await desk.save('headquarters', { joining: 'opt-in' });
    for (const templateId of [everywhere, draft, 'tp_none']) {
      expect(await join('manager', templateId, ['ct_nlake'])).toMatchObject({ code: 'OFFER_NOT_FOUND' });
    }
  });

  test('who joins later takes part in what goes out from then on; the last one does not leave', async () => {
    const templateId = await waiting({ perMember: 9 });
    await join('manager', templateId, ['ct_nlake']);
    await desk.move('headquarters', 'publish', templateId);
    const shopper = await mall.member();
    const early = await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
    await join('southern', templateId, ['ct_slake']);
    const late = await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
    const countersOf = async (couponId: string) =>
      (await mall.ask('consumer', shopper, 'coupon.get', { couponId })).detail.counters.map(({ counterId }: any) => counterId).sort();
    expect(await countersOf(early.couponId)).toEqual(['ct_nlake']);
    expect(await countersOf(late.couponId)).toEqual(['ct_nlake', 'ct_slake']);
    expect(await join('manager', templateId, ['ct_nlake'], false)).toMatchObject({ ok: true });
    expect(await join('southern', templateId, ['ct_slake'], false)).toMatchObject({ code: 'OFFER_LAST_COUNTER' });
  });

  test('a coupon does not carry the list: it is used at the counters that had joined when it was issued, whoever joined or left since', async () => {
    const templateId = await waiting({ perMember: 9, thresholdFen: 0 });
    await join('manager', templateId, ['ct_nhill']);
    await desk.move('headquarters', 'publish', templateId);
    const shopper = await mall.member();
    const claim = () => mall.ask('consumer', shopper, 'coupon.claim', { templateId });
    const early = await claim();
    await join('manager', templateId, ['ct_nlake']);
    const late = await claim();
    await join('manager', templateId, ['ct_nlake'], false);
    const last = await claim();
    const stored = await Promise.all([early, late, last].map(({ couponId }) => mall.deps.db.collection<Coupon>('coupons').get(couponId)));
    expect(stored.map(coupon => [coupon!.rules.version, coupon!.rules.counterIds])).toEqual([
      [1, 'joined'],
      [2, 'joined'],
      [3, 'joined'],
    ]);
    const ticketId = await openVisit(mall, shopper);
    const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
    const atLake = (action: string, data: object) => mall.call('guide', mall.staff('guide'), action, { ticketId, lines, ...data }, { as: mall.at() });
    const quote = await atLake('bill.quote', {});
    const mine = quote.data.fits.filter(({ coupon }: any) => coupon.templateId === templateId);
    expect(mine.map(({ coupon }: any) => coupon.couponId)).toEqual([late.couponId]);
    const use = (couponId: string) => atLake('bill.redeem', { slipNo: 'JOINED01', couponIds: [couponId], expectedPayFen: 35_000 });
    for (const { couponId } of [early, last]) {
      expect(await use(couponId)).toMatchObject({ code: 'COUPON_DOES_NOT_FIT', data: { code: 'WRONG_COUNTER' } });
    }
    expect(await use(late.couponId)).toMatchObject({ ok: true });
  });

  test('rules that are drafted anew leave what is out at its counters; "all" in between as well', async () => {
    const templateId = await waiting({ perMember: 9 });
    await join('manager', templateId, ['ct_nhill']);
    await desk.move('headquarters', 'publish', templateId);
    const shopper = await mall.member();
    const { couponId } = await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
    await desk.move('headquarters', 'pause', templateId);
    for (const joining of ['all', 'opt-in'] as const) await desk.ask('headquarters', 'offer.save', { templateId, draft: aDraft({ joining, perMember: 9 }) });
    const countersOf = async () => (await mall.ask('consumer', shopper, 'coupon.get', { couponId })).detail.counters.map(({ counterId }: any) => counterId);
    expect(await countersOf()).toEqual(['ct_nhill']);
    await desk.move('headquarters', 'submit', templateId);
    await join('southern', templateId, ['ct_slake']);
    await desk.move('headquarters', 'publish', templateId);
    expect(await countersOf()).toEqual(['ct_nhill']);
    const { couponId: next } = await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
    const { detail } = await mall.ask('consumer', shopper, 'coupon.get', { couponId: next });
    expect(detail.counters.map(({ counterId }: any) => counterId)).toEqual(['ct_slake']);
  });

  test('an offer whose counters come and go without end takes no further change', async () => {
    const templateId = await waiting();
    await join('manager', templateId, ['ct_nlake']);
    await desk.move('headquarters', 'publish', templateId);
    const left = Array.from({ length: 20_001 }, (_, n) => `ct_${n}`);
    await mall.deps.db.collection<Template>('templates').update(templateId, { counterChanges: [{ version: 1, joined: [], left }] });
    expect(await join('southern', templateId, ['ct_slake'])).toMatchObject({ code: 'OFFER_COUNTERS_RESTLESS' });
  });

  test('the log says who joined and who left, not everybody who takes part', async () => {
    const templateId = await waiting();
    await join('manager', templateId, ['ct_nlake', 'ct_nhill']);
    await join('manager', templateId, ['ct_nhill'], false);
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: templateId }, { order: [['at', 'asc']] });
    const changes = records.filter(({ action }) => action === 'offer.join').map(({ change }) => change);
    expect(changes).toEqual([[{ field: 'countersJoined', after: ['ct_nlake', 'ct_nhill'] }], [{ field: 'countersLeft', before: ['ct_nhill'] }]]);
  });

  test('two managers who join at once both take part', async () => {
    const templateId = await waiting();
    await Promise.all([join('manager', templateId, ['ct_nlake', 'ct_nhill']), join('southern', templateId, ['ct_slake', 'ct_shill'])]);
    expect(await desk.ask('headquarters', 'offer.get', { templateId })).toMatchObject({ joined: 4 });
  });
});

describe('counters join all at once', () => {
  const joinAll = (by: Parameters<typeof desk.call>[0], templateId: string, counterIds: string[], requestId?: string) =>
    desk.call(by, 'offer.join-all', { templateId, counterIds }, requestId);
  const recordsOf = async (templateId: string): Promise<unknown[]> => {
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: templateId, action: 'offer.join-all' });
    return records.map(({ change }) => change);
  };
  const joinedOf = async (templateId: string): Promise<string[]> =>
    [...((await mall.deps.db.collection<Template>('templates').get(templateId))!.counterIds as readonly string[])].sort();

  test.each([
    { by: 'manager' as const, counters: ['ct_nhill', 'ct_nlake'], why: 'a manager her store’s' },
    { by: 'lake' as const, counters: ['ct_nlake', 'ct_slake'], why: 'a brand’s operator her brand’s everywhere' },
  ])('$why: all take part, the log says which, and the same request is answered the same', async ({ by, counters }) => {
    const templateId = await waiting();
    const requestId = mall.newRequest();
    const first = await joinAll(by, templateId, counters, requestId);
    expect(first).toMatchObject({ ok: true, data: { unable: [] } });
    expect(first.data.row.counters.map(({ joined }: any) => joined)).toEqual([true, true]);
    expect((await joinAll(by, templateId, counters, requestId)).data).toEqual(first.data);
    expect(await joinedOf(templateId)).toEqual(counters);
    expect(await recordsOf(templateId)).toEqual([[{ field: 'countersJoined', after: counters }]]);
  });

  test('those that cannot are told by name of reason, the others take part', async () => {
    const templateId = await waiting({ scope: onlyOf('br_lake') });
    const { data } = await joinAll('manager', templateId, ['ct_nlake', 'ct_nhill', 'ct_slake', 'ct_none']);
    expect(data.unable).toEqual([
      { counterId: 'ct_nhill', message: '这个柜台没有适用的商品，不能参与' },
      { counterId: 'ct_slake', message: '没有找到这个柜台' },
      { counterId: 'ct_none', message: '没有找到这个柜台' },
    ]);
    expect(await joinedOf(templateId)).toEqual(['ct_nlake']);
    expect(await recordsOf(templateId)).toEqual([[{ field: 'countersJoined', after: ['ct_nlake'] }]]);
  });

  test('who is in already stays in, and where nothing changes nothing is written: no new version, no record', async () => {
    const templateId = await waiting();
    await join('manager', templateId, ['ct_nlake']);
    await desk.move('headquarters', 'publish', templateId);
    await joinAll('manager', templateId, ['ct_nlake', 'ct_nhill']);
    const before = (await mall.deps.db.collection<Template>('templates').get(templateId))!;
    expect(before).toMatchObject({ version: 2, counterChanges: [{ version: 2, joined: ['ct_nhill'], left: [] }] });
    expect(await joinAll('manager', templateId, ['ct_nlake', 'ct_nhill'])).toMatchObject({ ok: true, data: { unable: [] } });
    expect(await mall.deps.db.collection<Template>('templates').get(templateId)).toEqual(before);
    const went = [
      { field: 'countersJoined', after: ['ct_nhill'] },
      { field: 'version', before: 1, after: 2 },
    ];
    expect(await recordsOf(templateId)).toEqual([went]);
  });

  test.each([
    { by: 'manager' as const, counterIds: ['ct_slake', 'ct_nhill'], code: 'COUNTER_NOT_FOUND', why: 'none of them hers and fitting' },
    { by: 'manager' as const, counterIds: ['ct_nhill'], code: 'OFFER_COUNTER_OUTSIDE', why: 'none of them has goods of the scope' },
    { by: 'headquarters' as const, counterIds: ['ct_nlake'], code: 'ROLE_REQUIRED', why: 'headquarters decides for no counter' },
    { by: 'manager' as const, counterIds: [], code: 'REQUEST_INVALID', why: 'none at all' },
    { by: 'manager' as const, counterIds: Array.from({ length: 501 }, (_, n) => `ct_${n}`), code: 'REQUEST_INVALID', why: 'more than a change takes' },
  ])('refused: $why', async ({ by, counterIds, code }) => {
    const templateId = await waiting({ scope: onlyOf('br_lake') });
    expect(await joinAll(by, templateId, counterIds)).toMatchObject({ code });
    expect(await joinedOf(templateId)).toEqual([]);
  });

  test('a manager and a brand at once: every counter is in, once', async () => {
    const templateId = await waiting();
    await Promise.all([joinAll('manager', templateId, ['ct_nlake', 'ct_nhill']), joinAll('lake', templateId, ['ct_nlake', 'ct_slake'])]);
    expect(await joinedOf(templateId)).toEqual(['ct_nhill', 'ct_nlake', 'ct_slake']);
  });

  test('each counter is listed with the brands that are sold there', async () => {
    const templateId = await waiting();
    const { items } = await desk.ask('manager', 'offer.joinable');
    const { counters } = items.find((row: any) => row.templateId === templateId);
    expect(counters.map(({ counter, brands }: any) => [counter.counterId, brands.length]).sort()).toEqual([
      ['ct_nhill', 1],
      ['ct_nlake', 1],
    ]);
  });
});

const uploaded = async (till: Till, sale: object): Promise<{ saleId: string }> => {
  const answer = await till.call('upload-sale', sale as never, mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return answer.data as { saleId: string };
};

describe('what became of it', () => {
  test('issued, used, over, its cost and what it brought, by counter; a reversal takes it back', async () => {
    const templateId = await waiting({ perMember: 2, budgetFen: 50_000 });
    await join('manager', templateId, ['ct_nlake', 'ct_nhill']);
    await desk.move('headquarters', 'publish', templateId);
    const shopper = await mall.member();
    const [used] = [await mall.ask('consumer', shopper, 'coupon.claim', { templateId }), await mall.ask('consumer', shopper, 'coupon.claim', { templateId })];
    const ticketId = await openVisit(mall, shopper);
    const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
    const bill = { ticketId, slipNo: 'REPORT01', lines, couponIds: [used.couponId], expectedPayFen: 35_000 };
    const { redemptionId } = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
    // typed in by hand: what it cost and brought is nothing until its sale is there
    const waits = await desk.ask('headquarters', 'offer.report', { templateId });
    expect(waits).toMatchObject({ used: 1, waiting: 1, flagged: 0, savedFen: 0, drivenFen: 0, addOnFen: 0 });
    expect(waits.counters[0]).toMatchObject({ counter: { counterId: 'ct_nlake' }, uses: 0, waiting: 1, savedFen: 0, drivenFen: 0 });
    const till = clientOf(mall, await giveTill(mall, 'T-report-met'));
    const { saleId } = await uploaded(till, saleOf({ slipNo: 'REPORT01', lines, payFen: 35_000 }));
    const report = await desk.ask('headquarters', 'offer.report', { templateId });
    expect(report).toMatchObject({
      stock: { total: 100, issued: 2, left: 98, budgetFen: 50_000, budgetLeftFen: 40_000 },
      used: 1,
      held: 1,
      expired: 0,
      savedFen: 5_000,
      drivenFen: 35_000,
      waiting: 0,
      pending: 0,
      counterCount: 4,
      joinedCount: 2,
    });
    expect(report.counters.slice(0, 2)).toMatchObject([
      { counter: { counterId: 'ct_nlake' }, joined: true, uses: 1, waiting: 0, savedFen: 5_000, drivenFen: 35_000 },
      { counter: { counterId: 'ct_nhill' }, joined: true, uses: 0 },
    ]);
    expect(report.voucherFen).toBeUndefined();
    await uploadRefund(mall, till, saleId, [{ lineId: 'l1', amountFen: 10_000 }]);
    await hearAll(mall);
    expect(await desk.ask('headquarters', 'offer.report', { templateId })).toMatchObject({ savedFen: 3_750, drivenFen: 26_250 });
    expect(redemptionId).toBeTruthy();
  });

  test('a reversal takes the use back; one that is overdue is told apart and counts nowhere', async () => {
    const [first, second] = [await aRedemption(mall, { lines: [{ amountFen: 50_000 }] }), await aRedemption(mall, { lines: [{ amountFen: 60_000 }] })];
    const figures = async () => {
      const { waiting, flagged, drivenFen } = await desk.ask('headquarters', 'offer.report', { templateId: 'tp_mallgift' });
      return { waiting, flagged, drivenFen };
    };
    const before = await figures();
    expect(before).toMatchObject({ waiting: 2, flagged: 0 });
    await mall.ask('guide', mall.staff('guide'), 'redemption.reverse', { redemptionId: first.redemptionId }, { as: mall.at() });
    await mall.deps.db.collection('redemptions').update(second.redemptionId, { flag: 'NO_SALE' });
    expect(await figures()).toEqual({ waiting: 0, flagged: 1, drivenFen: before.drivenFen });
  });

  test('what its users bought besides counts as add-on, once the till has uploaded it', async () => {
    const till = clientOf(mall, await giveTill(mall, 'T-report'));
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
    const line = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 7_000 }];
    const besides = { ...saleOf({ slipNo: 'BESIDE-1', lines: line, payFen: 7_000 }), ticketId: redeemed.ticketId };
    for (const sale of [saleOf(redeemed), besides]) await till.call('upload-sale', sale as never, mall.newRequest());
    expect(await desk.ask('headquarters', 'offer.report', { templateId: 'tp_mallgift' })).toMatchObject({ drivenFen: 45_000, addOnFen: 7_000 });
  });

  test('a brand that bears a part reads what her own counters did', async () => {
    const { templateId } = await desk.save('headquarters', { costBearers: [{ bearer: 'brand', shareBp: 10_000 }] });
    await desk.move('headquarters', 'submit', templateId);
    await desk.ask('hill', 'offer.answer', { templateId, agree: true });
    await desk.ask('lake', 'offer.answer', { templateId, agree: true });
    const report = await desk.ask('hill', 'offer.report', { templateId });
    expect(report.counters.map(({ counter }: any) => counter.counterId).sort()).toEqual(['ct_nhill', 'ct_shill']);
  });
});
