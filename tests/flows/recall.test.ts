import { couponNumbers } from '../../migrations/0005-coupon-numbers';
import type { ActingAs } from '@core/contracts/define';
import type { Coupon } from '@server/modules/coupon/documents';
import { recallAgain } from '@server/modules/coupon/recalled';
import type { Recall } from '@server/modules/recall/documents';
import { endRecall } from '@server/modules/recall/service';
import { startMall, type Mall } from './harness';
import { maskName } from '@core/domain/member/mask';
import type { Member as Holder } from '@server/modules/member/documents';
import { aBill } from './support/things';
import { openVisit } from './support/visit';
import { addTemplate, aTemplate } from './support/mall';

type Member = Awaited<ReturnType<Mall['member']>>;

let mall: Mall;
let shopper: Member;
let made = 0;
beforeAll(async () => {
  mall = await startMall();
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

const as = (): ActingAs => mall.at('group-operator', { counterId: undefined });
const ops = (action: string, data: unknown, requestId?: string) => mall.call('ops', mall.staff('headquarters'), action, data, { as: as(), requestId });
const coupons = () => mall.deps.db.collection<Coupon>('coupons');
const offer = async (perMember = 9): Promise<string> => {
  made += 1;
  return (await addTemplate(mall.deps.db, aTemplate(`recall${made}`, { title: `召回${made}`, perMember })))._id;
};
const claim = async (templateId: string, who = shopper): Promise<string> => (await mall.ask('consumer', who, 'coupon.claim', { templateId })).couponId;
const paidPiece = async (who: Member): Promise<string> => {
  made += 1;
  const benefit = { kind: 'voucher' as const, faceFen: 10_000, priceFen: 5_000 };
  const templateId = (await addTemplate(mall.deps.db, aTemplate(`recall${made}`, { benefit, thresholdFen: 0, perMember: 9 })))._id;
  const order = await mall.ask('consumer', who, 'voucher.buy', { templateId });
  await fetch(`${mall.runtime.url}/_wechat/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yima-login': who.token },
    body: JSON.stringify({ package: order.payment.package }),
  });
  return (await mall.ask('consumer', who, 'voucher.settle', { orderId: order.orderId })).couponId;
};
const minute = async (): Promise<void> => {
  const outcome = await mall.runtime.timers.run('every-minute');
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
};

describe('one coupon', () => {
  test('is voided with a reason that the shopper and the audit log are told; the same request is answered the same', async () => {
    const couponId = await claim(await offer());
    const requestId = mall.newRequest();
    const first = await ops('coupon.void', { couponId, reason: '发错了人' }, requestId);
    expect(first).toMatchObject({ ok: true, data: { couponId, outcome: 'voided' } });
    expect((await ops('coupon.void', { couponId, reason: '发错了人' }, requestId)).data).toEqual(first.data);
    expect(await mall.ask('consumer', shopper, 'coupon.get', { couponId })).toMatchObject({ state: 'voided', voidReason: '发错了人' });
    expect((await mall.ask('consumer', shopper, 'inbox.list', {})).items[0]).toMatchObject({ title: '一张券已被商场作废' });
    const audits = await mall.deps.db.collection<any>('audit_log').find({ subjectId: couponId });
    expect(audits).toMatchObject([{ action: 'coupon.void', reason: '发错了人', actorId: 'sf_headquarters' }]);
    expect(await ops('coupon.void', { couponId, reason: '再来' })).toMatchObject({ code: 'COUPON_NOT_UNUSED' });
  });

  test('has a number of its own, by which it is voided; two pieces of one offer never share it', async () => {
    const templateId = await offer();
    const [first, second] = [await claim(templateId), await claim(templateId)];
    const numberIn = async (couponId: string): Promise<string> => (await mall.ask('consumer', shopper, 'coupon.get', { couponId })).number;
    const number = await numberIn(first);
    expect(number).toMatch(/^[0-9A-Z]{12}$/);
    expect(await numberIn(second)).not.toBe(number);
    expect(await ops('coupon.void', { couponId: number, reason: '报来的券号' })).toMatchObject({ ok: true, data: { couponId: first } });
    expect(await coupons().get(second)).toMatchObject({ state: 'issued' });
    expect(await ops('coupon.void', { couponId: '000000000000', reason: '试' })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
    // two under one number: neither is voided on a guess
    await coupons().update(first, { number: await numberIn(second) });
    expect(await ops('coupon.void', { couponId: await numberIn(second), reason: '试' })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
  });

  test('one from before there were numbers gets its own', async () => {
    const couponId = await claim(await offer());
    const { number } = (await coupons().get(couponId))!;
    await coupons().update(couponId, { number: mall.deps.db.command.remove() });
    expect(await ops('coupon.void', { couponId: number, reason: '试' })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
    await couponNumbers.run({ db: mall.deps.db } as Parameters<typeof couponNumbers.run>[0]);
    expect(await ops('coupon.void', { couponId: number, reason: '试' })).toMatchObject({ ok: true, data: { couponId } });
  });

  test.each(['purchase', 'gift'])('that came as a %s has a number in the store too', async source => {
    const bought = await paidPiece(shopper);
    const friend = await mall.member();
    const taken = async (): Promise<string> => {
      const { giftId } = await mall.ask('consumer', shopper, 'coupon.give', { couponId: bought });
      return (await mall.ask('consumer', friend, 'gift.accept', { giftId })).couponId;
    };
    const couponId = source === 'gift' ? await taken() : bought;
    const { number } = await mall.ask('consumer', source === 'gift' ? friend : shopper, 'coupon.get', { couponId });
    expect(await coupons().get(couponId)).toMatchObject({ number, source });
  });

  test('that somebody paid for is refunded to her, not voided', async () => {
    const couponId = await paidPiece(shopper);
    expect(await ops('coupon.void', { couponId, reason: '活动取消' })).toMatchObject({ ok: true, data: { outcome: 'refunded' } });
    expect(await coupons().get(couponId)).toMatchObject({ state: 'refunded', refund: { to: shopper.memberId, amountFen: 5_000, reason: '活动取消' } });
  });

  test('that is offered to a friend is nobody’s then', async () => {
    const couponId = await claim(await offer());
    const { giftId } = await mall.ask('consumer', shopper, 'coupon.give', { couponId });
    expect(await ops('coupon.void', { couponId, reason: '活动取消' })).toMatchObject({ ok: true });
    expect(await mall.call('consumer', await mall.member(), 'gift.accept', { giftId })).toMatchObject({ code: 'GIFT_OVER' });
  });

  test('is refused: not there, held by a bill, used, or without a word why', async () => {
    expect(await ops('coupon.void', { couponId: 'cp_no_such_1', reason: '试' })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
    const couponId = await claim(await offer());
    expect(await ops('coupon.void', { couponId, reason: ' ' })).toMatchObject({ code: 'REQUEST_INVALID' });
    await coupons().update(couponId, { state: 'locked', lock: { by: 'bill_1', until: Date.now() + 60_000 } });
    expect(await ops('coupon.void', { couponId, reason: '试' })).toMatchObject({ code: 'COUPON_HELD_BY_BILL' });
    await coupons().update(couponId, { state: 'redeemed' });
    expect(await ops('coupon.void', { couponId, reason: '试' })).toMatchObject({ code: 'COUPON_NOT_UNUSED' });
  });

  test('is named before: number, worth and whose, masked; the look is in the log once, and changes nothing', async () => {
    const couponId = await claim(await offer());
    const { number, validUntil } = await mall.ask('consumer', shopper, 'coupon.get', { couponId });
    const requestId = mall.newRequest();
    const look = () => ops('coupon.look', { couponId: number, reason: '发错了人' }, requestId);
    const first = await look();
    const member = (await mall.deps.db.collection<Holder>('members').get(shopper.memberId))!;
    const holder = `${maskName(member.name)} ${member.phoneMasked}`;
    expect(first.data).toEqual({ couponId, number, title: `召回${made}`, worth: '满 300 元减 50 元', holder, validUntil });
    expect(holder).not.toContain(member.name);
    expect((await look()).data).toEqual(first.data);
    const audits = await mall.deps.db.collection<any>('audit_log').find({ subjectId: couponId });
    expect(audits).toMatchObject([{ action: 'coupon.look', reason: '发错了人', actorId: 'sf_headquarters' }]);
    expect(await coupons().get(couponId)).toMatchObject({ state: 'issued' });
  });

  test('says before what is paid back', async () => {
    const couponId = await paidPiece(shopper);
    expect(await ops('coupon.look', { couponId, reason: '活动取消' })).toMatchObject({ ok: true, data: { paidFen: 5_000 } });
  });

  test.each([
    ['held by a bill', { state: 'locked', lock: { by: 'bill_1', until: Date.now() + 600_000 } }, 'COUPON_HELD_BY_BILL'],
    ['used', { state: 'redeemed' }, 'COUPON_NOT_UNUSED'],
  ])('one that is %s is not asked about at all, and nobody is named', async (_, patch, code) => {
    const couponId = await claim(await offer());
    await coupons().update(couponId, patch as Partial<Coupon>);
    expect(await ops('coupon.look', { couponId, reason: '试' })).toMatchObject({ ok: false, code });
    expect(await mall.deps.db.collection<any>('audit_log').find({ subjectId: couponId })).toEqual([]);
    expect(await ops('coupon.look', { couponId: '000000000000', reason: '试' })).toMatchObject({ code: 'COUPON_NOT_FOUND' });
  });

  test('is not for people of a store', async () => {
    const couponId = await claim(await offer());
    const manager = mall.at('store-manager', { counterId: undefined });
    expect(await mall.call('ops', mall.staff('manager'), 'coupon.void', { couponId, reason: '试' }, { as: manager })).toMatchObject({ code: 'ROLE_REQUIRED' });
  });
});

describe('the record of single pieces', () => {
  const pieces = async (data: object = {}) => (await ops('recall.pieces', data)).data as { items: any[]; nextCursor?: string };

  test('tells which coupon, of which offer, who, when and why, the newest first, and names no member', async () => {
    const templateId = await offer();
    const [free, paid] = [await claim(templateId), await paidPiece(shopper)];
    await ops('coupon.void', { couponId: free, reason: '发错了人' });
    await ops('coupon.void', { couponId: paid, reason: '活动取消' });
    const { number } = await mall.ask('consumer', shopper, 'coupon.get', { couponId: free });
    const { items } = await pieces({ limit: 2 });
    expect(items).toMatchObject([
      { couponId: paid, outcome: 'refunded', whole: false, reason: '活动取消', by: '周菁' },
      { couponId: free, number, templateId, title: `召回${made - 1}`, worth: '满 300 元减 50 元', outcome: 'voided', reason: '发错了人', by: '周菁' },
    ]);
    expect(items[0].at).toBeGreaterThanOrEqual(items[1].at);
    const member = (await mall.deps.db.collection<Holder>('members').get(shopper.memberId))!;
    for (const secret of [member.name, member.phoneMasked]) expect(JSON.stringify(items)).not.toContain(secret);
  });

  test('comes in pages, each piece once, and not with what was refused or only looked at', async () => {
    const templateId = await offer();
    const ended = [await claim(templateId), await claim(templateId), await claim(templateId)];
    for (const couponId of ended) await ops('coupon.void', { couponId, reason: '发错了人' });
    expect(await ops('coupon.void', { couponId: ended[0], reason: '再来' })).toMatchObject({ ok: false });
    await ops('coupon.look', { couponId: await claim(templateId), reason: '核对' });
    const first = await pieces({ limit: 2 });
    const second = await pieces({ limit: 2, cursor: first.nextCursor });
    const shown = [...first.items, ...second.items].slice(0, 3).map(({ couponId }) => couponId);
    expect(shown).toEqual([...ended].reverse());
  });

  test('one piece is found by its number, also when it was ended with its whole offer', async () => {
    const templateId = await offer();
    const [one, other] = [await claim(templateId), await claim(templateId)];
    const numberIn = async (couponId: string): Promise<string> => (await mall.ask('consumer', shopper, 'coupon.get', { couponId })).number;
    await ops('coupon.void', { couponId: one, reason: '发错了人' });
    await ops('coupon.recall', { templateId, reason: '活动取消' });
    await minute();
    const [byNumber, withOffer] = [await pieces({ couponId: await numberIn(one) }), await pieces({ couponId: await numberIn(other) })];
    expect(byNumber.items).toMatchObject([{ couponId: one, whole: false, reason: '发错了人' }]);
    expect(withOffer.items).toMatchObject([{ couponId: other, whole: true, reason: '活动取消', by: '周菁', outcome: 'voided' }]);
    expect((await pieces({ limit: 50 })).items.map(({ couponId }) => couponId)).not.toContain(other);
  });

  test.each(['000000000000', 'cp_no_such_1'])('nothing is found under %s', async couponId => {
    expect(await pieces({ couponId })).toEqual({ items: [] });
  });

  test('is not for people of a store', async () => {
    const manager = mall.at('store-manager', { counterId: undefined });
    expect(await mall.call('ops', mall.staff('manager'), 'recall.pieces', {}, { as: manager })).toMatchObject({ code: 'ROLE_REQUIRED' });
  });
});

describe('everything unused of an offer', () => {
  test('is voided by the timer in pages; what is used, issued later or of another offer stays; what a bill holds is waited for', async () => {
    const [templateId, other] = [await offer(), await offer()];
    const [used, held, given, elsewhere] = [await claim(templateId), await claim(templateId), await claim(templateId), await claim(other)];
    await mall.ask('consumer', shopper, 'coupon.give', { couponId: given });
    await coupons().update(used, { state: 'redeemed', usedAt: 1, redemptionId: 'rd_x' });
    await coupons().update(held, { state: 'locked', lock: { by: 'bill_1', until: Date.now() + 60_000 } });
    const sample = (await coupons().get(elsewhere))!;
    const many = Array.from({ length: 230 }, (_, index): Coupon => ({
      ...sample,
      _id: `cp_many_x_${index}`,
      memberId: 'mb_crowd',
      templateId,
      claimKey: `many:${index}`,
    }));
    await coupons().insert(many);

    const { recallId } = (await ops('coupon.recall', { templateId, reason: '活动取消' })).data;
    const later = await claim(templateId);
    await coupons().update(later, { issuedAt: Date.now() + 1000 });
    await minute();
    expect((await ops('recall.list', {})).data.items[0]).toMatchObject({ recallId, state: 'running', voided: 231, refunded: 0, by: '周菁' });
    await coupons().update(held, { lock: { by: 'bill_1', until: Date.now() - 1 } });
    await minute();
    await minute();
    expect((await ops('recall.list', {})).data.items[0]).toMatchObject({ state: 'done', voided: 232 });
    const states = await Promise.all([used, held, given, elsewhere, later].map(async id => (await coupons().get(id))!.state));
    expect(states).toEqual(['redeemed', 'voided', 'voided', 'issued', 'issued']);
  }, 30_000);

  test('a gift that a friend takes after the recall, before the timer comes by, is voided in her wallet', async () => {
    const templateId = await offer();
    const [friend, next] = [await mall.member(), await mall.member()];
    const couponId = await claim(templateId);
    const { giftId } = await mall.ask('consumer', shopper, 'coupon.give', { couponId });
    await ops('coupon.recall', { templateId, reason: '活动取消' });
    const taken = await mall.ask('consumer', friend, 'gift.accept', { giftId });
    // and passed on once more
    const again = await mall.ask('consumer', friend, 'coupon.give', { couponId: taken.couponId });
    const last = await mall.ask('consumer', next, 'gift.accept', { giftId: again.giftId });
    await coupons().update(last.couponId, { issuedAt: Date.now() + 1000 });
    await minute();
    expect(await mall.ask('consumer', next, 'coupon.get', { couponId: last.couponId })).toMatchObject({ state: 'voided', voidReason: '活动取消' });
    expect((await mall.ask('consumer', next, 'inbox.list', {})).items[0]).toMatchObject({ title: '一张券已被商场作废' });
  }, 30_000);

  test('what a bill gives back after the recall is over is voided as well; a piece that came out later is not', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const [before, later] = [await claim(templateId, who), await claim(templateId, who)];
    const redeem = async (couponId: string, slip: string): Promise<string> => {
      const ticketId = await openVisit(mall, who);
      const bill = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', aBill(ticketId, couponId, slip), { as: mall.at() });
      return bill.redemptionId;
    };
    const undo = (redemptionId: string) => mall.ask('guide', mall.staff('guide'), 'redemption.reverse', { redemptionId }, { as: mall.at() });
    const used = await redeem(before, `RB-${made}`);
    await coupons().update(later, { issuedAt: Date.now() + 60_000 });
    const { recallId } = (await ops('coupon.recall', { templateId, reason: '活动取消' })).data;
    await minute();
    expect((await ops('recall.list', {})).data.items[0]).toMatchObject({ recallId, state: 'done', voided: 0 });
    await undo(used);
    await minute();
    await minute();
    expect(await coupons().get(before)).toMatchObject({ state: 'voided', voidReason: '活动取消' });
    expect((await ops('recall.list', {})).data.items[0]).toMatchObject({ recallId, state: 'done', voided: 1 });
    expect(await coupons().get(later)).toMatchObject({ state: 'issued' });
  }, 30_000);

  test('a piece that comes back between the timer’s look and its word keeps the recall going', async () => {
    const templateId = await offer();
    const { recallId } = (await ops('coupon.recall', { templateId, reason: '活动取消' })).data;
    const recalls = mall.deps.db.collection<Recall>('recalls');
    const stale = (await recalls.get(recallId))!;
    const couponId = await claim(templateId);
    await coupons().update(couponId, { issuedAt: stale.at - 1 });
    const coupon = (await coupons().get(couponId))!;
    const tx = await mall.deps.db.begin();
    await recallAgain(tx, mall.deps.db.command, coupon);
    await tx.commit();
    await endRecall({ deps: mall.deps, now: Date.now() }, stale);
    expect(await recalls.get(recallId)).toMatchObject({ state: 'running' });
    await minute();
    await minute();
    expect(await recalls.get(recallId)).toMatchObject({ state: 'done', voided: 1 });
  }, 30_000);

  test('is named before, with how many there are', async () => {
    const templateId = await offer();
    const [used] = [await claim(templateId), await claim(templateId), await claim(templateId)];
    await coupons().update(used, { state: 'redeemed' });
    const looked = await ops('recall.look', { templateId });
    expect(looked.data).toEqual({ templateId, title: `召回${made}`, worth: '满 300 元减 50 元', unused: 2 });
    expect(await ops('recall.look', { templateId: 'tp_none' })).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
  });

  test('an offer that is not there is refused', async () => {
    expect(await ops('coupon.recall', { templateId: 'tp_none', reason: '试' })).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
  });

  test('a counter and the recall at once: used or voided, never both', async () => {
    const who = await mall.member();
    const templateId = await offer();
    const couponId = await claim(templateId, who);
    const ticketId = await openVisit(mall, who);
    await ops('coupon.recall', { templateId, reason: '活动取消' });
    const [bill] = await Promise.all([
      mall.call('guide', mall.staff('guide'), 'bill.redeem', aBill(ticketId, couponId, `RC-${made}`), { as: mall.at() }),
      minute(),
    ]);
    expect((await coupons().get(couponId))!.state).toBe(bill.ok ? 'redeemed' : 'voided');
  });
});
