import type { AuditRecord } from '@server/modules/audit/audit';
import type { Scene } from '@server/modules/scene/documents';
import type { Staff } from '@server/modules/staff/documents';
import { startMall, type Mall } from './harness';
import { hiring } from './support/hiring';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const { asManager, manager, invite, apply, approved } = hiring(() => mall);
const asSouthern = () => ({ as: mall.at('store-manager', { storeId: 'st_south', counterId: undefined }) });
const stored = async (staffId: string) => (await mall.deps.db.collection<Staff>('staff').get(staffId))!;

describe('where may I act', () => {
  test.each([
    { who: 'guide', state: 'active', posts: [['guide', 'st_north']], why: 'works in the north' },
    { who: 'mover', state: 'active', posts: [['guide', 'st_south']], why: 'moved to the south; the old post ended' },
    { who: 'suspended', state: 'suspended', posts: [], why: 'suspended' },
    { who: 'gone', state: 'left', posts: [], why: 'left' },
  ])('$who: $why', async ({ who, state, posts }) => {
    const list = await mall.ask('guide', mall.staff(who), 'post.list');
    expect(list.state).toBe(state);
    expect(list.posts.map(({ role, store }: any) => [role, store.storeId])).toEqual(posts);
  });

  test('a post names counters with their brands and categories', async () => {
    const { posts } = await mall.ask('guide', mall.staff('guide'), 'post.list');
    expect(posts[0].counters).toMatchObject([
      {
        counterId: 'ct_nlake',
        storeName: '城北店',
        brands: [{ brandId: 'br_lake' }],
        categories: [{ categoryId: 'cat_womens' }, { categoryId: 'cat_beauty' }],
      },
    ]);
  });

  test('a stranger is nobody', async () => {
    expect(await mall.ask('guide', mall.stranger(), 'post.list')).toEqual({ state: 'none', name: '', posts: [] });
  });

  test.each([
    { who: 'guide', as: () => mall.at('store-manager'), code: 'ROLE_REQUIRED', why: 'a role she does not have' },
    { who: 'guide', as: () => mall.at('guide', { storeId: 'st_south', counterId: undefined }), code: 'STORE_NOT_YOURS', why: 'another store' },
    { who: 'guide', as: () => mall.at('guide', { counterId: 'ct_nhill' }), code: 'STORE_NOT_YOURS', why: 'another counter' },
    { who: 'mover', as: () => mall.at('guide', { counterId: 'ct_nhill' }), code: 'STORE_NOT_YOURS', why: 'the post there has ended' },
    { who: 'suspended', as: () => mall.at('guide', { counterId: 'ct_nhill' }), code: 'STAFF_SUSPENDED', why: 'suspended' },
    { who: 'gone', as: () => mall.at('guide', { counterId: 'ct_nhill' }), code: 'ROLE_REQUIRED', why: 'left' },
    { who: 'guide', as: () => undefined, code: 'ROLE_REQUIRED', why: 'no role chosen' },
  ])('the workbench refuses $who with $code: $why', async ({ who, as, code }) => {
    expect(await mall.call('guide', mall.staff(who), 'workbench.open', {}, { as: as() })).toMatchObject({ ok: false, code });
  });

  test('the workbench counts what was done today', async () => {
    const before = await mall.ask('guide', mall.staff('colleague'), 'workbench.open', {}, { as: mall.at() });
    await mall.member('bg-colleague');
    const after = await mall.ask('guide', mall.staff('colleague'), 'workbench.open', {}, { as: mall.at() });
    expect(after.today).toEqual({ ...before.today, newMembers: before.today.newMembers + 1 });
    expect(after).toMatchObject({ staffId: 'sf_colleague', name: '许诺', posts: [{ role: 'guide' }] });
  });
});

