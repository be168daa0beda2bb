import { DAY_MS } from '@core/domain/calendar';
import type { AuditRecord } from '@server/modules/audit/audit';
import type { Invitation } from '@server/modules/invitation/documents';
import type { Scene } from '@server/modules/scene/documents';
import type { Staff } from '@server/modules/staff/documents';
import { startMall, type Mall } from './harness';
import { hiring } from './support/hiring';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const { asManager, manager, invite, approved } = hiring(() => mall);
const asSouthern = () => ({ as: mall.at('store-manager', { storeId: 'st_south', counterId: undefined }) });
const stored = async (staffId: string) => (await mall.deps.db.collection<Staff>('staff').get(staffId))!;

describe('an invitation', () => {
  test('leads from the manager’s offer over the application to a guide with a badge that works', async () => {
    const invitation = await invite();
    expect(invitation).toMatchObject({
      role: 'guide',
      state: 'open',
      invitedBy: '方岚',
      store: { storeId: 'st_north' },
      counters: [{ counterId: 'ct_nlake' }],
    });
    const person = mall.stranger();
    expect(await mall.ask('guide', person, 'invitation.find', { passcode: invitation.passcode })).toEqual(invitation);
    const { staffId, state } = await mall.ask('guide', person, 'invitation.accept', { passcode: invitation.passcode, name: ' 韦小满 ' });
    expect(state).toBe('applied');
    expect(await mall.call('guide', person, 'workbench.open', {}, { as: mall.at() })).toMatchObject({ code: 'STAFF_NOT_ACTIVE' });

    const row = await mall.ask('ops', manager(), 'staff.approve', { staffId }, asManager());
    expect(row).toMatchObject({ staffId, name: '韦小满', role: 'guide', state: 'active', self: false, counters: [{ counterId: 'ct_nlake' }] });
    expect(await mall.ask('guide', person, 'workbench.open', {}, { as: mall.at() })).toMatchObject({ name: '韦小满' });
    const { badgeScene } = await stored(staffId);
    expect(badgeScene).toMatch(/^bg[0-9A-Za-z_-]{20}$/);
    const joined = await mall.join(mall.stranger(), badgeScene!);
    expect(joined.member.brands).toMatchObject([{ brand: { brandId: 'br_lake' }, guideName: '韦小满' }]);
    const [record] = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: staffId, action: 'staff.approve' });
    expect(record).toMatchObject({ actorId: 'sf_manager', storeId: 'st_north' });
  });

  test('a cashier gets no badge', async () => {
    const { staffId } = await approved('cashier');
    expect(await stored(staffId)).not.toHaveProperty('badgeScene');
    expect(await mall.deps.db.collection<Scene>('scenes').count({ guideId: staffId })).toBe(0);
  });

  test('is used once, by whoever comes first', async () => {
    const { passcode } = await invite();
    const people = [mall.stranger(), mall.stranger()];
    const answers = await Promise.all(people.map(person => mall.call('guide', person, 'invitation.accept', { passcode, name: '谁' })));
    expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual(['INVITATION_USED', 'OK']);
    expect(await mall.call('guide', mall.stranger(), 'invitation.find', { passcode })).toMatchObject({ code: 'INVITATION_USED' });
  });

  test('the same request again brings the first answer', async () => {
    const person = mall.stranger();
    const { passcode } = await invite();
    const requestId = mall.newRequest();
    const first = await mall.ask('guide', person, 'invitation.accept', { passcode, name: '谁' }, { requestId });
    expect(await mall.ask('guide', person, 'invitation.accept', { passcode, name: '谁' }, { requestId })).toEqual(first);
  });

  test.each([
    {
      why: 'withdrawn',
      spoil: (id: string) => mall.ask('ops', manager(), 'invitation.withdraw', { invitationId: id }, asManager()),
      code: 'INVITATION_NOT_FOUND',
    },
    {
      why: 'too old',
      spoil: (id: string) => mall.deps.db.collection<Invitation>('invitations').update(id, { expiresAt: Date.now() - DAY_MS }),
      code: 'INVITATION_EXPIRED',
    },
  ])('$why: $code', async ({ spoil, code }) => {
    const { passcode, invitationId } = await invite();
    await spoil(invitationId);
    const person = mall.stranger();
    expect(await mall.call('guide', person, 'invitation.find', { passcode })).toMatchObject({ ok: false, code });
    expect(await mall.call('guide', person, 'invitation.accept', { passcode, name: '谁' })).toMatchObject({ ok: false, code });
    const { invitations } = await mall.ask('ops', manager(), 'staff.list', {}, asManager());
    expect(invitations.map((open: any) => open.invitationId)).not.toContain(invitationId);
  });

  test('a made-up passcode is not found', async () => {
    expect(await mall.call('guide', mall.stranger(), 'invitation.find', { passcode: 'ZZZZZZ' })).toMatchObject({ code: 'INVITATION_NOT_FOUND' });
  });

  test.each(['guide', 'suspended'])('%s is staff already', async who => {
    const { passcode } = await invite();
    expect(await mall.call('guide', mall.staff(who), 'invitation.accept', { passcode, name: '谁' })).toMatchObject({ code: 'STAFF_ALREADY' });
  });

  test('somebody who left comes back on the same record, the old post kept', async () => {
    const { passcode } = await invite();
    const back = await mall.ask('guide', mall.staff('gone'), 'invitation.accept', { passcode, name: '陆鸣' });
    expect(back).toEqual({ staffId: 'sf_gone', state: 'applied' });
    const record = await stored('sf_gone');
    expect(record.posts).toHaveLength(2);
    expect(record).toMatchObject({ brandId: 'br_lake', title: '青湖 导购' });
    expect(record).not.toHaveProperty('badgeScene');
  });

  test.each([
    { counterIds: ['ct_slake'], why: 'a counter of another store' },
    { counterIds: ['ct_nlake', 'ct_nowhere'], why: 'a counter that does not exist' },
  ])('is not made for $why', async ({ counterIds }) => {
    const answer = await mall.call('ops', manager(), 'staff.invite', { role: 'guide', counterIds }, asManager());
    expect(answer).toMatchObject({ ok: false, code: 'COUNTER_NOT_FOUND' });
  });

  test('another store’s manager can neither see nor withdraw it', async () => {
    const { invitationId } = await invite();
    const southern = mall.staff('southern');
    expect(await mall.call('ops', southern, 'invitation.withdraw', { invitationId }, asSouthern())).toMatchObject({ code: 'INVITATION_NOT_FOUND' });
    expect((await mall.ask('ops', southern, 'staff.list', {}, asSouthern())).invitations).toEqual([]);
  });
});
