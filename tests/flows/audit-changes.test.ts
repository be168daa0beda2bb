import type { AuditRecord } from '@server/modules/audit/audit';
import { startMall, type Mall } from './harness';
import { monthOf } from '@core/domain/books/month';
import { putSale } from './support/books';
import { openVisit } from './support/visit';
import { aBill } from './support/things';
import { aDraft, operators } from './support/offers';
import { addTemplate, aTemplate } from './support/mall';
import { anInvitee } from './support/people';
import { hearAll } from './support/points';

let mall: Mall;
let people: ReturnType<typeof operators>;
beforeAll(async () => {
  mall = await startMall();
  people = operators(mall);
}, 60_000);
afterAll(() => mall?.close());

const ask = (by: keyof ReturnType<typeof operators>, action: string, data: object) => mall.ask('ops', people[by].who, action, data, { as: people[by].as });
const recordsOf = (subjectId: string): Promise<AuditRecord[]> =>
  mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId }, { order: [['at', 'asc']] });
/** What the log says of a subject: each action with what it changed. */
const changesOf = async (subjectId: string) => (await recordsOf(subjectId)).map(({ action, change }) => [action, change]);
const step = (before: string, after: string) => [{ field: 'state', before, after }];
const minute = async (): Promise<void> => {
  const outcome = await mall.runtime.timers.run('every-minute');
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
};

