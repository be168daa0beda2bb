import type { ActingAs, ActionSpec } from '@core/contracts/define';
import { consumerContract } from '@core/contracts/consumer';
import { errorMessages } from '@core/contracts/errors/codes';
import { guideContract } from '@core/contracts/guide';
import { jobsContract } from '@core/contracts/jobs';
import { opsContract } from '@core/contracts/ops';
import { startMall, type Answer, type FunctionName, type Mall, type Person } from './harness';
import { makeWorld, samples } from './support/actions';
import type { World } from './support/sample';
import { asForeigner, foreign } from './support/foreign';
import { spoil, withOperators, type Spoilt } from './support/hostile';

const contracts: Record<FunctionName, Record<string, ActionSpec>> = {
  consumer: consumerContract,
  guide: guideContract,
  ops: opsContract,
  jobs: jobsContract,
};
const clientActions = (['consumer', 'guide', 'ops'] as const).flatMap(fn =>
  Object.keys(contracts[fn]).map(action => ({ fn, action, spec: contracts[fn][action]! })),
);
const changes = clientActions.filter(({ spec }) => spec.changes);

// a test sends every field of an action spoilt in every way, one after another
jest.setTimeout(30_000);

let mall: Mall;
let world: World;
beforeAll(async () => {
  mall = await startMall();
  world = await makeWorld(mall);
}, 60_000);
afterAll(() => mall?.close());

/** What is wrong with a refusal: it has a closed code, a Chinese sentence that helps, and no detail of the inside. */
const faultsOf = (answer: Answer): string[] =>
  Object.entries({
    'is no refusal': answer.ok !== false,
    'has no closed code': !Object.hasOwn(errorMessages, answer.code ?? ''),
    'is an internal error': answer.code === 'INTERNAL',
    'has no sentence that helps': !/[\u4e00-\u9fff]{4,}/.test(answer.message ?? ''),
    'tells of the inside': /Error|\bat \/|\.ts:|\.js:|E11000|zod/.test(JSON.stringify(answer)),
  }).flatMap(([fault, found]) => (found ? [fault] : []));

/** One assertion an answer: there are ten thousand answers here. */
const isRefusal = (answer: Answer): void => {
  const faults = faultsOf(answer);
  if (faults.length > 0) expect({ answer, faults }).toEqual({ answer, faults: [] });
};

/** Does something and finds every document as it was; that somebody tried is counted, whatever came of it. */
const storingNothing = async (work: () => Promise<void>): Promise<void> => {
  const before = await mall.dump(['attempts']);
  await work();
  const after = await mall.dump(['attempts']);
  // what reads alike is alike: comparing value by value takes longer than the calls did
  if (JSON.stringify(after) !== JSON.stringify(before)) expect(after).toEqual(before);
};

const inTurns = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
};

/** Makes the caller and the place where she acts before anything is compared: a login alone stores nothing. */
const callerOf = (action: string): { who: Person; as?: ActingAs } => {
  const { who, as } = samples[action]!;
  return { who: who(mall, world), ...(as ? { as: as(mall) } : {}) };
};

test('the samples name every action that a client can call', () => {
  expect(Object.keys(samples).sort()).toEqual(clientActions.map(({ action }) => action).sort());
  for (const { action, fn, spec } of clientActions) {
    expect([action, samples[action]!.fn]).toEqual([action, fn]);
    expect([action, samples[action]!.twice !== undefined]).toEqual([action, spec.changes]);
  }
});

test.each([
  { why: 'a success', answer: { ok: true, code: undefined } },
  { why: 'a code of nobody', answer: { code: 'constructor' } },
  { why: 'a failure of ours', answer: { code: 'INTERNAL' } },
  { why: 'a sentence for nobody here', answer: { message: 'no such thing' } },
  { why: 'a trace', answer: { data: 'at /serve.ts:12' } },
])('a refusal that is none, or says too much, is noticed: $why', ({ answer }) => {
  const good = { ok: false, code: 'REQUEST_INVALID', message: '请求的内容不对', requestId: 'r', serverAt: 0 };
  isRefusal(good);
  expect(() => isRefusal({ ...good, ...answer } as Answer)).toThrow(/faults/);
});

test('what is stored is seen: without that the tests below would hold whatever happens', async () => {
  await expect(storingNothing(async () => void (await mall.member()))).rejects.toThrow(/toEqual/);
  await storingNothing(async () => undefined);
});

