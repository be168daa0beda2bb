import { DAY_MS } from '@core/domain/calendar';
import { couponId as pieceId, type Coupon } from '@server/modules/coupon/documents';
import type { Gift } from '@server/modules/coupon/gift-documents';
import type { Template } from '@server/modules/template/documents';
import { startMall, type Mall, type Person } from './harness';
import { aBill } from './support/things';
import { openVisit } from './support/visit';
import { addTemplate, aTemplate } from './support/mall';

type Member = Awaited<ReturnType<Mall['member']>>;

let mall: Mall;
let giver: Member;
let friend: Member;
let made = 0;
beforeAll(async () => {
  mall = await startMall();
  [giver, friend] = [await mall.member(), await mall.member('bg-guide', { name: '苏晴' })];
}, 60_000);
afterAll(() => mall?.close());

const offer = async (over: Partial<Template> = {}): Promise<string> => {
  made += 1;
  return (await addTemplate(mall.deps.db, aTemplate(`gift${made}`, { title: `赠券${made}`, ...over })))._id;
};
const claimed = async (over: Partial<Template> = {}, who: Person = giver): Promise<{ couponId: string; templateId: string }> => {
  const templateId = await offer(over);
  return { templateId, couponId: (await mall.ask('consumer', who, 'coupon.claim', { templateId })).couponId };
};
const give = (couponId: string, who: Person = giver, requestId?: string) => mall.call('consumer', who, 'coupon.give', { couponId }, { requestId });
const accept = (giftId: string, who: Person = friend, requestId?: string) => mall.call('consumer', who, 'gift.accept', { giftId }, { requestId });
const look = (giftId: string, who: Person = friend) => mall.ask('consumer', who, 'gift.get', { giftId });
const coupons = () => mall.deps.db.collection<Coupon>('coupons');
const wallet = async (who: Person, tab: string) => (await mall.ask('consumer', who, 'coupon.list', { tab, limit: 100 })).items as any[];
const inWallet = async (who: Person, couponId: string, tab = 'usable') => (await wallet(who, tab)).find(item => item.couponId === couponId);
/** A coupon that is offered since. */
const offered = async (over: Partial<Template> = {}) => {
  const { couponId, templateId } = await claimed(over);
  return { couponId, templateId, giftId: (await give(couponId)).data.giftId as string };
};
/** As if the friend had let the day go by. */
const dayLater = async (giftId: string, couponId: string): Promise<void> => {
  const over = Date.now() - 1;
  await mall.deps.db.collection<Gift>('gifts').update(giftId, { until: over });
  await coupons().update(couponId, { giftUntil: over });
};

test('a coupon goes to a friend: offered for a day, taken once, with the same window; both wallets say where it is', async () => {
  const { couponId, templateId } = await claimed();
  const before = Date.now();
  const { giftId, until } = (await give(couponId)).data;
  expect(giftId).toMatch(/^gf_[0-9A-Za-z_-]{20}$/);
  expect(until).toBeGreaterThanOrEqual(before + DAY_MS);
  expect(await inWallet(giver, couponId)).toMatchObject({ state: 'giving', giftUntil: until });
  expect(await mall.ask('consumer', giver, 'coupon.get', { couponId })).toMatchObject({ giftId, giveable: false });
  // anybody with the link sees what it is before she is asked anything
  expect(await look(giftId, mall.stranger())).toMatchObject({ state: 'open', role: 'friend', fromMasked: '林**', until });
  expect(await look(giftId, mall.stranger())).not.toHaveProperty('couponId');

  const taken = (await accept(giftId)).data;
  expect(taken).toMatchObject({ templateId, state: 'usable', source: 'gift' });
  const [mine, hers] = [await coupons().get(couponId), await coupons().get(taken.couponId)];
  expect(mine).toMatchObject({ state: 'given', givenTo: friend.memberId });
  expect(hers).toMatchObject({ memberId: friend.memberId, state: 'issued', validFrom: mine!.validFrom, validUntil: mine!.validUntil, rules: mine!.rules });
  expect(await inWallet(giver, couponId, 'expired')).toMatchObject({ state: 'given' });
  expect(await mall.ask('consumer', giver, 'coupon.get', { couponId })).toMatchObject({ givenTo: '苏*' });
  expect(await look(giftId, giver)).toMatchObject({ state: 'taken', role: 'giver', couponId });
  expect(await look(giftId)).toMatchObject({ state: 'taken', role: 'taker', couponId: taken.couponId });
  const messages = (await mall.ask('consumer', giver, 'inbox.list', {})).items as any[];
  expect(messages.find(({ title }) => title === '朋友领走了您送的券')).toMatchObject({ kind: 'coupon' });
});

