import { deliverInbox } from '@server/modules/inbox/deliver';
import { startMall, type Mall } from './harness';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const send = (memberId: string, n: number, at: number) =>
  deliverInbox(mall.deps.db, { _id: `in_${memberId}_${n}`, memberId, kind: 'account', title: `第 ${n} 封`, text: '内容', at });

test('pages bring every message once, newest first, also when many came in the same moment', async () => {
  const person = await mall.member();
  const now = Date.now();
  for (let n = 0; n < 25; n += 1) await send(person.memberId, n, now + Math.floor(n / 10));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page: any = await mall.ask('consumer', person, 'inbox.list', { limit: 7, ...(cursor ? { cursor } : {}) });
    expect(page.items.length).toBeLessThanOrEqual(7);
    seen.push(...page.items.map(({ inboxId }: any) => inboxId));
    cursor = page.nextCursor;
  } while (cursor);
  // the welcome message is the oldest
  expect(seen).toHaveLength(26);
  expect(new Set(seen).size).toBe(26);
  const sorted = await mall.deps.db.collection<any>('inbox').find(
    { memberId: person.memberId },
    {
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
    },
  );
  expect(seen).toEqual(sorted.map(({ _id }) => _id));
});

test('a cursor that is not ours begins at the beginning', async () => {
  const person = await mall.member();
  const first = await mall.ask('consumer', person, 'inbox.list', {});
  for (const cursor of ['nonsense', Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[{"$gt":0},"x"]').toString('base64url')]) {
    expect(await mall.ask('consumer', person, 'inbox.list', { cursor })).toEqual(first);
  }
});

test('a message is delivered once, read by its owner, and counted as unread until then', async () => {
  const [person, other] = [await mall.member(), await mall.member()];
  await send(person.memberId, 1, Date.now());
  await send(person.memberId, 1, Date.now());
  const inboxId = `in_${person.memberId}_1`;
  expect((await mall.ask('consumer', person, 'session.open')).unreadInbox).toBe(2);
  expect(await mall.call('consumer', other, 'inbox.read', { inboxId })).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  const requestId = mall.newRequest();
  const read = await mall.ask('consumer', person, 'inbox.read', { inboxId }, { requestId });
  expect(read).toMatchObject({ inboxId, read: true });
  expect(await mall.ask('consumer', person, 'inbox.read', { inboxId }, { requestId })).toEqual(read);
  expect((await mall.ask('consumer', person, 'session.open')).unreadInbox).toBe(1);
});

test('what was shown is read at once, and what came later stays new', async () => {
  const [person, other] = [await mall.member(), await mall.member()];
  const now = Date.now();
  for (let n = 0; n < 3; n += 1) await send(person.memberId, n, now + n);
  const requestId = mall.newRequest();
  const data = { until: now + 1 };
  expect(await mall.ask('consumer', person, 'inbox.read-all', data, { requestId })).toEqual({ unreadInbox: 1 });
  expect(await mall.ask('consumer', person, 'inbox.read-all', data, { requestId })).toEqual({ unreadInbox: 1 });
  const { items } = await mall.ask('consumer', person, 'inbox.list', {});
  expect(items.map(({ read }: any) => read)).toEqual([false, true, true, true]);
  expect((await mall.ask('consumer', person, 'session.open')).unreadInbox).toBe(1);
  expect((await mall.ask('consumer', other, 'session.open')).unreadInbox).toBe(1);
});

test('a receipt of somebody else answers like one that does not exist', async () => {
  const person = await mall.member();
  const answer = await mall.call('consumer', person, 'receipt.get', { redemptionId: 'rd_01ARZ3NDEKTSV4RRFFQ69G5FAV' });
  expect(answer).toMatchObject({ ok: false, code: 'REDEMPTION_NOT_FOUND' });
});
