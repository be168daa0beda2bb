import type { AuditRecord } from '@server/modules/audit/audit';
import type { Staff } from '@server/modules/staff/documents';
import { startMall, type Mall, type Person } from './harness';

let mall: Mall;
let headquarters: Person;
beforeAll(async () => {
  mall = await startMall();
  headquarters = mall.staff('headquarters');
  await mall.deps.db.collection<AuditRecord>('audit_log').insert(records);
}, 60_000);
afterAll(() => mall?.close());

const DAY = 24 * 3_600_000;
const FIRST = Date.UTC(2026, 5, 1, 4);
const record = (index: number, over: Partial<AuditRecord>): AuditRecord => ({
  _id: `aud_t${String(index).padStart(3, '0')}`,
  at: FIRST + index * 1000,
  actorKind: 'staff',
  actorId: 'sf_manager',
  storeId: 'st_north',
  action: 'staff.suspend',
  subjectKind: 'staff',
  subjectId: 'sf_guide',
  requestId: `rq_${index}`,
  ...over,
});
const records: AuditRecord[] = [
  ...Array.from({ length: 30 }, (_, index) => record(index, {})),
  // a record that follows from an event is named after it
  record(39, { _id: 'aud_redemption.done:rd_1|x', at: FIRST - 1000, action: 'bill.redeem', subjectKind: 'redemption', subjectId: 'rd_1' }),
  record(38, { at: FIRST - 2000, action: 'statement.confirm', subjectKind: 'statement', subjectId: 'stmt_br_lake_2026-05' }),
  record(40, { actorId: 'sf_southern', storeId: 'st_south', subjectId: 'sf_mover', reason: '离岗' }),
  record(41, {
    actorId: 'sf_headquarters',
    action: 'offer.save',
    subjectKind: 'template',
    subjectId: 'tp_mallgift',
    change: [
      { field: 'thresholdFen', before: 30_000, after: 20_000 },
      { field: 'passphrase', after: '早安' },
    ],
  }),
  record(42, { at: FIRST + 3 * DAY, action: 'desk.find-member', subjectKind: 'member', subjectId: 'nobody', reason: '手机丢失' }),
  { ...record(43, { actorKind: 'system', actorId: 'system', action: 'no.such-action', subjectKind: 'job', subjectId: 'nightly' }), storeId: undefined },
];

const asGroup = () => mall.at('group-operator', { counterId: undefined });
const asManager = () => mall.at('store-manager', { counterId: undefined });
const all = (data: object = {}) => mall.ask('ops', headquarters, 'audit.list', data, { as: asGroup() });
const own = (data: object = {}) => mall.ask('ops', mall.staff('manager'), 'audit.list', data, { as: asManager() });

test('the group’s operator sees everything, newest first, with what was done in words', async () => {
  const { items } = await all({ limit: 4, until: FIRST + 4 * DAY });
  expect(items.map((row: { recordId: string }) => row.recordId)).toEqual(['aud_t042', 'aud_t043', 'aud_t041', 'aud_t040']);
  expect(items[0]).toMatchObject({ actor: { name: '方岚' }, what: '服务台查询会员', reason: '手机丢失', storeName: '城北店' });
  expect(items[3]).toMatchObject({ actor: { name: '许宁' }, what: '停用员工', subject: { kind: 'staff', name: '秦川' }, storeName: '城南店' });
});

test('what changed is shown before and after', async () => {
  const { items } = await all({ subjectId: 'tp_mallgift' });
  expect(items).toHaveLength(1);
  expect(items[0].subject).toMatchObject({ kind: 'template', name: '新人礼' });
  expect(items[0].change).toEqual([
    { field: 'thresholdFen', before: 30_000, after: 20_000 },
    { field: 'passphrase', after: '早安' },
  ]);
});

test('a manager sees her own store, whatever she asks for', async () => {
  expect((await own({ actorId: 'sf_southern' })).items).toEqual([]);
  const { items } = await own({ from: FIRST, until: FIRST + DAY, limit: 100 });
  expect(items).toHaveLength(31);
  expect(new Set(items.map((row: { storeName: string }) => row.storeName))).toEqual(new Set(['城北店']));
});

test.each([
  { by: 'person', data: { actorId: 'sf_southern' }, ids: ['aud_t040'] },
  { by: 'subject', data: { subjectId: 'sf_mover' }, ids: ['aud_t040'] },
  { by: 'action', data: { action: 'desk.find-member', until: FIRST + 4 * DAY }, ids: ['aud_t042'] },
  { by: 'day', data: { from: FIRST + 3 * DAY, until: FIRST + 4 * DAY }, ids: ['aud_t042'] },
  { by: 'person and day', data: { actorId: 'sf_manager', from: FIRST + 3 * DAY, until: FIRST + 4 * DAY }, ids: ['aud_t042'] },
  { by: 'person and action', data: { actorId: 'sf_headquarters', action: 'offer.save' }, ids: ['aud_t041'] },
])('filtered by $by', async ({ data, ids }) => {
  const { items } = await all(data);
  expect(items.map((row: { recordId: string }) => row.recordId)).toEqual(ids);
});