describe('a badge', () => {
  test('carries the guide’s scene as a mini-program code', async () => {
    const badge = await mall.ask('guide', mall.staff('guide'), 'badge.get', {}, { as: mall.at() });
    expect(badge).toMatchObject({ scene: 'bg-guide', name: '林晓', brand: { brandId: 'br_lake' }, store: { storeId: 'st_north' } });
    expect(Buffer.from(badge.codeImage, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(await mall.ask('guide', mall.staff('guide'), 'badge.get', {}, { as: mall.at() })).toEqual(badge);
  });

  test('whoever works for the whole store is told why there is none', async () => {
    expect(await mall.call('guide', manager(), 'badge.get', {}, asManager())).toMatchObject({ code: 'BADGE_WITHOUT_BRAND' });
  });

  test('whose scene was revoked is not made anew: she is told whom to ask', async () => {
    const guide = await approved();
    const { badgeScene } = await stored(guide.staffId);
    await mall.deps.db.collection<Scene>('scenes').update(badgeScene!, { state: 'revoked' });
    expect(await mall.call('guide', guide, 'badge.get', {}, { as: mall.at() })).toMatchObject({ code: 'BADGE_NOT_FOUND' });
  });

  test('is of the counter where she stands, each of its own brand; all of them go on working', async () => {
    const guide = await approved('guide', ['ct_nlake', 'ct_nhill']);
    const at = (counterId: string) => mall.ask('guide', guide, 'badge.get', {}, { as: mall.at('guide', { counterId }) });
    const lake = await at('ct_nlake');
    const [hill, sameHill] = await Promise.all([at('ct_nhill'), at('ct_nhill')]);
    expect(lake).toMatchObject({ scene: (await stored(guide.staffId)).badgeScene, brand: { brandId: 'br_lake' }, title: '青湖 导购' });
    expect(hill).toMatchObject({ brand: { brandId: 'br_hill' }, title: '远山 导购' });
    expect(sameHill.scene).toBe(hill.scene);
    const invites = await Promise.all([lake, hill].map(({ scene }) => mall.ask('consumer', mall.stranger(), 'scene.resolve', { scene })));
    expect(invites).toMatchObject([
      { brand: { brandId: 'br_lake' }, counter: { counterId: 'ct_nlake' }, guide: { title: '青湖 导购' } },
      { brand: { brandId: 'br_hill' }, counter: { counterId: 'ct_nhill' }, guide: { title: '远山 导购' } },
    ]);
    const joined = await mall.join(mall.stranger(), hill.scene);
    expect(joined.member.brands).toMatchObject([{ brand: { brandId: 'br_hill' }, guideName: '新来的' }]);
  });
});

describe('a manager', () => {
  test('sees the people, the open invitations and the counters of her store', async () => {
    const open = await invite();
    const list = await mall.ask('ops', manager(), 'staff.list', {}, asManager());
    const rows = Object.fromEntries(list.items.map((row: any) => [row.staffId, row]));
    expect(rows.sf_guide).toMatchObject({ name: '林晓', role: 'guide', state: 'active', self: false });
    expect(rows.sf_manager).toMatchObject({ self: true, role: 'store-manager' });
    expect(rows.sf_suspended.state).toBe('suspended');
    expect(rows).not.toHaveProperty('sf_southern');
    expect(list.invitations).toContainEqual(open);
    expect(list.counters.map(({ counterId }: any) => counterId).sort()).toEqual(['ct_nhill', 'ct_nlake']);
  });

  test('reads on her workbench how many wait for her word; a guide does not', async () => {
    const waiting = async () => (await mall.ask('guide', manager(), 'workbench.open', {}, asManager())).applicants;
    const before = await waiting();
    const staffId = await apply(mall.stranger());
    expect(await waiting()).toBe(before + 1);
    await mall.ask('ops', manager(), 'staff.approve', { staffId }, asManager());
    expect(await waiting()).toBe(before);
    expect(await mall.ask('guide', mall.staff('guide'), 'workbench.open', {}, { as: mall.at() })).not.toHaveProperty('applicants');
  });

  test('turns an applicant down; she reads why, works nowhere, and may apply again with a new invitation', async () => {
    const person = mall.stranger();
    const staffId = await apply(person);
    const row = await mall.ask('ops', manager(), 'staff.reject', { staffId, reason: '岗位已招满' }, asManager());
    expect(row).toMatchObject({ staffId, state: 'rejected', counters: [{ counterId: 'ct_nlake' }] });
    expect(await mall.ask('guide', person, 'post.list')).toMatchObject({ state: 'rejected', reason: '岗位已招满', posts: [] });
    expect(await mall.call('guide', person, 'workbench.open', {}, { as: mall.at() })).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await mall.call('ops', manager(), 'staff.approve', { staffId }, asManager())).toMatchObject({ ok: false });
    const [record] = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: staffId, action: 'staff.reject' });
    expect(record).toMatchObject({ actorId: 'sf_manager', reason: '岗位已招满' });

    expect(await apply(person)).toBe(staffId);
    expect(await mall.ask('guide', person, 'post.list')).toEqual({ state: 'applied', staffId, name: '新来的', posts: [] });
    expect(await mall.ask('ops', manager(), 'staff.approve', { staffId }, asManager())).toMatchObject({ state: 'active' });
    expect((await mall.ask('guide', person, 'post.list')).posts).toHaveLength(1);
  });

  test('suspends at once: calls and badge are refused; resumes: both work again', async () => {
    const guide = await approved();
    const { badgeScene } = await stored(guide.staffId);
    await mall.ask('guide', guide, 'workbench.open', {}, { as: mall.at() });
    const row = await mall.ask('ops', manager(), 'staff.suspend', { staffId: guide.staffId, reason: '培训未完成' }, asManager());
    expect(row.state).toBe('suspended');
    expect(await mall.call('guide', guide, 'workbench.open', {}, { as: mall.at() })).toMatchObject({ code: 'STAFF_SUSPENDED' });
    expect(await mall.call('consumer', mall.stranger(), 'scene.resolve', { scene: badgeScene })).toMatchObject({ code: 'SCENE_REVOKED' });
    const [record] = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: guide.staffId, action: 'staff.suspend' });
    expect(record).toMatchObject({ reason: '培训未完成' });

    await mall.ask('ops', manager(), 'staff.resume', { staffId: guide.staffId }, asManager());
    expect(await mall.ask('guide', guide, 'workbench.open', {}, { as: mall.at() })).toMatchObject({ staffId: guide.staffId });
    expect(await mall.ask('consumer', mall.stranger(), 'scene.resolve', { scene: badgeScene })).toMatchObject({ guide: { name: '新来的' } });
    expect(await stored(guide.staffId)).not.toHaveProperty('suspendedReason');
  });

  test('lifts no suspension that another store has spoken, of somebody who works in both', async () => {
    const guide = await approved();
    const staff = mall.deps.db.collection<Staff>('staff');
    const { posts } = await stored(guide.staffId);
    const south = { storeId: 'st_south', role: 'guide' as const, counterIds: ['ct_slake'], from: 0 };
    await staff.update(guide.staffId, { posts: [...posts, south], storeIds: ['st_north', 'st_south'] });
    await mall.ask('ops', manager(), 'staff.suspend', { staffId: guide.staffId, reason: '培训未完成' }, asManager());
    const lift = () => mall.call('ops', mall.staff('southern'), 'staff.resume', { staffId: guide.staffId }, asSouthern());
    expect(await lift()).toMatchObject({ code: 'STAFF_SUSPENDED_ELSEWHERE' });
    expect((await stored(guide.staffId)).state).toBe('suspended');
    expect(await mall.ask('ops', manager(), 'staff.resume', { staffId: guide.staffId }, asManager())).toMatchObject({ state: 'active' });
  });

  test.each([
    { action: 'staff.approve', staffId: 'sf_guide', code: 'STAFF_WRONG_STATE', why: 'she is active already' },
    { action: 'staff.reject', staffId: 'sf_guide', code: 'STAFF_WRONG_STATE', why: 'she was approved long ago' },
    { action: 'staff.reject', staffId: 'sf_southern', code: 'STAFF_NOT_FOUND', why: 'somebody of another store' },
    { action: 'staff.resume', staffId: 'sf_guide', code: 'STAFF_WRONG_STATE', why: 'she is not suspended' },
    { action: 'staff.suspend', staffId: 'sf_suspended', code: 'STAFF_WRONG_STATE', why: 'she is suspended already' },
    { action: 'staff.suspend', staffId: 'sf_manager', code: 'STAFF_SELF', why: 'nobody suspends herself' },
    { action: 'staff.suspend', staffId: 'sf_southern', code: 'STAFF_NOT_FOUND', why: 'somebody of another store' },
    { action: 'staff.suspend', staffId: 'sf_mover', code: 'STAFF_NOT_FOUND', why: 'she moved to another store' },
    { action: 'staff.suspend', staffId: 'sf_nobody', code: 'STAFF_NOT_FOUND', why: 'nobody' },
  ])('$action of $staffId is refused with $code: $why', async ({ action, staffId, code }) => {
    const before = await mall.deps.db.collection('staff').get(staffId);
    const data = action === 'staff.suspend' || action === 'staff.reject' ? { staffId, reason: '试' } : { staffId };
    expect(await mall.call('ops', manager(), action, data, asManager())).toMatchObject({ ok: false, code });
    expect(await mall.deps.db.collection('staff').get(staffId)).toEqual(before);
  });

  test('the same request again answers as before and changes nothing twice', async () => {
    const staffId = await apply(mall.stranger());
    const requestId = mall.newRequest();
    const first = await mall.ask('ops', manager(), 'staff.approve', { staffId }, { ...asManager(), requestId });
    expect(await mall.ask('ops', manager(), 'staff.approve', { staffId }, { ...asManager(), requestId })).toEqual(first);
    expect(await mall.deps.db.collection<Scene>('scenes').count({ guideId: staffId })).toBe(1);
  });

  test('a decision made by a clock that is ahead is seen by one that is behind', async () => {
    const staffId = await apply(mall.stranger());
    await mall.ask('ops', manager(), 'staff.approve', { staffId }, asManager());
    const behind = { action: 'fault.set', kind: 'clock', ms: -2000, match: { actionName: 'staff.approve' }, times: 1 };
    await fetch(mall.runtime.adminUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(behind) });
    expect(await mall.call('ops', manager(), 'staff.approve', { staffId }, asManager())).toMatchObject({ code: 'STAFF_WRONG_STATE' });
  });

  test('two approvals at once make one badge', async () => {
    const staffId = await apply(mall.stranger());
    const answers = await Promise.all([1, 2].map(() => mall.call('ops', manager(), 'staff.approve', { staffId }, asManager())));
    expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual(['OK', 'STAFF_WRONG_STATE']);
    expect(await mall.deps.db.collection<Scene>('scenes').count({ guideId: staffId })).toBe(1);
  });
});
