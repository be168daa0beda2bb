import { DAY_MS } from '@core/domain/calendar';
import { goodUntil } from '@core/domain/points/lots';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import { accountFields } from '@server/modules/points/change';
import { earnOnSale } from '@server/modules/points/earn';
import { expirePoints } from '@server/modules/points/expire';
import { POINTS_LEDGER, type PointsEntry } from '@server/modules/points/ledger';
import { pointsLiability, pointsMoved } from '@server/modules/points/liability';
import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { expectBooked, hearAll, uploadRefund, uploadSale, type Shopper } from './support/points';
import { clientOf, giveTill } from './support/till';
import { pointsScenes } from './support/points-scenes';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-points'));
}, 60_000);
afterAll(() => mall?.close());

const { visitOf, newcomer, sold, memberOf, at, give, spend } = pointsScenes(() => ({ mall, till }));
const entriesOf = ({ memberId }: Shopper) => mall.deps.db.collection<PointsEntry>(POINTS_LEDGER).find({ memberId }, { limit: 1000 });

describe('earning', () => {
  test('one point a yuan paid, rounded down over the whole sale, good until the end of next year', async () => {
    const { shopper } = await sold([9_950, 10_049]);
    const member = await memberOf(shopper);
    expect(member.points).toBe(199);
    expect(member.pointLots).toEqual([{ until: goodUntil(Date.now()), points: 199 }]);
  });

  test('more in a higher tier', async () => {
    const { shopper } = await sold([20_000], {}, 'diamond');
    expect((await memberOf(shopper)).points).toBe(400);
  });

  test.each([
    { why: 'what was paid with points', tender: { kind: 'points', amountFen: 4_000 } },
    {
      why: 'a voucher of another platform',
      tender: {
        kind: 'external',
        amountFen: 4_000,
        voucher: { platform: 'douyin', certificateId: 'DYPT000001', paidFen: 3_500, faceFen: 4_000 },
      },
    },
  ])('nothing on $why', async ({ tender }) => {
    const { shopper } = await sold([10_000], { tenders: [{ kind: 'wechat', amountFen: 6_000 }, tender] });
    expect((await memberOf(shopper)).points).toBe(60);
  });

  test('nothing on what coupons took off', async () => {
    const { shopper } = await sold([10_000], { payFen: 7_000, tenders: [{ kind: 'cash', amountFen: 7_000 }] });
    expect((await memberOf(shopper)).points).toBe(70);
  });

  test('once, however often and at once the sale is heard of', async () => {
    const { shopper, sale } = await sold([50_000]);
    await Promise.all(Array.from({ length: 8 }, () => earnOnSale(at(Date.now()), sale)));
    expect((await memberOf(shopper)).points).toBe(500);
    expect(await entriesOf(shopper)).toHaveLength(1);
  });

  test("nobody's sale, a paused member's and one's who has left earn nothing", async () => {
    const nobody = await uploadSale(mall, till, '', [10_000], { ticketId: undefined });
    const paused = await newcomer();
    const ticketId = await visitOf(paused);
    await mall.ask('consumer', paused, 'consent.withdraw', { kind: 'mall' });
    const left = await newcomer();
    const leftTicket = await visitOf(left);
    await mall.ask('consumer', left, 'account.delete', { confirm: '注销' });
    await uploadSale(mall, till, ticketId, [10_000]);
    await uploadSale(mall, till, leftTicket, [10_000]);
    await hearAll(mall);
    expect((await memberOf(paused)).points).toBe(0);
    expect((await memberOf(left)).points).toBe(0);
    expect(await mall.deps.db.collection<PointsEntry>(POINTS_LEDGER).find({ ref: nobody.saleId })).toEqual([]);
  });
});

describe('spending', () => {
  test('32 at once: never more than there is, and the balance is what the postings say', async () => {
    const shopper = await newcomer();
    await give(shopper.memberId, 1_000);
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => spend(shopper.memberId, 100).catch((error: Error) => ({ ok: false as const, code: error.name }))),
    );
    const done = answers.filter(answer => answer.ok).length;
    expect(done).toBeLessThanOrEqual(10);
    expect((await memberOf(shopper)).points).toBe(1_000 - 100 * done);
    // whoever only lost the race to others comes again
    while ((await spend(shopper.memberId, 100)).ok);
    expect((await memberOf(shopper)).points).toBe(0);
    expect((await entriesOf(shopper)).filter(({ kind }) => kind === 'spend')).toHaveLength(10);
  });

  test('what is over cannot be spent though the timer has not come by', async () => {
    const shopper = await newcomer();
    await give(shopper.memberId, 500, Date.now() - 3 * 366 * DAY_MS);
    expect(await spend(shopper.memberId, 100)).toMatchObject({ code: 'POINTS_NOT_ENOUGH' });
    expect(await mall.ask('consumer', shopper, 'points.get')).toMatchObject({ points: 0, lots: [] });
  });
});

