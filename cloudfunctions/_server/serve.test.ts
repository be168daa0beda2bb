import { z } from 'zod';
import { action, anyone, timer } from '@core/contracts/define';
import { ok, refuse, type Result } from '@core/domain/result';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { BusyError } from './db/errors';
import type { Deps } from './deps';
import { serve } from './serve';

const contract = {
  'thing.read': action({
    caller: anyone,
    touches: 'none',
    changes: false,
    input: z.strictObject({ n: z.int() }),
    output: z.strictObject({ n: z.int() }),
  }),
  'thing.change': action({ caller: anyone, touches: 'none', changes: true, input: z.strictObject({}), output: z.strictObject({}) }),
  'thing.pay': action({
    caller: anyone,
    touches: 'none',
    changes: false,
    input: z.strictObject({
      bill: z.union([
        z.strictObject({ lines: z.array(z.int()), slip: z.string() }),
        z.strictObject({ billId: z.string(), slip: z.string() }),
      ]),
    }),
    output: z.strictObject({}),
  }),
  'thing.tick': action({ caller: timer, touches: 'none', changes: false, input: z.strictObject({}), output: z.strictObject({}) }),
};

const login = { environment: JSON.stringify({ WX_OPENID: 'o-1' }) };
type Read = (n: number) => Promise<Result<{ n: number }, ErrorCode>>;

const serving = (read: Read = async n => ok({ n })) => {
  const lines: Record<string, any>[] = [];
  let opened = 0;
  const deps = {
    now: () => 1000 + lines.length,
    ids: { next: (prefix: string) => `${prefix}_made` },
    log: (line: object) => lines.push(line),
  } as unknown as Deps;
  const main = serve(
    contract,
    {
      'thing.read': (_, { n }) => read(n),
      'thing.change': async () => ok({}),
      'thing.pay': async () => ok({}),
      'thing.tick': async () => ok({}),
    },
    () => {
      opened += 1;
      return deps;
    },
  );
  return { main, lines, opens: () => opened };
};

test('an answer carries data, request id and the server’s clock; one line is logged', async () => {
  const { main, lines, opens } = serving();
  const body = { action: 'thing.read', requestId: 'request-1', data: { n: 5 } };
  expect(await main(body, login)).toEqual({ ok: true, data: { n: 5 }, requestId: 'request-1', serverAt: 1001 });
  await main(body, login);
  expect(opens()).toBe(1);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual({ at: 1000, action: 'thing.read', requestId: 'request-1', code: 'OK', ms: 0, source: 'client' });
});

test.each([
  { body: { action: 'thing.read', data: {} }, code: 'REQUEST_INVALID', data: { fields: ['n'] }, why: 'names the field, not the value' },
  {
    body: { action: 'thing.read', data: { n: 5, ['nn'.repeat(50)]: 1, couponIDs: 'a value' } },
    code: 'REQUEST_INVALID',
    data: { fields: ['nn'.repeat(32), 'couponIDs'] },
    why: 'names what nobody knows, cut where it is long',
  },
  {
    body: { action: 'thing.pay', data: { bill: { lines: [1, 2.5], slip: 'A' } } },
    code: 'REQUEST_INVALID',
    data: { fields: ['bill.lines.1'] },
    why: 'of two forms the one that was meant',
  },
  {
    body: { action: 'thing.pay', data: { bill: { billId: 'B' } } },
    code: 'REQUEST_INVALID',
    data: { fields: ['bill.slip'] },
    why: 'of two forms the other one',
  },
  { body: { action: 'thing.pay', data: { bill: 7 } }, code: 'REQUEST_INVALID', data: { fields: ['bill'] }, why: 'none of two forms' },
  { body: 'text', code: 'REQUEST_INVALID', why: 'no object' },
  { body: null, code: 'REQUEST_INVALID', why: 'nothing at all' },
  { body: { action: 'thing.none' }, code: 'ACTION_UNKNOWN', why: 'no such action' },
  { body: { action: 'constructor' }, code: 'ACTION_UNKNOWN', why: 'what every object has is no action' },
  { body: { action: 'thing.change' }, code: 'REQUEST_ID_REQUIRED', why: 'a change without a request id' },
  { body: { action: 'thing.tick' }, code: 'ROLE_REQUIRED', why: 'the timer’s, from a client' },
])('refuses with $code: $why', async ({ body, code, data }) => {
  const { main, lines } = serving();
  const answer = await main(body, login);
  expect(answer).toMatchObject({ ok: false, code, retryable: false, ...(data ? { data } : {}) });
  expect(answer).toHaveProperty('message', expect.stringMatching(/[\u4e00-\u9fff]/));
  expect(lines[0]).toMatchObject({ code });
});

test('without a login nothing that is not public is served', async () => {
  const { main } = serving();
  expect(await main({ action: 'thing.read', data: { n: 1 }, openid: 'o-1', WX_OPENID: 'o-1' }, { environment: '{}' })).toMatchObject({
    code: 'LOGIN_REQUIRED',
  });
});

test('the platform’s timer is let in', async () => {
  const { main } = serving();
  const context = { environment: JSON.stringify({ TRIGGER_SRC: 'timer' }) };
  expect(await main({ action: 'thing.tick' }, context)).toMatchObject({ ok: true });
});

test('a refusal of the handler is answered with its facts', async () => {
  const { main } = serving(async () => refuse('TEMPLATE_SOLD_OUT', { left: 0 }));
  expect(await main({ action: 'thing.read', data: { n: 1 } }, login)).toMatchObject({
    ok: false,
    code: 'TEMPLATE_SOLD_OUT',
    data: { left: 0 },
    message: '来晚一步，已经领完了',
  });
});

test.each([
  { error: new BusyError('busy'), code: 'TRY_AGAIN', why: 'contention can be tried again' },
  { error: new Error('secret detail'), code: 'INTERNAL', why: 'a bug tells the caller nothing' },
])('$why', async ({ error, code }) => {
  const { main, lines } = serving(() => Promise.reject(error));
  const answer = await main({ action: 'thing.read', data: { n: 1 } }, login);
  expect(answer).toMatchObject({ ok: false, code, retryable: true });
  expect(JSON.stringify(answer)).not.toContain(error.message);
  expect(lines[0]!.error).toContain(error.message);
});

test('an answer that breaks its own contract is a bug, never sent', async () => {
  const { main, lines } = serving(async () => ok({ n: 1, secret: 'x' } as { n: number }));
  expect(await main({ action: 'thing.read', data: { n: 1 } }, login)).toMatchObject({ ok: false, code: 'INTERNAL' });
  expect(lines[0]!.code).toBe('INTERNAL');
});
