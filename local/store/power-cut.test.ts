import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { counts } from '../../tests/long';
import { integrityOf } from '../testing/kill/store';
import { watchedDisk, type Remains } from '../testing/power/disk';
import { lostIn, nothingTold, prepare, runWriters, type Told } from '../testing/power/writers';
import { randomFrom } from '../testing/history/random';
import { openStore, type StoreOptions } from './open';

const { powerCuts } = counts;
/** Answers between two cuts, on the average. */
const ANSWERS = 500;
/** Sixteen who write, or one alone, whose commits wait for the disk in place. */
type Company = 'sixteen' | 'alone';
/** Cuts of one store: each keeps a copy of it. One alone takes her time. */
const CUTS: Record<Company, number> = { sixteen: 12, alone: 3 };

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'yima-power-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const copyOf = (told: Told): Told => ({
  ids: new Set(told.ids),
  moves: new Set(told.moves),
  counters: [...told.counters],
  answers: told.answers,
});

type Cut = { told: Told; remains: Remains };

/** Starts a store again from what a cut left, and answers what it then lacks. */
const problemsAfter = async ({ told, remains }: Cut, name: string): Promise<string[]> => {
  const again = join(folder, `again-${name}.db`);
  writeFileSync(again, remains.db);
  writeFileSync(`${again}-wal`, remains.log);
  const store = openStore({ file: again, now: () => 0 });
  const lost = await lostIn(store, told);
  store.close();
  const integrity = integrityOf(again);
  rmSync(again);
  return integrity === 'ok' ? lost : [...lost, integrity];
};

/** Cuts the power now and then while somebody writes, and looks at what is left. */
const cutOften = async (seed: number, options: Partial<StoreOptions>, company: Company, lying = false) => {
  const file = join(folder, `store-${seed}.db`);
  const watched = watchedDisk(file, { lying, quick: company === 'alone' });
  const store = openStore({ file, now: () => 0, disk: watched.disk, ...options });
  await prepare(store);
  const random = randomFrom(seed);
  const told = nothingTold();
  const taken: Cut[] = [];
  let next = ANSWERS;
  const enough = () => taken.length >= 2 * CUTS[company];
  const cutNow = () => {
    next = told.answers + 1 + random.below(2 * ANSWERS);
    // once with nothing of what was under way, once with a part of it
    for (const share of [0, random.next()]) taken.push({ told: copyOf(told), remains: watched.cut(share) });
  };
  const wait = async () => {
    for (; !enough(); await nextTurn()) if (told.answers >= next) cutNow();
  };
  await Promise.all([wait(), runWriters(store, told, enough, company === 'alone' ? 1 : undefined)]);
  store.close();
  const problems: string[] = [];
  for (const [at, cut] of taken.entries())
    problems.push(...(await problemsAfter(cut, String(at))).map(problem => `cut ${at}: ${problem}`));
  const unsynced = taken.filter(cut => cut.remains.unsynced > 0).length;
  return { problems, unsynced, checkpoints: watched.checkpoints() };
};

test(`${powerCuts} times without power: what was answered does not rest on pages that were still on their way to the disk`, async () => {
  let unsynced = 0;
  for (let seed = 1; seed <= Math.ceil(powerCuts / CUTS.sixteen); seed++) {
    const cuts = await cutOften(seed, {}, 'sixteen');
    expect([seed, cuts.problems]).toEqual([seed, []]);
    expect(cuts.checkpoints).toBeGreaterThan(2);
    unsynced += cuts.unsynced;
  }
  // some of them came while pages were on their way
  expect(unsynced).toBeGreaterThan(0);
}, 1_200_000);

test('without power while one writes alone: what was answered does not rest on a sync that was still to come', async () => {
  const { problems, checkpoints } = await cutOften(1, {}, 'alone');
  expect(problems).toEqual([]);
  expect(checkpoints).toBeGreaterThan(0);
}, 120_000);

test.each<[what: string, options: Partial<StoreOptions>, company: Company, lying: boolean]>([
  ['a store that answers before it commits', { acknowledge: 'early' }, 'sixteen', false],
  ['a disk that says it is done and is not', {}, 'sixteen', true],
  ['a disk that says so in place', {}, 'alone', true],
])(
  '%s is caught by the same cuts',
  async (_what, options, company, lying) => {
    const { problems } = await cutOften(1, options, company, lying);
    expect(problems).toContainEqual(expect.stringMatching(/was acknowledged and is lost|was seen at/));
  },
  120_000,
);