/** Whom the store's log could be read of, as it is asked for the wide and the narrow. */
const people = async (ask: typeof all | typeof own, text: string): Promise<object[]> =>
  (ask === all
    ? await mall.ask('ops', headquarters, 'audit.people', { text }, { as: asGroup() })
    : await mall.ask('ops', mall.staff('manager'), 'audit.people', { text }, { as: asManager() })
  ).items;

test('people are found by the beginning of their name, told apart by their post: of her store for a manager', async () => {
  const colleague = { staffId: 'sf_colleague', name: '许诺', role: 'guide', place: '城北店' };
  expect(await people(all, '许')).toEqual([{ staffId: 'sf_southern', name: '许宁', role: 'store-manager', place: '城南店' }, colleague]);
  expect(await people(own, '许')).toEqual([colleague]);
  expect(await people(all, '白')).toEqual([{ staffId: 'sf_lakebrand', name: '白鹭', role: 'brand-operator', place: '青湖' }]);
  expect(await people(own, '白')).toEqual([]);
  expect(await people(all, '宁')).toEqual([]);
  // no pattern, only letters
  expect(await people(all, '.*')).toEqual([]);
});

test('one who left is still found; of many of one name the first come, and that there are more', async () => {
  const staff = mall.deps.db.collection<Staff>('staff');
  const sample = (await staff.get('sf_southern'))!;
  const twins = Array.from({ length: 21 }, (_, index) => ({
    ...sample,
    _id: `sf_twin${String(index).padStart(2, '0')}`,
    openid: `oTwin${index}`,
    name: '欧阳同名',
    posts: index === 0 ? [] : sample.posts,
  }));
  await staff.insert(twins);
  const { items, more } = await mall.ask('ops', headquarters, 'audit.people', { text: '欧阳' }, { as: asGroup() });
  expect([items.length, more]).toEqual([20, true]);
  expect(items[0]).toEqual({ staffId: 'sf_twin00', name: '欧阳同名' });
});

test('every kind of action has its words, to choose among', async () => {
  const { items } = await mall.ask('ops', headquarters, 'audit.kinds', {}, { as: asGroup() });
  expect(items).toEqual(expect.arrayContaining([{ action: 'staff.suspend', what: '停用员工' }]));
  expect(items.every((one: { what: string }) => one.what.length > 0)).toBe(true);
  expect(items.map((one: { action: string }) => one.action)).not.toContain('audit.list');
});

test('pages go on where they ended, each record once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await own({ action: 'staff.suspend', limit: 7, from: FIRST, until: FIRST + DAY, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((row: { recordId: string }) => row.recordId));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(30);
  expect(new Set(seen).size).toBe(30);
});

test('a shopper who did something is named masked', async () => {
  const member = await mall.member();
  const { items } = await all({ actorId: member.memberId });
  expect(items.length).toBeGreaterThan(0);
  for (const row of items) expect(row.actor.name).not.toBe('林晓晓');
});

test('a record named after an event is read like any other', async () => {
  const { items } = await all({ subjectId: 'rd_1' });
  expect(items).toMatchObject([{ recordId: 'aud_redemption.done:rd_1|x', what: '核销', subject: { kind: 'redemption' } }]);
});

test('a statement is named by its brand and month', async () => {
  const { items } = await all({ subjectId: 'stmt_br_lake_2026-05' });
  expect(items).toMatchObject([{ what: '确认结算单', subject: { name: '青湖 2026-05' } }]);
});

test('a phone and a coupon are named as people name them', async () => {
  await mall.deps.db
    .collection<AuditRecord>('audit_log')
    .insert([record(50, { subjectKind: 'device', subjectId: 'dv_named' }), record(51, { subjectKind: 'coupon', subjectId: 'cp_spring_1_1' })]);
  await mall.deps.db
    .collection<any>('devices')
    .insert([{ _id: 'dv_named', name: '林的手机', memberId: 'mb_named', deviceKey: 'k', handle: '9999999991', state: 'revoked' }]);
  const named = async (subjectId: string) => (await all({ subjectId })).items[0].subject.name;
  expect(await named('dv_named')).toBe('林的手机');
  expect(await named('cp_spring_1_1')).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}$/);
});

test('nobody else reads it', async () => {
  for (const [key, role] of [
    ['guide', 'guide'],
    ['finance', 'finance'],
    ['lakebrand', 'brand-operator'],
  ] as const) {
    const answer = await mall.call('ops', mall.staff(key), 'audit.list', {}, { as: mall.at(role, { counterId: undefined }) });
    expect(answer.code).toBe('ROLE_REQUIRED');
  }
});