describe('the end of a year', () => {
  test('ends what is over, page after page, once; the rest stays', async () => {
    const [one, two, none] = [await newcomer(), await newcomer(), await newcomer()];
    const twoYearsAgo = Date.now() - 2 * 366 * DAY_MS;
    for (const { memberId } of [one, two]) {
      await give(memberId, 300, twoYearsAgo);
      await give(memberId, 50);
    }
    await give(none.memberId, 70);
    await mall.runtime.timers.run('nightly');
    expect((await memberOf(one)).points).toBe(50);
    expect((await memberOf(two)).points).toBe(50);
    expect((await memberOf(none)).points).toBe(70);
    expect(await expirePoints(at(Date.now()), 1)).toEqual({ done: 0, full: false });
    expect((await entriesOf(one)).filter(({ kind }) => kind === 'expire')).toMatchObject([{ points: -300 }]);
  });

  test('many at once end them once', async () => {
    const shopper = await newcomer();
    await give(shopper.memberId, 300, Date.now() - 2 * 366 * DAY_MS);
    await Promise.all(Array.from({ length: 4 }, () => expirePoints(at(Date.now()), 100)));
    expect((await memberOf(shopper)).points).toBe(0);
  });
});

describe('who leaves', () => {
  test('forfeits what she had, and what comes back later goes the same way', async () => {
    const { shopper, saleId } = await sold([50_000]);
    await mall.ask('consumer', shopper, 'account.delete', { confirm: '注销' });
    expect((await memberOf(shopper)).points).toBe(0);
    await uploadRefund(mall, till, saleId, [{ lineId: 'l1', amountFen: 50_000 }]);
    await hearAll(mall);
    expect(await memberOf(shopper)).toMatchObject({ points: 0, state: 'deleted' });
  });
});

describe('her pages', () => {
  test('what she has, when it ends, and every movement, newest first, in pages', async () => {
    const { shopper } = await sold([50_000]);
    await spend(shopper.memberId, 200);
    const until = goodUntil(Date.now());
    expect(await mall.ask('consumer', shopper, 'points.get')).toEqual({
      points: 300,
      worthFen: 300,
      held: 0,
      debt: 0,
      lots: [{ until, points: 300 }],
      perYuan: 100,
      step: 100,
      capBp: 5_000,
      rateBp: 10_000,
    });
    const first = await mall.ask('consumer', shopper, 'points.list', { limit: 1 });
    expect(first.items).toMatchObject([{ kind: 'spend', points: -200, place: '城北店 青湖城北专柜' }]);
    const second = await mall.ask('consumer', shopper, 'points.list', { limit: 1, cursor: first.nextCursor });
    expect(second.items).toMatchObject([{ kind: 'earn', points: 500 }]);
    expect(second.nextCursor).toBeUndefined();
  });

  test('are nobody else’s: only members ask', async () => {
    for (const action of ['points.get', 'points.list', 'tier.get'])
      expect(await mall.call('consumer', mall.stranger(), action)).toMatchObject({ code: 'MEMBER_REQUIRED' });
  });
});

describe('the books', () => {
  test('what all members have is the sum of their balances, and every period sums to zero', async () => {
    const { db } = mall.deps;
    const members = await db.collection<Member>(MEMBERS).find({ _id: db.command.gt('') }, { limit: 1000 });
    for (const { _id } of members) await expectBooked(mall, _id);
    const points = members.reduce((sum, member) => sum + member.points, 0);
    const debt = members.reduce((sum, { pointsDebt = 0 }) => sum + pointsDebt, 0);
    // entries that these tests dated back came after the night that had closed their months
    await db.collection('points_months').removeWhere({ _id: db.command.gt('') });
    const later = Date.now() + 1_000 * DAY_MS;
    expect(await pointsLiability(db, later)).toEqual({ points, debt, fen: points });
    const moved = await pointsMoved(db, { from: 0, until: later });
    expect(Object.values(moved).reduce((sum, each) => sum + each, 0)).toBe(0);
    expect(moved.member).toBe(points);
    expect(await pointsMoved(db, { from: 0, until: 1 })).toEqual({});
  });
});

test('a balance from before there were lots is moved as if it was earned now', async () => {
  const { db } = mall.deps;
  const shopper = await newcomer();
  await db.collection<Member>(MEMBERS).update(shopper.memberId, { points: 700 });
  await spend(shopper.memberId, 100);
  const member = (await db.collection<Member>(MEMBERS).get(shopper.memberId))!;
  expect(member.pointLots).toEqual([{ until: goodUntil(Date.now()), points: 600 }]);
  await db.collection<Member>(MEMBERS).update(shopper.memberId, accountFields(db.command, { lots: [], debt: 0 }));
});