describe('every change stands in the log with before and after', () => {
  test('of an invitation and of a colleague, from the application to the suspension and back', async () => {
    const { invitationId, staffId } = await anInvitee(mall);
    await ask('manager', 'staff.approve', { staffId });
    await ask('manager', 'staff.suspend', { staffId, reason: '离岗' });
    await ask('manager', 'staff.resume', { staffId });
    expect((await changesOf(invitationId))[0]).toEqual([
      'staff.invite',
      [
        { field: 'state', after: 'open' },
        { field: 'role', after: 'guide' },
        { field: 'counterIds', after: ['ct_nlake'] },
      ],
    ]);
    expect(await changesOf(staffId)).toEqual([
      ['invitation.accept', [{ field: 'state', after: 'applied' }]],
      ['staff.approve', [...step('applied', 'active'), { field: 'badgeScene', after: expect.any(String) }]],
      ['staff.suspend', step('active', 'suspended')],
      ['staff.resume', step('suspended', 'active')],
    ]);
    const other = await anInvitee(mall);
    await ask('manager', 'staff.reject', { staffId: other.staffId, reason: '人满' });
    expect((await changesOf(other.staffId)).at(-1)).toEqual(['staff.reject', step('applied', 'rejected')]);
  });

  test('of an invitation that is taken back', async () => {
    const { invitationId } = await ask('manager', 'staff.invite', { role: 'guide', counterIds: ['ct_nlake'] });
    await ask('manager', 'invitation.withdraw', { invitationId });
    expect((await changesOf(invitationId)).at(-1)).toEqual(['invitation.withdraw', step('open', 'withdrawn')]);
  });

  test('of a phone that the service desk or its owner revokes', async () => {
    const [first, second] = [await mall.member(), await mall.member()];
    await ask('manager', 'desk.revoke-device', { memberId: first.memberId, deviceId: first.device.deviceId, reason: '手机丢失' });
    await mall.ask('consumer', second, 'device.revoke', { deviceId: second.device.deviceId });
    expect((await changesOf(first.device.deviceId))[0]).toEqual(['device.register', [{ field: 'state', after: 'active' }]]);
    expect((await changesOf(first.device.deviceId)).at(-1)).toEqual(['desk.revoke-device', step('active', 'revoked')]);
    expect((await changesOf(second.device.deviceId)).at(-1)).toEqual(['device.revoke', step('active', 'revoked')]);
  });

  test('of a member who joins, takes her consent back and leaves', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'consent.withdraw', { kind: 'mall' });
    await mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    const changes = (await changesOf(person.memberId)).filter(([, change]) => (change as unknown[]).length > 0);
    expect(changes).toEqual([
      ['member.join', [{ field: 'state', after: 'active' }]],
      ['consent.withdraw', step('active', 'paused')],
      ['account.delete', step('paused', 'deleted')],
    ]);
  });

  test('of a correction: whose, of which month and how much', async () => {
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    await ask('finance', 'books.correct', { brandId: 'br_lake', month, amountFen: -1_250, note: '少算' });
    const [record] = await mall.deps.db.collection<AuditRecord>('audit_log').find({ action: 'books.correct' });
    expect(record!.change).toEqual([
      { field: 'brandId', after: 'br_lake' },
      { field: 'month', after: month },
      { field: 'amountFen', after: -1_250 },
    ]);
    const { items } = await ask('headquarters', 'audit.list', { subjectId: record!.subjectId });
    expect(items[0].subject).toMatchObject({ kind: 'book-entry', name: `青湖 ${month}` });
  });

  test('of a table that is taken away: which one, whoever did what with it', async () => {
    const month = monthOf(Date.now());
    const { exportId } = await ask('finance', 'export.request', { kind: 'statement-lines', format: 'csv', month, brandId: 'br_lake' });
    await mall.runtime.timers.run('books');
    await ask('finance', 'export.download', { exportId });
    const { items } = await ask('headquarters', 'audit.list', { subjectId: exportId });
    const name = `青湖 ${month.slice(0, 4)}年${Number(month.slice(5))}月结算明细`;
    expect(items.length).toBeGreaterThan(2);
    for (const { subject } of items) expect(subject).toMatchObject({ kind: 'export', name });
  });

  test('of counters that join all at once, and of one that leaves: kept by id, read by store and name', async () => {
    const { templateId } = await ask('headquarters', 'offer.save', { draft: aDraft({ joining: 'opt-in' }) });
    await ask('headquarters', 'offer.submit', { templateId });
    await ask('lake', 'offer.join-all', { templateId, counterIds: ['ct_nlake', 'ct_slake'] });
    await ask('manager', 'offer.join', { templateId, counterIds: ['ct_nlake'], joined: false });
    expect((await changesOf(templateId)).slice(-2)).toEqual([
      ['offer.join-all', [{ field: 'countersJoined', after: ['ct_nlake', 'ct_slake'] }]],
      ['offer.join', [{ field: 'countersLeft', before: ['ct_nlake'] }]],
    ]);
    const { items } = await ask('headquarters', 'audit.list', { subjectId: templateId, limit: 2 });
    const [left, joined] = items.map(({ what, change }: any) => [what, change]);
    const { items: counters } = await ask('headquarters', 'offer.counters', { brandId: 'br_lake' });
    const names = counters.map(({ storeName, name }: any) => `${storeName} ${name}`).sort();
    expect([joined[0], [...joined[1][0].after].sort()]).toEqual(['柜台一起参与优惠', names]);
    expect(left[0]).toBe('柜台参与优惠');
    expect(names).toContain(left[1][0].before[0]);
  });

  test('of a month that is locked', async () => {
    await ask('finance', 'books.lock', { month: '2026-02' });
    expect(await changesOf('2026-02')).toEqual([['books.lock', step('open', 'locked')]]);
  });

  test('of a coupon that is voided, and of each that a recall ends, in the name of who began it', async () => {
    const shopper = await mall.member();
    const { _id: templateId } = await addTemplate(mall.deps.db, aTemplate('logged', { perMember: 9, title: '记录' }));
    const claim = async (): Promise<string> => (await mall.ask('consumer', shopper, 'coupon.claim', { templateId })).couponId;
    const [one, offered, other] = [await claim(), await claim(), await claim()];
    await mall.ask('consumer', shopper, 'coupon.give', { couponId: offered });
    await ask('headquarters', 'coupon.void', { couponId: one, reason: '发错' });
    await ask('headquarters', 'coupon.recall', { templateId, reason: '活动取消' });
    await minute();
    expect(await changesOf(one)).toEqual([['coupon.void', step('issued', 'voided')]]);
    for (const [couponId, before] of [
      [offered, 'giving'],
      [other, 'issued'],
    ] as const) {
      const [record] = await recordsOf(couponId);
      expect(record).toMatchObject({ action: 'coupon.recall', actorId: 'sf_headquarters', reason: '活动取消', change: step(before, 'voided') });
    }
    // each is read on the page
    const { items } = await ask('headquarters', 'audit.list', { subjectId: other });
    expect(items).toMatchObject([{ what: '作废一个优惠的全部未用券', actor: { name: '周菁' }, change: step('issued', 'voided') }]);
  });

  test('of a bill that is opened and given up', async () => {
    const shopper = await mall.member();
    const [coupon] = await mall.deps.db.collection('coupons').find({ memberId: shopper.memberId, templateId: 'tp_mallgift' });
    const { slipNo: _, ...bill } = aBill(await openVisit(mall, shopper), coupon!._id, '');
    const { billId } = await mall.ask('guide', mall.staff('guide'), 'bill.open', bill, { as: mall.at() });
    await mall.ask('guide', mall.staff('guide'), 'bill.release', { billId }, { as: mall.at() });
    expect(await changesOf(billId)).toEqual([
      ['bill.open', [{ field: 'state', after: 'open' }]],
      ['bill.release', step('open', 'released')],
    ]);
  });

  test('of a redemption and its undoing', async () => {
    const shopper = await mall.member();
    const [{ _id: couponId }] = (await mall.deps.db.collection('coupons').find({ memberId: shopper.memberId, templateId: 'tp_mallgift' })) as [{ _id: string }];
    const bill = aBill(await openVisit(mall, shopper), couponId, 'LOG-1');
    const { redemptionId } = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
    await mall.ask('guide', mall.staff('guide'), 'redemption.reverse', { redemptionId }, { as: mall.at() });
    await hearAll(mall);
    expect(await changesOf(redemptionId)).toEqual(
      expect.arrayContaining([
        ['bill.redeem', [{ field: 'state', after: 'redeemed' }]],
        ['redemption.reverse', step('redeemed', 'reversed')],
      ]),
    );
  });

  test('of an open bill that a cashier takes the money of, and of its undoing', async () => {
    const shopper = await mall.member();
    const [coupon] = await mall.deps.db.collection('coupons').find({ memberId: shopper.memberId, templateId: 'tp_mallgift' });
    const { slipNo: _, ...bill } = aBill(await openVisit(mall, shopper), coupon!._id, '');
    const { billId } = await mall.ask('guide', mall.staff('guide'), 'bill.open', bill, { as: mall.at() });
    const paid = await mall.ask('guide', mall.staff('cashier'), 'bill.pay', { billId, slipNo: 'LOG-PAY' }, { as: mall.at('cashier') });
    await mall.ask('guide', mall.staff('cashier'), 'redemption.reverse', { redemptionId: paid.redemptionId }, { as: mall.at('cashier') });
    await hearAll(mall);
    expect(await changesOf(billId)).toEqual([
      ['bill.open', [{ field: 'state', after: 'open' }]],
      ['bill.pay', step('open', 'redeemed')],
      ['redemption.reverse', step('redeemed', 'reversed')],
    ]);
    expect((await changesOf(paid.redemptionId))[0]).toEqual(['bill.pay', [{ field: 'state', after: 'redeemed' }]]);
    expect((await recordsOf(billId)).map(({ actorId }) => actorId)).toEqual(['sf_guide', 'sf_cashier', 'sf_cashier']);
  });

  test('of a refund: what of the sale was refunded before and is now, and how it went back', async () => {
    const lines = [{ lineId: 'l1', brandId: 'br_lake', amountFen: 10_000 }];
    const sale = await putSale(mall, { key: 'logrefund', at: Date.now() - 60_000, lines });
    const refund = (amountFen: number) =>
      mall.ask(
        'guide',
        mall.staff('manager'),
        'refund.make',
        { saleId: sale._id, lines: [{ lineId: 'l1', amountFen }], reason: '尺码不合', expectedCashFen: amountFen },
        { as: mall.at('store-manager') },
      );
    await refund(2_500);
    await refund(1_000);
    expect(await changesOf(sale._id)).toEqual([
      [
        'refund.make',
        [
          { field: 'refundedFen', before: 0, after: 2_500 },
          { field: 'cashFen', after: 2_500 },
        ],
      ],
      [
        'refund.make',
        [
          { field: 'refundedFen', before: 2_500, after: 3_500 },
          { field: 'cashFen', after: 1_000 },
        ],
      ],
    ]);
  });

  test('of the drafts of a month: each that came to be or changed, in the name of who asked', async () => {
    const month = monthOf(Date.now());
    const id = `stmt_br_lake_${month}`;
    await ask('finance', 'statement.make', { month });
    const made = (await changesOf(id)).at(-1) as [string, any[]];
    expect(made).toEqual(['statement.make', expect.arrayContaining([{ field: 'state', after: 'open' }, expect.objectContaining({ field: 'dueFen' })])]);
    const { dueFen } = await ask('finance', 'statement.get', { statementId: id });
    await ask('finance', 'statement.make', { month });
    expect(await changesOf(id)).toHaveLength(1);
    await ask('finance', 'books.correct', { brandId: 'br_lake', month, amountFen: 300, note: '补差' });
    await ask('finance', 'statement.make', { month });
    const [, change] = (await changesOf(id)).at(-1) as [string, any[]];
    expect(change).toEqual([
      { field: 'dueFen', before: dueFen, after: dueFen + 300 },
      { field: 'lineCount', before: expect.any(Number), after: expect.any(Number) },
    ]);
    expect(await recordsOf(id)).toMatchObject([{ actorKind: 'staff' }, { actorKind: 'staff' }]);
    expect((await changesOf(month))[0]).toEqual(['statement.make', [{ field: 'state', after: 'running' }]]);
    expect((await changesOf(month)).at(-1)).toEqual(['statement.make', step('done', 'running')]);
  });
});
