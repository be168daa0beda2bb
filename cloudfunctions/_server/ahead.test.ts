import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { action, member, till } from '@core/contracts/define';
import { ok } from '@core/domain/result';
import { readingAhead } from './ahead';
import type { Deps } from './deps';
import { billHandlers } from './modules/bill/handlers';
import { visitHandlers } from './modules/visit/handlers';
import { serve } from './serve';

const thing = { touches: 'own', changes: false, input: z.strictObject({ n: z.int() }), output: z.strictObject({ n: z.int() }) } as const;
const contract = { 'thing.hers': action({ ...thing, caller: member }), 'thing.tills': action({ ...thing, caller: till }) };
const desktop = { environment: JSON.stringify({ TCB_CUSTOM_USER_ID: 'desktop-1' }) };
const login = { environment: JSON.stringify({ WX_OPENID: 'o-1' }) };

type Held<T> = { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void };

const held = <T>(): Held<T> => {
  const made = {} as Held<T>;
  made.promise = new Promise<T>((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

/** A member looked up, and something read ahead, each answered when the test says so. */
const opened = (given: { member?: object } = { member: { _id: 'mb_1' } }) => {
  const [lookedUp, read] = [held<object[]>(), held<number>()];
  const asked: string[] = [];
  const db = {
    command: {},
    collection: () => ({
      find: () => {
        asked.push('caller');
        return lookedUp.promise;
      },
    }),
  };
  const lines: Record<string, unknown>[] = [];
  const deps = { db, now: () => 1000, ids: { next: () => 'req_made' }, log: (line: object) => lines.push({ ...line }), env: {} };
  const handler = readingAhead(
    (_, { n }: { n: number }) => {
      asked.push(`ahead ${n}`);
      return read.promise;
    },
    async (_context, _input, ahead) => ok({ n: ahead ? await ahead : -1 }),
  );
  const main = serve(contract, { 'thing.hers': handler, 'thing.tills': handler }, () => deps as unknown as Deps);
  return { asked, lines, main, admit: () => lookedUp.resolve(given.member ? [given.member] : []), read };
};

const ask = { action: 'thing.hers', data: { n: 7 } };

test('what is read ahead is asked for while the caller is looked up, and given to the handler once', async () => {
  const { asked, main, admit, read } = opened();
  const answer = main(ask, login);
  await turn();
  expect(asked.sort()).toEqual(['ahead 7', 'caller']);
  read.resolve(42);
  admit();
  expect(await answer).toMatchObject({ ok: true, data: { n: 42 } });
  expect(asked).toHaveLength(2);
});

test('who is not let in is refused without waiting for it, and hears nothing of it when it fails', async () => {
  const unheard = jest.fn();
  process.once('unhandledRejection', unheard);
  const { main, admit, read, lines } = opened({});
  const answer = main(ask, login);
  admit();
  expect(await answer).toMatchObject({ ok: false, code: 'MEMBER_REQUIRED' });
  read.reject(new Error('the disk is gone'));
  await turn();
  process.off('unhandledRejection', unheard);
  expect(unheard).not.toHaveBeenCalled();
  expect(lines).toHaveLength(1);
});

test('a look ahead that fails fails the action of whoever is let in', async () => {
  const { main, admit, read, lines } = opened();
  const answer = main(ask, login);
  read.reject(new Error('the disk is gone'));
  await turn();
  admit();
  expect(await answer).toMatchObject({ ok: false, code: 'INTERNAL' });
  expect(lines[0]!.error).toContain('the disk is gone');
});

test.each([
  { why: 'without a login', body: ask, context: { environment: '{}' }, code: 'LOGIN_REQUIRED' },
  { why: 'for a desktop, before its session was looked at', body: ask, context: desktop, code: 'LOGIN_REQUIRED' },
  { why: 'with an input that is none', body: { ...ask, data: { n: 'x' } }, context: login, code: 'REQUEST_INVALID' },
  { why: 'for a till that has not signed', body: { ...ask, action: 'thing.tills' }, context: login, code: 'TILL_UNSIGNED' },
])('nothing is read ahead $why', async ({ body, context, code }) => {
  const { asked, main } = opened();
  expect(await main(body, context)).toMatchObject({ ok: false, code });
  expect(asked).toEqual([]);
});

test.each([
  { handler: visitHandlers['visit.identify'], why: 'a scan: whose code it is' },
  { handler: visitHandlers['visit.get'], why: 'a visit that is looked at again' },
  { handler: billHandlers['bill.quote'], why: 'a quote: the visit it belongs to' },
  { handler: billHandlers['bill.redeem'], why: 'a redemption: the visit it belongs to' },
])('whoever stands at the counter waits once less for $why', ({ handler }) => {
  expect(handler).toHaveProperty('read', expect.any(Function));
});
