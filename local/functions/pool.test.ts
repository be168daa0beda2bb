import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, type Pool } from './pool';
import type { FunctionSpec } from './types';
import { workerProgram } from './worker-source';

const WHO = `
const { threadId } = require('node:worker_threads');
const { setTimeout: sleep } = require('node:timers/promises');
exports.main = async ({ ms }) => { await sleep(ms); return threadId; };
`;

let folder: string;
let pool: Pool | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-pool-'));
  writeFileSync(join(folder, 'who.js'), WHO);
});
afterEach(() => pool?.close());
afterAll(() => rmSync(folder, { recursive: true }));

const poolOn = async (cores: number, own: Partial<FunctionSpec> = {}): Promise<Pool> => {
  const spec: FunctionSpec = {
    ...{ name: 'who', file: join(folder, 'who.js'), exportName: 'main' },
    ...{ timeoutMs: 5_000, memoryMb: 64, env: {}, timers: [] },
    ...own,
  };
  pool = createPool({ program: await workerProgram(), spec, env: {}, log: () => undefined, cores });
  await pool.warm();
  return pool;
};

/** How many calls each thread took of so many at a time, the busiest first. */
const shares = async (at: Pool, calls: number): Promise<number[]> => {
  const one = async (n: number): Promise<string> => {
    const outcome = await at.invoke('{"ms":40}', {}, `r-${n}`);
    return outcome.ok ? outcome.json : outcome.code;
  };
  const threads = await Promise.all(Array.from({ length: calls }, (_, n) => one(n)));
  const counts = new Map<string, number>();
  for (const thread of threads) counts.set(thread, (counts.get(thread) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
};

test.each([
  ['two cores: one of them answers, so one thread takes what it may', 2, 16, [16]],
  ['two cores, more than one thread may take', 2, 20, [16, 4]],
  ['four cores, few calls', 4, 8, [8]],
])('on %s', async (_what, cores, calls, expected) => {
  expect(await shares(await poolOn(cores), calls)).toEqual(expected);
});

test('on four cores many calls bring a second thread, and share the two', async () => {
  const at = await poolOn(4);
  const [most, least] = await shares(at, 24);
  expect([most! + least!, at.stats().instances]).toEqual([24, 2]);
  expect(least).toBeGreaterThanOrEqual(8);
});

test('what is more than the threads may take waits, and is answered', async () => {
  const at = await poolOn(2);
  const [most, least] = await shares(at, 100);
  expect([most! + least!, at.stats().instances, at.stats().queued]).toEqual([100, 2, 0]);
});

test('a load that one thread can take goes to one, also when there are more', async () => {
  const at = await poolOn(2);
  await shares(at, 20);
  expect(at.stats().instances).toBe(2);
  expect(await shares(at, 12)).toEqual([12]);
});

test('with one call at a time each call has a thread of its own, however few cores there are', async () => {
  const at = await poolOn(2, { instances: 3, concurrency: 1 });
  expect(await shares(at, 3)).toEqual([1, 1, 1]);
});
