import { deliverInbox } from '@server/modules/inbox/deliver';
import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { aRedemption, saleOf, type Redeemed } from './support/sales';
import { atDesk, deliver } from './support/sold';
import { clientOf, giveTill } from './support/till';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-inbox'));
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

describe('what became of a bill since she was told of it', () => {
  const LINES = [{ lineId: 'p1', quantity: 4, amountFen: 40_000 }];
  const sold = async (): Promise<Redeemed & { saleId: string }> => {
    const redeemed = await aRedemption(mall, { lines: LINES });
    const answer = await till.call('upload-sale', saleOf(redeemed), mall.newRequest());
    if (!answer.ok) throw new Error(answer.code);
    return { ...redeemed, saleId: answer.data.saleId };
  };
  const refund = async (saleId: string, quantity: number): Promise<{ at: number; payFen: number }> => {
    const lines = [{ lineId: 'p1', quantity }];
    const { data: preview } = await atDesk(mall, 'refund.preview', { saleId, lines });
    const { data: slip } = await atDesk(mall, 'refund.make', { saleId, lines, reason: '退', expectedCashFen: preview.cashFen });
    return slip;
  };
  /** Her messages about it by kind, and her receipt. */
  const seenBy = async ({ shopper, redemptionId }: Redeemed) => {
    const { items } = await mall.ask('consumer', shopper, 'inbox.list', {});
    const about = items.filter((item: { redemptionId?: string }) => item.redemptionId === redemptionId);
    return {
      undone: Object.fromEntries(about.map(({ kind, undone }: { kind: string; undone?: object }) => [kind, undone])),
      receipt: await mall.ask('consumer', shopper, 'receipt.get', { redemptionId }),
    };
  };

  test('while it stands, neither the message nor the receipt says anything', async () => {
    const { undone, receipt } = await seenBy(await sold());
    expect(undone).toEqual({ receipt: undefined });
    expect(receipt).not.toHaveProperty('refunded');
  });

  test('undone, the first message is marked with when, and the receipt says so whichever message leads to it', async () => {
    const redeemed = await aRedemption(mall, { lines: LINES });
    const { redemptionId } = redeemed;
    const { reversedAt } = await mall.ask('guide', mall.staff('guide'), 'redemption.reverse', { redemptionId }, { as: mall.at() });
    const { undone, receipt } = await seenBy(redeemed);
    expect(undone).toEqual({ receipt: { how: 'reversed', at: reversedAt }, reversal: undefined });
    expect(receipt).toMatchObject({ state: 'reversed', reversedAt });
  });

  test('refunded in parts, both say that a part went back, then that all did, when last, and how much in all', async () => {
    const one = await sold();
    const first = await refund(one.saleId, 1);
    await deliver(mall);
    const partly = await seenBy(one);
    expect(partly.undone).toEqual({ receipt: { how: 'partly-refunded', at: first.at }, refund: undefined });
    expect(partly.receipt.refunded).toEqual({ at: first.at, backFen: first.payFen, complete: false });
    const last = await refund(one.saleId, 3);
    const whole = await seenBy(one);
    expect(whole.undone.receipt).toEqual({ how: 'refunded', at: last.at });
    expect(whole.receipt.refunded).toEqual({ at: last.at, backFen: one.payFen, complete: true });
  });
});