test('what was taken is used at the counter like any other', async () => {
  const { giftId } = await offered();
  const { couponId } = (await accept(giftId)).data;
  const ticketId = await openVisit(mall, friend);
  const paid = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', aBill(ticketId, couponId, `G-${made}`), { as: mall.at() });
  expect(paid).toMatchObject({ savedFen: 5_000 });
});

test('the same request id is answered the same, giving and taking; a lost link is found again', async () => {
  const { couponId } = await claimed();
  const requestId = mall.newRequest();
  const [first, again] = [await give(couponId, giver, requestId), await give(couponId, giver, requestId)];
  expect(again.data).toEqual(first.data);
  expect((await give(couponId)).data).toEqual(first.data);
  const taking = mall.newRequest();
  const [took, tookAgain] = [await accept(first.data.giftId, friend, taking), await accept(first.data.giftId, friend, taking)];
  expect(tookAgain.data).toEqual(took.data);
  expect(await coupons().count({ claimKey: `gift:${first.data.giftId}` })).toBe(1);
});

test('nobody took it within the day: it is back without any timer, and can be used and given anew', async () => {
  const { couponId, giftId } = await offered();
  await dayLater(giftId, couponId);
  expect(await accept(giftId)).toMatchObject({ code: 'GIFT_OVER' });
  expect(await look(giftId)).toMatchObject({ state: 'over' });
  expect(await inWallet(giver, couponId)).toMatchObject({ state: 'usable' });
  const anew = (await give(couponId)).data;
  expect(anew.giftId).not.toBe(giftId);
  expect(await accept(giftId)).toMatchObject({ code: 'GIFT_OVER' });
  await dayLater(anew.giftId, couponId);
  const ticketId = await openVisit(mall, giver);
  const quote = await mall.ask(
    'guide',
    mall.staff('guide'),
    'bill.quote',
    { ...onlyLines(aBill(ticketId, couponId, 'x')), couponIds: [couponId] },
    { as: mall.at() },
  );
  expect(quote.chosen).toMatchObject({ couponIds: [couponId] });
  await mall.ask('guide', mall.staff('guide'), 'bill.redeem', aBill(ticketId, couponId, `B-${made}`), { as: mall.at() });
  expect(await coupons().get(couponId)).not.toHaveProperty('giftId');
});
const onlyLines = ({ ticketId, lines }: ReturnType<typeof aBill>) => ({ ticketId, lines });

test('the giver takes it back: the link is dead and the coupon is hers', async () => {
  const { couponId, giftId } = await offered();
  expect(await mall.ask('consumer', giver, 'coupon.take-back', { couponId })).toMatchObject({ state: 'usable' });
  expect(await accept(giftId)).toMatchObject({ code: 'GIFT_TAKEN_BACK' });
  expect(await look(giftId)).toMatchObject({ state: 'back' });
  // what is hers already stays so
  expect(await mall.call('consumer', giver, 'coupon.take-back', { couponId })).toMatchObject({ ok: true });
});

