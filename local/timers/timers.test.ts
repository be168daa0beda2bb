import type { FunctionInfo } from '../functions/host';
import type { Caller, Outcome } from '../functions/types';
import { createTimers, type Timers } from './timers';

const info = (timers: FunctionInfo['timers']): FunctionInfo => ({
  name: 'jobs',
  timeoutMs: 60_000,
  memoryMb: 256,
  timers,
  instances: 0,
  inFlight: 0,
  queued: 0,
  coldStarts: 0,
  lastColdStartMs: null,
  crashes: 0,
  maxInstances: 2,
  concurrency: 32,
});

type Call = { functionName: string; event: unknown; caller: Caller };
let calls: Call[];
let timers: Timers;
const open = (scheduled: boolean, answer: Outcome = { ok: true, json: '"done"' }): void => {
  calls = [];
  timers = createTimers({
    functions: [info([{ name: 'minute', config: '0 * * * * * *', message: 'tick' }])],
    invoke: async (functionName, event, caller) => {
      calls.push({ functionName, event: JSON.parse(event), caller });
      return answer;
    },
    now: Date.now,
    log: () => undefined,
    scheduled,
  });
};

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T02:00:30Z') }));
afterEach(() => {
  timers.close();
  jest.useRealTimers();
});

test('a timer fires once at each of its instants, with the event of the platform and the timer as its source', () => {
  open(true);
  jest.advanceTimersByTime(29_999);
  expect(calls).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(calls).toEqual([
    {
      functionName: 'jobs',
      event: { Type: 'Timer', TriggerName: 'minute', Time: '2026-03-01T02:01:00Z', Message: 'tick' },
      caller: { source: 'timer' },
    },
  ]);
  jest.advanceTimersByTime(180_000);
  expect(calls).toHaveLength(4);
});

test('run fires it now, also when nothing is scheduled, and may be repeated', async () => {
  open(false);
  expect(timers.list()).toMatchObject([{ functionName: 'jobs', name: 'minute', nextAt: null, lastAt: null }]);
  expect(await timers.run('minute')).toEqual({ ok: true, json: '"done"' });
  expect(await timers.run('minute')).toEqual({ ok: true, json: '"done"' });
  expect(calls).toHaveLength(2);
  expect(timers.list()[0]).toMatchObject({ lastOk: true, lastAt: Date.now() });
});

test('a failed run is remembered as failed', async () => {
  open(false, { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: 'x' });
  await timers.run('minute');
  expect(timers.list()[0]!.lastOk).toBe(false);
});

test('a name that does not exist is told apart', async () => {
  open(false);
  expect(await timers.run('nobody')).toBeNull();
});

test('when the clock is moved ahead, what became due fires once and the rest goes by the new time', () => {
  open(true);
  jest.setSystemTime(Date.parse('2026-03-01T03:30:10Z'));
  timers.clockMoved();
  jest.advanceTimersByTime(1);
  expect(calls).toHaveLength(1);
  expect(calls[0]!.event).toMatchObject({ Time: '2026-03-01T02:01:00Z' });
  jest.advanceTimersByTime(50_000);
  expect(calls.map(call => (call.event as { Time: string }).Time).slice(1)).toEqual(['2026-03-01T03:31:00Z']);
});

test('when the clock is moved back, the next instant comes again', () => {
  open(true);
  jest.setSystemTime(Date.parse('2026-03-01T01:00:50Z'));
  timers.clockMoved();
  jest.advanceTimersByTime(10_000);
  expect(calls.map(call => (call.event as { Time: string }).Time)).toEqual(['2026-03-01T01:01:00Z']);
});

test('after close nothing fires', () => {
  open(true);
  timers.close();
  jest.advanceTimersByTime(600_000);
  expect(calls).toEqual([]);
});
