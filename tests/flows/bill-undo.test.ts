import type { Collection, Database, Doc } from '@server/db/database';
import { redeem as redeemBill, type RedeemInput } from '@server/modules/bill/redeem';
import type { AuditRecord } from '@server/modules/audit/audit';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { Staff } from '@server/modules/staff/documents';
import { startMall, type Mall, type Person } from './harness';
import { atTheCounter } from './support/counter';
import { whole } from './support/whole';

let mall: Mall;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
}, 60_000);
afterAll(() => mall?.close());

const { at, couponOf, ready, redeem } = atTheCounter(() => mall);

describe('undoing', () => {
  const reverse = (redemptionId: string, options: { as?: ReturnType<typeof at>; who?: Person; requestId?: string } = {}) =>
    mall.call('guide', options.who ?? guide, 'redemption.reverse', { redemptionId }, { as: options.as ?? at(), requestId: options.requestId });
  const done = async () => {
    const story = await ready();
    const { data } = await redeem(story.bill);
    return { ...story, redemptionId: data.redemptionId as string };
  };

  test("gives the coupons back as they were, frees the slip's number, and tells the shopper", async () => {
    const story = await ready();
    const before = await couponOf(story.bill.couponIds[0]!);
    const { data } = await redeem(story.bill);
    const answer = await reverse(data.redemptionId);
    expect(answer).toMatchObject({ ok: true, data: { redemptionId: data.redemptionId, state: 'reversed', reversedAt: expect.any(Number) } });
    expect(await couponOf(story.bill.couponIds[0]!)).toEqual(before);
    const { items } = await mall.ask('consumer', story.shopper, 'inbox.list', {});
    expect(items[0]).toMatchObject({ kind: 'reversal', redemptionId: data.redemptionId });
    expect(await redeem(story.bill)).toMatchObject({ ok: true, data: { slipNo: story.bill.slipNo } });
  });

  test('is done once; the same request id answers the same', async () => {
    const { redemptionId } = await done();
    const requestId = mall.newRequest();
    const first = await reverse(redemptionId, { requestId });
    expect((await reverse(redemptionId, { requestId })).data).toEqual(first.data);
    expect(await reverse(redemptionId)).toMatchObject({ code: 'REDEMPTION_REVERSED' });
  });

  test('by two at once is done once', async () => {
    const { redemptionId } = await done();
    const answers = await Promise.all(Array.from({ length: 6 }, () => reverse(redemptionId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'REDEMPTION_REVERSED')).toHaveLength(5);
  });

  test('is refused from elsewhere, and later', async () => {
    const { redemptionId } = await done();
    expect(await reverse(redemptionId, { as: at({ terminalId: 'terminal-9' }) })).toMatchObject({ code: 'REDEMPTION_OTHER_TERMINAL' });
    const cashier = mall.staff('cashier');
    expect(await reverse(redemptionId, { who: cashier, as: mall.at('cashier', { counterId: 'ct_nhill' }) })).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
    expect(await reverse('rd_nothing')).toMatchObject({ code: 'REDEMPTION_NOT_FOUND' });
    await mall.deps.db.collection('redemptions').update(redemptionId, { reversibleUntil: Date.now() - 1 });
    expect(await reverse(redemptionId)).toMatchObject({ code: 'REDEMPTION_TOO_OLD' });
  });
});

describe('what others hear', () => {
  test("a receipt that could not be delivered at once comes with the minute's timer, and is heard once", async () => {
    const { shopper, bill } = await ready();
    const { db } = mall.deps;
    const withoutInbox: Database = {
      ...db,
      collection: <T extends Doc>(name: string): Collection<T> =>
        name === 'inbox' ? { ...db.collection<T>(name), insert: () => Promise.reject(new Error('no inbox now')) } : db.collection<T>(name),
    };
    const staff = (await db.collection<Staff>('staff').get('sf_guide'))!;
    const deps = { ...mall.deps, db: withoutInbox, log: () => undefined };
    const clerk = { kind: 'staff' as const, id: staff._id, name: staff.name, employer: staff.employer, wrongCodes: {}, ...at() };
    const context = {
      deps,
      action: 'bill.redeem',
      requestId: mall.newRequest(),
      bodyHash: 'x',
      now: Date.now(),
      login: { openid: guide.openid },
      staff,
      as: at(),
      clerk,
    };
    const answer = await redeemBill(context, bill as RedeemInput);
    if (!answer.ok) throw new Error(answer.code);
    const receipts = () => db.collection('inbox').find({ memberId: shopper.memberId, kind: 'receipt' });
    expect(await receipts()).toEqual([]);
    for (let time = 0; time < 2; time += 1) {
      await db.collection('outbox').updateWhere({ _id: `redemption.done:${answer.data.redemptionId}` }, { nextAt: 1 });
      await mall.runtime.timers.run('every-minute');
    }
    expect(await receipts()).toMatchObject([{ title: '已用券，省 ¥50.00', redemptionId: answer.data.redemptionId }]);
  });

  test('who undid a redemption is in the audit log', async () => {
    const { bill } = await ready();
    const { redemptionId } = (await redeem(bill)).data;
    const as = at();
    await mall.ask('guide', mall.staff('colleague'), 'redemption.reverse', { redemptionId }, { as });
    await mall.deps.db.collection('outbox').updateWhere({ nextAt: mall.deps.db.command.gt(0) }, { nextAt: 1 });
    await mall.runtime.timers.run('every-minute');
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: redemptionId });
    expect(records.map(({ action, actorId }) => `${action} ${actorId}`).sort()).toEqual(['bill.redeem sf_guide', 'redemption.reverse sf_colleague']);
  });

  test("the minute's timer writes looks and redemptions into the audit log, once, and empties the outbox", async () => {
    const { bill } = await ready();
    const { data } = await redeem(bill);
    await mall.deps.db.collection('outbox').updateWhere({ nextAt: mall.deps.db.command.gt(0) }, { nextAt: 1 });
    await mall.runtime.timers.run('every-minute');
    await mall.runtime.timers.run('every-minute');
    const audits = mall.deps.db.collection<AuditRecord>('audit_log');
    expect(await audits.find({ subjectId: data.redemptionId })).toMatchObject([{ action: 'bill.redeem', actorId: 'sf_guide', storeId: 'st_north' }]);
    expect(await audits.find({ _id: `aud_${bill.ticketId}` })).toMatchObject([{ action: 'visit.identify', subjectKind: 'member', actorId: 'sf_guide' }]);
    const events = await whole<OutboxEvent>(mall.deps.db, 'outbox');
    expect(events.filter(({ kind }) => kind === 'redemption.done')).toEqual([]);
    expect(await mall.deps.db.collection('visit_tickets').count({ audited: false })).toBe(0);
  });
});
