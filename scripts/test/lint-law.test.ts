import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Each row: code that lint has to refuse (or let pass), as if it stood in that file. */
const ROWS: [why: string, file: string, text: string, rule: string | null][] = [
  ['a rule reads the clock', 'core/domain/x.ts', 'export const f = () => Date.now();', 'no-restricted-syntax'],
  ['a rule makes an instant of now', 'core/domain/x.ts', 'export const f = () => new Date();', 'no-restricted-syntax'],
  ['a rule may turn an instant into a date', 'core/domain/x.ts', 'export const f = (at: number) => new Date(at);', null],
  [
    'a service throws dice',
    'cloudfunctions/_server/modules/tag/service.ts',
    'export const f = () => Math.random();',
    'no-restricted-syntax',
  ],
  ['the composition root reads the clock', 'cloudfunctions/_server/deps.ts', 'export const f = () => Date.now();', null],
  [
    'a feature calls the platform',
    'src/features/join/x.ts',
    'declare const wx: { cloud: object }; export const f = () => wx.cloud;',
    'no-restricted-syntax',
  ],
  [
    'a page calls the platform through Taro',
    'src/pages/home/x.ts',
    'declare const Taro: { cloud: object }; export const f = () => Taro.cloud;',
    'no-restricted-syntax',
  ],
  [
    'the transport calls the platform',
    'src/lib/transport/x.ts',
    'declare const wx: { cloud: object }; export const f = () => wx.cloud;',
    null,
  ],
  [
    'the app takes a schema',
    'src/lib/x.ts',
    "import { id } from '@core/contracts/shared'; export const a = id;",
    '@typescript-eslint/no-restricted-imports',
  ],
  [
    'the app takes a type',
    'src/lib/x.ts',
    "import type { Tier } from '@core/contracts/shared'; export const a = (tier: Tier) => tier;",
    null,
  ],
  [
    'a conditional update inside a transaction',
    'cloudfunctions/_server/db/x.ts',
    'declare const db: any; export const f = () => db.runTransaction(async (t: any) => t.collection("a").where({ b: 1 }).update({}));',
    'yima/no-escape-from-transaction',
  ],
  [
    'a count through the transaction',
    'cloudfunctions/_server/db/x.ts',
    'export const f = (tx: any) => tx.collection("a").where({}).count();',
    'yima/no-escape-from-transaction',
  ],
  [
    'a removal by query in a wrapped transaction',
    'cloudfunctions/_server/db/x.ts',
    'declare const inTransaction: any; export const f = () => inTransaction(async (w: any) => { await w.collection("a").where({}).remove(); });',
    'yima/no-escape-from-transaction',
  ],
  [
    'an aggregation inside a transaction',
    'cloudfunctions/_server/db/x.ts',
    'export const f = (transaction: any) => transaction.collection("a").aggregate();',
    'yima/no-escape-from-transaction',
  ],
  [
    'a conditional update outside',
    'cloudfunctions/_server/db/x.ts',
    'declare const db: any; export const f = () => db.collection("a").where({ b: 1 }).update({});',
    null,
  ],
  [
    'what carries the transaction id',
    'cloudfunctions/_server/db/x.ts',
    'export const f = (tx: any) => [tx.collection("a").doc("b").update({}), tx.collection("a").where({}).get(), tx.collection("a").where({}).updateAndReturn({})];',
    null,
  ],
  ['a failure is swallowed', 'src/lib/x.ts', 'export const f = (g: () => void) => { try { g(); } catch {} };', 'no-empty'],
];

const SCRIPT = `
import { ESLint } from 'eslint';
const rows = JSON.parse(process.argv[1]);
const eslint = new ESLint({ overrideConfig: { rules: { '@typescript-eslint/no-explicit-any': 'off' } } });
const out = [];
for (const [, file, text] of rows) out.push((await eslint.lintText(text, { filePath: file }))[0].messages.map((m) => m.ruleId));
console.log(JSON.stringify(out));
`;

describe('the lint rules of the house', () => {
  let answers: (string | null)[][] = [];
  beforeAll(() => {
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT, JSON.stringify(ROWS)], { cwd: root, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    answers = JSON.parse(run.stdout);
  }, 60_000);

  test.each(ROWS.map((row, index) => [...row, index] as const))('%s (%s)', (_why, _file, _text, rule, index) => {
    expect(answers[index]).toEqual(rule === null ? [] : [rule]);
  });
});