describe('is refused', () => {
  test('to whoever offers it herself, and to whoever comes second', async () => {
    const { giftId, couponId } = await offered();
    expect(await accept(giftId, giver)).toMatchObject({ code: 'GIFT_OWN' });
    await accept(giftId);
    expect(await accept(giftId, await mall.member())).toMatchObject({ code: 'GIFT_TAKEN' });
    expect(await mall.call('consumer', giver, 'coupon.take-back', { couponId })).toMatchObject({ code: 'GIFT_TAKEN' });
  });

  test('to strangers, who join first, and to members who paused', async () => {
    const { giftId } = await offered();
    const newcomer = mall.stranger();
    expect(await accept(giftId, newcomer)).toMatchObject({ code: 'MEMBER_REQUIRED' });
    await mall.join(newcomer);
    expect(await accept(giftId, newcomer)).toMatchObject({ ok: true });
    const other = await offered();
    const paused = await mall.member();
    await mall.ask('consumer', paused, 'consent.withdraw', { kind: 'mall' });
    expect(await accept(other.giftId, paused)).toMatchObject({ code: 'MEMBER_PAUSED' });
  });

  test('of what is not hers, not there, held, used or over', async () => {
    const { couponId } = await claimed();
    expect(await give(couponId, friend)).toMatchObject({ code: 'COUPON_NOT_FOUND' });
    expect(await give('cp_no_such_1')).toMatchObject({ code: 'COUPON_NOT_FOUND' });
    expect(await accept('gf_nosuchgift')).toMatchObject({ code: 'GIFT_NOT_FOUND' });
    await coupons().update(couponId, { state: 'locked', lock: { by: 'bill_1', until: Date.now() + 60_000 } });
    expect(await give(couponId)).toMatchObject({ code: 'COUPON_NOT_FREE' });
    await coupons().update(couponId, { lock: { by: 'bill_1', until: Date.now() - 1 } });
    expect(await give(couponId)).toMatchObject({ ok: true });
    const over = await claimed();
    await coupons().update(over.couponId, { validUntil: Date.now() - 1 });
    expect(await give(over.couponId)).toMatchObject({ code: 'COUPON_NOT_FREE' });
  });

  test('of a welcome, and of what is only for some people', async () => {
    const welcome = (await coupons().find({ memberId: giver.memberId, source: 'welcome-pack' }))[0]!;
    expect(await give(welcome._id)).toMatchObject({ code: 'COUPON_NOT_GIVEABLE' });
    const { couponId } = await claimed({ conditions: [{ code: 'new-member', withinDays: 30 }] });
    expect(await give(couponId)).toMatchObject({ code: 'COUPON_NOT_GIVEABLE' });
    expect(await mall.ask('consumer', giver, 'coupon.get', { couponId })).toMatchObject({ giveable: false });
  });

  test('when her limit is reached: friends who pass theirs on get nobody more than her share', async () => {
    const templateId = await offer({ perMember: 1 });
    const givers = [giver, await mall.member()];
    const giftIds: string[] = [];
    for (const who of givers) {
      const { couponId } = await mall.ask('consumer', who, 'coupon.claim', { templateId });
      giftIds.push((await give(couponId, who)).data.giftId);
    }
    const collector = await mall.member();
    expect(await look(giftIds[0]!, collector)).toMatchObject({ role: 'friend', full: false });
    const answers = await Promise.all(giftIds.map(giftId => accept(giftId, collector)));
    expect(answers.map(({ ok, code }) => (ok ? 'ok' : code)).sort()).toEqual(['GIFT_LIMIT_REACHED', 'ok']);
    // the one that is left tells her beforehand; to a stranger it is open
    const left = giftIds[answers.findIndex(({ ok }) => !ok)]!;
    expect(await look(left, collector)).toMatchObject({ state: 'open', role: 'friend', full: true });
    expect(await look(left, mall.stranger())).toMatchObject({ full: false });
    expect(await mall.call('consumer', collector, 'coupon.claim', { templateId })).toMatchObject({ code: 'COUPON_LIMIT_REACHED' });
    expect(await coupons().count({ memberId: collector.memberId, templateId })).toBe(1);
    // nor does giving away make room for another one
    expect(await mall.call('consumer', giver, 'coupon.claim', { templateId })).toMatchObject({ code: 'COUPON_LIMIT_REACHED' });
    expect(await coupons().get(pieceId(templateId, collector.memberId, 1))).toMatchObject({ source: 'gift' });
  });
});

describe('at once', () => {
  test('two friends take it: one has it, the other is told', async () => {
    const { giftId } = await offered();
    const friends = await Promise.all([mall.member(), mall.member(), mall.member()]);
    const answers = await Promise.all(friends.map(who => accept(giftId, who)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const { ok, code } of answers) if (!ok) expect(code).toBe('GIFT_TAKEN');
    expect(await coupons().count({ claimKey: `gift:${giftId}` })).toBe(1);
  });

  test('the giver uses what is offered, or takes it back, while a friend takes it: one of them has it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const one = await mall.member();
      const { couponId } = await claimed({}, one);
      const { giftId } = (await give(couponId, one)).data;
      const ticketId = await openVisit(mall, one);
      const [back, taken] = await Promise.all([mall.call('consumer', one, 'coupon.take-back', { couponId }), accept(giftId, await mall.member())]);
      expect([back.ok, taken.ok].filter(Boolean)).toHaveLength(1);
      const used = await mall.call('guide', mall.staff('guide'), 'bill.redeem', aBill(ticketId, couponId, `R-${made}`), { as: mall.at() });
      expect(used.ok).toBe(back.ok);
      if (!used.ok) expect(used).toMatchObject({ code: 'COUPON_DOES_NOT_FIT', data: { code: 'WRONG_STATE' } });
    }
  });
});

test('somebody who leaves takes her open gifts along; what a friend has already stays hers, without the name', async () => {
  const leaver = await mall.member();
  const [open, taken] = [await claimed({}, leaver), await claimed({}, leaver)];
  const openGift = (await give(open.couponId, leaver)).data.giftId;
  const takenGift = (await give(taken.couponId, leaver)).data.giftId;
  const { couponId } = (await accept(takenGift)).data;
  await mall.ask('consumer', leaver, 'account.delete', { confirm: '注销' });
  expect(await accept(openGift)).toMatchObject({ code: 'GIFT_OVER' });
  expect(await inWallet(friend, couponId)).toMatchObject({ state: 'usable' });
  expect(await look(takenGift)).toMatchObject({ fromMasked: '已注销会员' });
});
