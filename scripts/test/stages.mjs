import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildApp } from '../lib/build-app.mjs';
import { findBrowser } from '../lib/browser.cjs';
import { at } from '../lib/paths.mjs';
import { run, runNode } from '../lib/run.mjs';
import { countFrom, jestCount, one, playwrightCount, sum } from './count.mjs';

const bin = (...parts) => at('node_modules', ...parts);
const asOne = ({ ok, output }) => ({ ...one(ok), output });

/** Commands one after the other, each counted as one; all run, whatever the others say. */
const each = commands => async () => {
  const results = [];
  for (const [script, args] of commands) results.push(asOne(await runNode(script, args)));
  return { ...sum(results), output: results.map(({ output }) => output).join('') };
};

const projects = ['core/tsconfig.json', 'tsconfig.node.json', 'tsconfig.json', 'tests/e2e/tsconfig.json'];
const types = each(projects.map(project => [bin('typescript', 'bin', 'tsc'), ['--noEmit', '-p', project]]));

const lint = each([
  [bin('eslint', 'bin', 'eslint.js'), ['.']],
  [bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
]);

/** `npm run test:long` has to end within 80 minutes. */
const LONG_MS = 4_500_000;

const report = name => {
  const file = at('reports', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
};

/** The rules of core/domain are measured while their tables run: a branch that none walks fails the stage. */
const MEASURED = ['--coverage', '--coverageReporters=text-summary', `--coverageDirectory=${at('coverage')}`];

/** Room for short-lived objects, here and in jest's workers: most of what a test makes is one, and is collected less often. */
const ROOM = '--max-semi-space-size=64';

const jest =
  (name, projects, workers, more = []) =>
  async () => {
    const file = report(name);
    const args = ['--selectProjects', ...projects, '--json', `--outputFile=${file}`, '--silent', `--maxWorkers=${workers}`, ...more];
    // a machine that is busy with something else is no failure: what hangs is ended by the stage's own limit
    const patience = process.env.YIMA_LONG ? ['--testTimeout=2400000'] : ['--testTimeout=30000'];
    const { ok, output } = await run(process.execPath, [ROOM, bin('jest', 'bin', 'jest.js'), ...args, ...patience], {
      timeoutMs: process.env.YIMA_LONG ? LONG_MS : 900_000,
    });
    return { ...countFrom(file, jestCount, ok), output };
  };

const e2e = async () => {
  const file = report('e2e');
  const { ok, output } = await runNode(bin('@playwright', 'test', 'cli.js'), ['test', '--reporter=line,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, CHROME_PATH: findBrowser() ?? '' },
    timeoutMs: 900_000,
  });
  return { ...countFrom(file, playwrightCount, ok), output };
};

const app = platform => async () => {
  try {
    return { ...one(true), output: (await buildApp(platform)).output };
  } catch (error) {
    return { ...one(false), output: error.message };
  }
};

const LAW = ['core', 'cloudfunctions', 'clients', 'local', 'src', 'seed', 'migrations', 'tests', 'bench', 'config'].filter(folder =>
  existsSync(at(folder)),
);

/** The long counts: what is measured in `npm test` is not measured again, and three long stages share two cores. */
const isLong = Boolean(process.env.YIMA_LONG);

/**
 * What `npm test` does. `needs` run first and must pass; a stage takes `slots` of the machine's two.
 * @type {{ name: string, needs: string[], slots: number, run: () => Promise<{ passed: number, failed: number, output: string }> }[]}
 */
export const stages = [
  { name: 'build-h5', needs: [], slots: 1, run: app('h5') },
  { name: 'types', needs: [], slots: 1, run: types },
  { name: 'lint', needs: [], slots: 1, run: lint },
  {
    name: 'imports',
    needs: [],
    slots: 1,
    run: async () =>
      asOne(await runNode(bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), ['--config', '.dependency-cruiser.cjs', ...LAW])),
  },
  { name: 'functions', needs: [], slots: 1, run: async () => asOne(await runNode(at('scripts', 'build-functions.mjs'), [])) },
  { name: 'build-weapp', needs: [], slots: 1, run: app('weapp') },
  { name: 'unit', needs: [], slots: 1, run: jest('unit', ['unit', 'component'], 1, isLong ? [] : MEASURED) },
  { name: 'runtime', needs: ['functions'], slots: 1, run: jest('runtime', ['runtime'], 1) },
  { name: 'conformance', needs: [], slots: 1, run: jest('conformance', ['conformance'], 1) },
  { name: 'size', needs: ['build-h5', 'build-weapp'], slots: 1, run: async () => asOne(await runNode(at('scripts', 'size.mjs'), [])) },
  { name: 'flow', needs: ['functions'], slots: isLong ? 1 : 2, run: jest('flow', ['flow'], isLong ? 1 : 2) },
  { name: 'weapp', needs: ['build-weapp', 'functions'], slots: 2, run: jest('weapp', ['weapp'], 2) },
  { name: 'e2e', needs: ['build-h5', 'functions', 'machine'], slots: 2, run: e2e },
];