describe.each(clientActions)('$fn $action', ({ fn, action, spec }) => {
  const send = async ({ how, data }: Spoilt, caller: ReturnType<typeof callerOf>): Promise<void> => {
    const answer = await mall.call(fn, caller.who, action, data, { as: caller.as });
    if (answer.code !== 'REQUEST_INVALID') expect({ how, code: answer.code }).toEqual({ how, code: 'REQUEST_INVALID' });
    isRefusal(answer);
  };

  test('the sample is valid', () => {
    expect(spec.input.safeParse(samples[action]!.data(world))).toMatchObject({ success: true });
  });

  test('query operators inside values are refused everywhere and nothing is stored', async () => {
    const caller = callerOf(action);
    const spoilt = withOperators(samples[action]!.data(world));
    await storingNothing(() => inTurns(spoilt, item => send(item, caller)));
  });

  test('missing, extra and wrong fields are refused and nothing is stored', async () => {
    const caller = callerOf(action);
    const spoilt = spoil(samples[action]!.data(world)).filter(({ data }) => !spec.input.safeParse(data ?? {}).success);
    expect(spoilt.length).toBeGreaterThan(0);
    await storingNothing(() => inTurns(spoilt, item => send(item, caller)));
  });

  test('whoever may not call it is refused and nothing is stored', async () => {
    const data = samples[action]!.data(world);
    const strangers: { who: Person; as?: ActingAs; codes: string[] }[] = [];
    const { caller } = spec;
    if (caller.kind === 'member')
      strangers.push({ who: mall.stranger(), codes: ['MEMBER_REQUIRED'] }, { who: mall.staff('guide'), codes: ['MEMBER_REQUIRED'] });
    if (caller.kind === 'staff') {
      const as = samples[action]!.as!(mall);
      const others = (['guide', 'cashier', 'store-manager', 'brand-operator', 'group-operator', 'finance'] as const).filter(
        role => !caller.roles.includes(role),
      );
      strangers.push({ who: mall.stranger(), as, codes: ['ROLE_REQUIRED'] });
      strangers.push({ who: world.shopper, as, codes: ['ROLE_REQUIRED'] });
      strangers.push({ who: mall.staff('suspended'), as, codes: ['STAFF_SUSPENDED'] });
      strangers.push({ who: mall.staff('gone'), as, codes: ['ROLE_REQUIRED'] });
      strangers.push({ who: mall.staff('southern'), as, codes: ['STORE_NOT_YOURS'] });
      strangers.push({ who: mall.staff('manager'), codes: ['ROLE_REQUIRED'] });
      for (const role of others) strangers.push({ who: mall.staff('manager'), as: { ...as, role }, codes: ['ROLE_REQUIRED'] });
      if (!caller.roles.includes('guide')) strangers.push({ who: mall.staff('guide'), as, codes: ['ROLE_REQUIRED'] });
    }
    await storingNothing(async () => {
      for (const { who, as, codes } of strangers) {
        const answer = await mall.call(fn, who, action, data, { as });
        isRefusal(answer);
        expect(codes).toContain(answer.code);
      }
      const { status, body } = await mall.raw(fn, undefined, { action, requestId: mall.newRequest(), data });
      expect([status, body.code]).toEqual([401, 'LOGIN_REQUIRED']);
    });
  });

  test('a payload that claims to be somebody changes nobody’s identity', async () => {
    const data = { ...(samples[action]!.data(world) as object) };
    const who = mall.stranger();
    const body = {
      action,
      requestId: mall.newRequest(),
      data,
      openid: world.shopper.openid,
      WX_OPENID: world.shopper.openid,
      userInfo: { openId: world.shopper.openid },
      staff: 'sf_manager',
    };
    // whoever may be anybody is not refused
    if (spec.caller.kind === 'anyone' || spec.caller.kind === 'public') return;
    await storingNothing(async () => isRefusal((await mall.raw(fn, who.token, body)).body));
  });
});

/** An answer without what is made anew each time. */
const settled = (action: string, data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([field]) => !samples[action]!.madeAnew?.includes(field)));

describe.each(changes)('$fn $action, by its request id', ({ fn, action }) => {
  test('needs one', async () => {
    const { who, as } = callerOf(action);
    await storingNothing(async () => {
      const { body } = await mall.raw(fn, who.token, { action, data: samples[action]!.data(world), ...(as ? { as } : {}) });
      expect(body.code).toBe('REQUEST_ID_REQUIRED');
      isRefusal(body);
    });
  });

  test('the same id again answers the same; with another body it is refused and nothing more is stored', async () => {
    const { who, first, second } = await samples[action]!.twice!(mall);
    const options = { requestId: mall.newRequest(), as: samples[action]!.as?.(mall) };
    const answer = await mall.call(fn, who, action, first, options);
    expect({ action, code: answer.code, data: answer.ok ? undefined : answer.data }).toEqual({ action, code: undefined, data: undefined });
    await storingNothing(async () => {
      expect(settled(action, (await mall.call(fn, who, action, first, options)).data)).toEqual(settled(action, answer.data));
      if (second === undefined) return;
      const reused = await mall.call(fn, who, action, second, options);
      expect({ action, code: reused.code }).toEqual({ action, code: 'REQUEST_ID_REUSED' });
      isRefusal(reused);
    });
  });
});

