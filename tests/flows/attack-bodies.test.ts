import type { Staff } from '@server/modules/staff/documents';
import { startMall, type Mall } from './harness';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const send = async (body: string): Promise<any> => {
  const headers = { 'content-type': 'application/json', 'x-yima-login': mall.stranger().token };
  return (await fetch(`${mall.runtime.url}/v1/functions/consumer`, { method: 'POST', headers, body })).json();
};

test('a body nested so deep that walking it ends the stack is a bad request, not a failure of ours', async () => {
  const deep = '['.repeat(40_000) + ']'.repeat(40_000);
  expect(await send(`{"action":"session.open","data":${deep}}`)).toMatchObject({ code: 'REQUEST_INVALID' });
});

test('keys of every object are no fields', async () => {
  expect(await send('{"action":"session.open","data":{"__proto__":{"x":1}}}')).toMatchObject({ code: 'REQUEST_INVALID' });
  expect(await send('{"action":"scene.resolve","data":{"scene":"__proto__"}}')).toMatchObject({ code: 'SCENE_NOT_FOUND' });
  expect(({} as { x?: number }).x).toBeUndefined();
});

test.each([{ toString: 1 }, ['GET'], 7, null, undefined])('a client that plays HTTP access with the method %j is refused by name', async httpMethod => {
  const { status, body } = await mall.raw('pos' as never, mall.stranger().token, { path: '/pos/v1/time', httpMethod });
  expect({ status, code: JSON.parse(body.body).code }).toEqual({ status: 200, code: 'ACTION_UNKNOWN' });
});

test.each(['group-operator', 'brand-operator', 'finance'] as const)('a store manager decides nothing about a %s who has a post in her store', async role => {
  const _id = `sf_posted_${role}`;
  const posts: Staff['posts'] = [
    { storeId: 'st_north', role: 'cashier', counterIds: ['ct_nlake'], from: 0 },
    { storeId: 'st_north', role, counterIds: [], from: 0 },
  ];
  const staff: Staff = {
    _id,
    state: 'active',
    openid: `o-posted-${role}`,
    name: '总部',
    title: '',
    avatar: '',
    employer: 'mall',
    posts,
    storeIds: ['st_north'],
    since: 0,
    schema: 1,
  };
  await mall.deps.db.collection<Staff>('staff').insert(staff);
  const answer = await mall.call('ops', mall.staff('manager'), 'staff.suspend', { staffId: _id, reason: '试试' }, { as: mall.at('store-manager') });
  expect(answer).toMatchObject({ code: 'STAFF_NOT_FOUND' });
  expect((await mall.deps.db.collection<Staff>('staff').get(_id))!.state).toBe('active');
});
