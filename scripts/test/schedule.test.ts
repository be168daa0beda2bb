import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs a piece of module code next to the scripts (jest itself loads no .mjs) and reads what it prints. */
const answer = (code: string): unknown => {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: join(__dirname, '../..'), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
};

const PRELUDE = `
import { runStages, withNeeds } from './scripts/test/schedule.mjs';
import { jestCount, playwrightCount, countFrom, sum } from './scripts/test/count.mjs';
let busy = 0, most = 0;
const stage = (name, needs = [], slots = 1, result = { passed: 1, failed: 0, output: '' }) => ({ name, needs, slots, run: async () => {
  busy += slots; most = Math.max(most, busy);
  await new Promise((resolve) => setTimeout(resolve, 5));
  busy -= slots;
  if (result instanceof Error) throw result;
  return result;
}});
const go = (list) => runStages(list, { slots: 2, now: () => 0 });
const print = (value) => console.log(JSON.stringify(value));
`;

describe('the stages of npm test', () => {
  test('never take more than the slots there are, and all end', () => {
    const code = `const r = await go([stage('a'), stage('b'), stage('c', [], 2), stage('d', ['a']), stage('e', ['c'], 2)]); print([most, r.map((x) => x.name).sort()]);`;
    expect(answer(PRELUDE + code)).toEqual([2, ['a', 'b', 'c', 'd', 'e']]);
  });

  test('a stage whose need failed is not run and counts as a failure', () => {
    const code = `const r = await go([stage('a', [], 1, { passed: 3, failed: 1, output: '' }), stage('b', ['a']), stage('c', ['b'])]); print(r.map((x) => [x.name, x.failed, x.output]));`;
    expect(answer(PRELUDE + code)).toEqual([
      ['a', 1, ''],
      ['b', 1, 'not run: a failed'],
      ['c', 1, 'not run: b failed'],
    ]);
  });

  test('a stage that throws has failed, and the rest goes on', () => {
    const code = `const r = await go([stage('a', [], 1, new Error('boom')), stage('b')]); print(r.map((x) => [x.name, x.failed, x.output.includes('boom')]).sort());`;
    expect(answer(PRELUDE + code)).toEqual([
      ['a', 1, true],
      ['b', 0, false],
    ]);
  });

  test('--only brings along what a stage needs', () => {
    const code = `print(withNeeds([stage('a'), stage('b', ['a']), stage('c', ['b']), stage('d')], ['c']).map((x) => x.name));`;
    expect(answer(PRELUDE + code)).toEqual(['a', 'b', 'c']);
  });
});

describe('the counts', () => {
  const jest = (passed: number, failed: number, broken: number) => ({
    numPassedTests: passed,
    numFailedTests: failed,
    numRuntimeErrorTestSuites: broken,
  });
  const rows: [why: string, code: string, expected: unknown][] = [
    ['a suite that cannot be loaded is a failure', `print(jestCount(${JSON.stringify(jest(5, 0, 1))}, false))`, { passed: 5, failed: 1 }],
    [
      'a runner that fails without a failed case is a failure',
      `print(jestCount(${JSON.stringify(jest(0, 0, 0))}, false))`,
      { passed: 0, failed: 1 },
    ],
    [
      'a test that passed on its second try is a failure',
      `print(playwrightCount({ stats: { expected: 2, unexpected: 1, flaky: 1 }, errors: [] }, false))`,
      { passed: 2, failed: 2 },
    ],
    [
      'a browser run that broke outside a test is a failure',
      `print(playwrightCount({ stats: { expected: 2, unexpected: 0, flaky: 0 }, errors: [{}] }, false))`,
      { passed: 2, failed: 1 },
    ],
    [
      'a report that was never written is a failure',
      `print(countFrom('reports/there-is-none.json', jestCount, true))`,
      { passed: 0, failed: 1 },
    ],
    ['counts add up', `print(sum([{ passed: 1, failed: 2 }, { passed: 3, failed: 4 }]))`, { passed: 4, failed: 6 }],
  ];
  test.each(rows)('%s', (_why, code, expected) => {
    expect(answer(PRELUDE + code)).toEqual(expected);
  });
});
