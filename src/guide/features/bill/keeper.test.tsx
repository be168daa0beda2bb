import type { Receipt } from '@core/contracts/redemption';
import { DAY_MS } from '@core/domain/calendar';
import type { FailureCode } from '@/lib/failure';
import { createKeeper, type PendingRedemption, type Sent } from './keeper';

const receipt = { redemptionId: 'rd_1' } as Receipt;
const intent = {
  data: { ticketId: 'tk_1', slipNo: 'A1', lines: [], couponIds: ['cp_1'], expectedPayFen: 100 },
  memberMasked: '林**',
  savedFen: 50,
};
const no = (code: FailureCode, retryable = false): Sent => ({
  ok: false,
  failure: { code, message: code, retryable },
});

/** A keeper over a storage that survives it, and a server that answers in turn. */
const aKeeper = (answers: (Sent | Promise<Sent>)[], box: { value: string } = { value: '[]' }) => {
  const sent: PendingRedemption[] = [];
  const done: { ticketId: string; held: string }[] = [];
  const clock = { now: 1_000 };
  let ids = 0;
  const keeper = createKeeper({
    read: () => JSON.parse(box.value) as PendingRedemption[],
    write: pending => (box.value = JSON.stringify(pending)),
    send: async pending => {
      sent.push(pending);
      const answer = answers.shift();
      if (!answer) throw new Error('the server was asked once too often');
      return answer;
    },
    onDone: pending => done.push({ ticketId: pending.data.ticketId, held: box.value }),
    newRequestId: () => `req_${(ids += 1)}`,
    now: () => clock.now,
  });
  return { keeper, sent, done, box, clock };
};

describe('a redemption whose answer comes', () => {
  test('gives the receipt and leaves nothing behind', async () => {
    const { keeper } = aKeeper([{ ok: true, data: receipt }]);
    expect(await keeper.redeem(intent)).toEqual({ kind: 'receipt', receipt });
    expect(keeper.list()).toEqual([]);
  });

  test('tells that the visit’s bill is over before it is crossed out, also when it came only the second time', async () => {
    const lost = no('OFFLINE', true);
    const { keeper, done } = aKeeper([lost, { ok: true, data: receipt }]);
    const unknown = await keeper.redeem(intent);
    expect(done).toEqual([]);
    await keeper.resume(unknown.kind === 'unknown' ? unknown.pending : (undefined as never));
    expect(done).toMatchObject([{ ticketId: 'tk_1', held: expect.stringContaining('req_1') }]);
  });

  test('is written down before it is sent', async () => {
    const box = { value: '[]' };
    const seen: string[] = [];
    const keeper = createKeeper({
      read: () => JSON.parse(box.value) as PendingRedemption[],
      write: pending => (box.value = JSON.stringify(pending)),
      send: async () => {
        seen.push(box.value);
        return { ok: true, data: receipt };
      },
      onDone: () => undefined,
      newRequestId: () => 'req_1',
      now: () => 1,
    });
    await keeper.redeem(intent);
    expect(JSON.parse(seen[0] ?? '[]')).toMatchObject([{ requestId: 'req_1', data: intent.data }]);
  });

  test('a refusal is a verdict: the next try is a new request', async () => {
    const { keeper, sent } = aKeeper([no('BILL_CHANGED'), { ok: true, data: receipt }]);
    expect(await keeper.redeem(intent)).toMatchObject({ kind: 'refused', failure: { code: 'BILL_CHANGED' } });
    await keeper.redeem(intent);
    expect(sent.map(one => one.requestId)).toEqual(['req_1', 'req_2']);
  });
});

describe('a redemption whose answer is lost', () => {
  test.each([
    [no('OFFLINE'), 'the network went'],
    [no('TIMEOUT'), 'no answer in time'],
    [no('SERVER'), 'the platform broke on the way'],
    [no('TRY_AGAIN', true), 'the server asks to come again'],
    [no('INTERNAL', true), 'the function broke; nobody knows how far it came'],
  ])('%j keeps id and body for the next try (%s)', async lost => {
    const { keeper, sent } = aKeeper([lost, { ok: true, data: receipt }]);
    const first = await keeper.redeem(intent);
    expect(first.kind).toBe('unknown');
    const [pending] = keeper.list();
    expect(await keeper.resume(pending as PendingRedemption)).toEqual({ kind: 'receipt', receipt });
    expect(sent[1]).toMatchObject({ requestId: sent[0]?.requestId, data: sent[0]?.data });
    expect(keeper.list()).toEqual([]);
  });

  test('survives the app: another keeper over the same storage asks the same request', async () => {
    const first = aKeeper([no('TIMEOUT')]);
    await first.keeper.redeem(intent);
    const second = aKeeper([{ ok: true, data: receipt }], first.box);
    const [pending] = second.keeper.list();
    await second.keeper.resume(pending as PendingRedemption);
    expect(second.sent[0]?.requestId).toBe('req_1');
  });

  test('pressing redeem again, even with another bill, asks the first request again', async () => {
    const { keeper, sent } = aKeeper([no('TIMEOUT'), { ok: true, data: receipt }]);
    await keeper.redeem(intent);
    await keeper.redeem({ ...intent, data: { ...intent.data, expectedPayFen: 999 } });
    expect(sent.map(one => [one.requestId, one.data.expectedPayFen])).toEqual([
      ['req_1', 100],
      ['req_1', 100],
    ]);
  });

  test('does not hold up the next visitor', async () => {
    const { keeper, sent } = aKeeper([no('TIMEOUT'), { ok: true, data: receipt }]);
    await keeper.redeem(intent);
    await keeper.redeem({ ...intent, data: { ...intent.data, ticketId: 'tk_2' } });
    expect(sent.map(one => one.requestId)).toEqual(['req_1', 'req_2']);
    expect(keeper.list().map(one => one.requestId)).toEqual(['req_1']);
  });

  test('two taps at once are one request', async () => {
    let answer: (sent: Sent) => void = () => undefined;
    const { keeper, sent } = aKeeper([new Promise<Sent>(resolve => (answer = resolve))]);
    const first = keeper.redeem(intent);
    const second = keeper.redeem(intent);
    answer({ ok: true, data: receipt });
    expect(await first).toEqual(await second);
    expect(sent).toHaveLength(1);
  });

  test('a refusal at the door says nothing about what happened before, so it stays open', async () => {
    const { keeper } = aKeeper([no('TIMEOUT'), no('STAFF_SUSPENDED')]);
    await keeper.redeem(intent);
    const [pending] = keeper.list();
    expect((await keeper.resume(pending as PendingRedemption)).kind).toBe('unknown');
    expect(keeper.list()).toHaveLength(1);
  });

  test('a refusal at the door of the very first try is a verdict: nothing happened', async () => {
    const { keeper } = aKeeper([no('STAFF_SUSPENDED')]);
    expect((await keeper.redeem(intent)).kind).toBe('refused');
    expect(keeper.list()).toEqual([]);
  });

  test('is forgotten before the server forgets it', async () => {
    const { keeper, clock } = aKeeper([no('TIMEOUT')]);
    await keeper.redeem(intent);
    clock.now += 6 * DAY_MS;
    expect(keeper.list()).toEqual([]);
  });
});
