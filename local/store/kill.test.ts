import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counts } from '../../tests/long';
import { dataFiles } from '../data-folder';
import { killCycle } from '../testing/kill/cycle';
import { buildRuntime } from '../testing/runtime-process';
import { createLedger } from '../testing/kill/ledger';
import { integrityOf, prepareStore, readIds } from '../testing/kill/store';

const { killCycles, killWrites } = counts;
let runtime: ReturnType<typeof buildRuntime>;
let data: string;
let store: string;
beforeAll(() => void (runtime = buildRuntime()));
afterAll(() => runtime.remove());
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'yima-kill-'));
  store = dataFiles(data).store;
  await prepareStore(store);
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const cycleOf = (cycle: number, mode: 'sound' | 'broken', ledger = createLedger()) =>
  killCycle({ script: runtime.script, data, mode, cycle, ledger, writes: killWrites + ((cycle * 37) % 100) });

test(`${killCycles} times kill -9 under 64 writers: what was answered is there, what was refused is not, no transaction is there by half`, async () => {
  const ledger = createLedger();
  for (let cycle = 0; cycle < killCycles; cycle++) {
    expect([cycle, await cycleOf(cycle, 'sound', ledger)]).toEqual([cycle, []]);
  }
  // and it stayed there in all the cycles that followed, for every way to find it
  expect(await readIds(store, 'plain')).toEqual(ledger.kept.plain);
  expect(await readIds(store, 'plain', 'code')).toEqual(ledger.kept.plain);
  expect(await readIds(store, 'left')).toEqual(ledger.kept.left);
  expect(await readIds(store, 'right')).toEqual(ledger.kept.left);
  expect(integrityOf(store)).toBe('ok');
  expect(ledger.acknowledged()).toBeGreaterThanOrEqual(killCycles * killWrites);
  expect(ledger.kept.left.size).toBeGreaterThan(killCycles * 20);
}, 2_400_000);

test('a store that answers before it commits is caught by the same check', async () => {
  const ledger = createLedger();
  let problems: string[] = [];
  for (let cycle = 0; cycle < 20 && problems.length === 0; cycle++) {
    problems = await cycleOf(cycle, 'broken', ledger);
  }
  // an answered insert that is gone, or an answered increment: whichever the kill struck first
  expect(problems).toContainEqual(
    expect.stringMatching(/was acknowledged and is lost|stands at \d+, not between/),
  );
}, 120_000);