describe('another’s things answer like things that do not exist', () => {
  const cases = Object.entries(foreign).flatMap(([action, given]) => (typeof given === 'string' ? [] : given.map(one => ({ action, ...one }))));

  test('every action has a case, or says why there is nothing of another’s that it could name', () => {
    expect(Object.keys(foreign).sort()).toEqual(Object.keys(samples).sort());
  });

  test.each(cases)('$action by $by: $code', async one => {
    const sample = samples[one.action]!;
    const { who, as, data } = await asForeigner(mall, world, sample, one);
    await storingNothing(async () => {
      const answer = await mall.call(sample.fn, who, one.action, data, { as });
      if (one.code === 'NOTHING') return expect(answer).toMatchObject({ ok: true, data: { items: [] } });
      isRefusal(answer);
      expect(answer.code).toBe(one.code);
    });
  });
});

describe('the envelope itself', () => {
  const names = ['no.such', '', 'constructor', '__proto__', 'toString', 'member.join\u0000', 'MEMBER.JOIN', '$where', 'x'.repeat(64)];
  test.each(['consumer', 'guide', 'ops'] as const)('%s knows no other action', async fn => {
    const who = mall.stranger();
    await storingNothing(() =>
      inTurns(names, async action => {
        const answer = await mall.call(fn, who, action);
        isRefusal(answer);
        expect(answer.code).toBe('ACTION_UNKNOWN');
      }),
    );
  });

  test.each(['consumer', 'guide', 'ops'] as const)('%s refuses bodies that are no requests', async fn => {
    const { token } = mall.staff('guide');
    const requestId = mall.newRequest();
    const as = mall.at();
    const bodies: unknown[] = [
      {},
      { action: 1 },
      { action: { $ne: null } },
      { action: ['session.open'] },
      { action: 'x'.repeat(65) },
      { action: 'session.open', requestId: 'short' },
      { action: 'session.open', requestId: { $gt: '' } },
      { action: 'session.open', requestId: 'has spaces in it' },
      { action: 'session.open', requestId: `${requestId}:other.action:x` },
      { action: 'workbench.open', requestId, as: { ...as, role: 'owner' } },
      { action: 'workbench.open', requestId, as: { ...as, storeId: { $ne: '' } } },
      { action: 'workbench.open', requestId, as: { ...as, terminalId: 'a.b.c.d.e.f' } },
      { action: 'workbench.open', requestId, as: { ...as, extra: 1 } },
      { action: 'workbench.open', requestId, as: [] },
    ];
    await storingNothing(() =>
      inTurns(bodies, async body => {
        const { body: answer } = await mall.raw(fn, token, body);
        isRefusal(answer);
        expect({ body, code: answer.code }).toEqual({ body, code: 'REQUEST_INVALID' });
      }),
    );
  });

  test.each(['every-minute', 'nightly', 'no-such-timer', 'constructor'])('the timer %s cannot be played by a client', async TriggerName => {
    await storingNothing(async () => {
      for (const who of [mall.stranger(), mall.staff('manager')]) {
        const { body } = await mall.raw('jobs', who.token, {
          Type: 'Timer',
          TriggerName,
          Time: '2026-11-21T00:00:00Z',
          Message: '',
          source: 'timer',
          TRIGGER_SRC: 'timer',
        });
        for (const answer of [body].flat()) {
          isRefusal(answer);
          expect(['ROLE_REQUIRED', 'ACTION_UNKNOWN']).toContain(answer.code);
        }
      }
    });
  });

  test.each(Object.keys(jobsContract))('%s is refused to every client', async action => {
    await storingNothing(async () => {
      for (const who of [mall.stranger(), mall.staff('manager')]) {
        const { body } = await mall.raw('jobs', who.token, { action, requestId: mall.newRequest(), data: {} });
        for (const answer of [body].flat()) {
          isRefusal(answer);
          expect(['ROLE_REQUIRED', 'ACTION_UNKNOWN']).toContain(answer.code);
        }
      }
    });
  });
});
