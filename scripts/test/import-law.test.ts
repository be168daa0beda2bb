import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');

/** Each row: one import that must never exist, and the rule that has to name it. */
const FORBIDDEN: [rule: string, from: string, text: string][] = [
  ['core-stays-alone', 'core/contracts/a.ts', "import { x } from '../../src/lib/x'; export const a = x;"],
  ['core-stays-alone', 'core/contracts/b.ts', "import { x } from '@server/x'; export const a = x;"],
  ['domain-is-pure', 'core/domain/zod.ts', "import { z } from 'zod'; export const a = z;"],
  ['domain-is-pure', 'core/domain/contract.ts', "import { c } from '../contracts/c'; export const a = c;"],
  ['domain-is-pure', 'core/domain/contract-type.ts', "import type { C } from '../contracts/c'; export type A = C;"],
  ['domain-is-pure', 'core/domain/hash.ts', "import { createHash } from 'node:crypto'; export const a = createHash;"],
  ['app-knows-no-server', 'src/lib/server.ts', "import { x } from '../../cloudfunctions/_server/x'; export const a = x;"],
  ['app-knows-no-server', 'src/lib/server-type.ts', "import type { X } from '../../local/x'; export type A = X;"],
  ['app-takes-types-of-contracts', 'src/lib/value.ts', "import { c } from '@core/contracts/c'; export const a = c;"],
  ['app-takes-types-of-contracts', 'src/lib/zod.ts', "import { z } from 'zod'; export const a = z;"],
  ['main-package-knows-no-subpackage', 'src/pages/home/a.ts', "import { x } from '@/guide/features/x/x'; export const a = x;"],
  ['main-package-knows-no-subpackage', 'src/features/home/ops.ts', "import { x } from '@/ops/x'; export const a = x;"],
  ['subpackage-knows-no-main-feature', 'src/guide/a.ts', "import { x } from '@/features/x/x'; export const a = x;"],
  ['subpackage-knows-no-main-feature', 'src/ops/a.ts', "import { x } from '@/pages/x/x'; export const a = x;"],
  ['guide-knows-no-ops', 'src/guide/b.ts', "import { x } from '@/ops/x'; export const a = x;"],
  ['ops-knows-no-guide', 'src/ops/b.ts', "import { x } from '@/guide/features/x/x'; export const a = x;"],
  ['feature-knows-no-sibling', 'src/features/join/a.ts', "import { x } from '../x/x'; export const a = x;"],
  ['feature-knows-no-sibling', 'src/guide/features/scan/a.ts', "import { x } from '../x/x'; export const a = x;"],
  ['shared-knows-no-feature', 'src/lib/feature.ts', "import { x } from '@/features/x/x'; export const a = x;"],
  ['shared-knows-no-feature', 'src/components/page.ts', "import { x } from '@/pages/x/x'; export const a = x;"],
  ['sdk-behind-the-database', 'cloudfunctions/_server/serve.ts', "import tcb from '@cloudbase/node-sdk'; export const a = tcb;"],
  ['sdk-behind-the-database', 'local/sdk.ts', "import tcb from '@cloudbase/node-sdk'; export const a = tcb;"],
  ['repo-stays-in-its-module', 'cloudfunctions/_server/modules/bill/service.ts', "import { x } from '../coupon/repo'; export const a = x;"],
  ['repo-knows-no-service', 'cloudfunctions/_server/modules/bill/repo.ts', "import { a } from '../coupon/service'; export const b = a;"],
  ['functions-know-no-runtime', 'cloudfunctions/_server/local.ts', "import { x } from '../../local/x'; export const a = x;"],
  ['runtime-loads-bundles', 'local/function.ts', "import { x } from '../cloudfunctions/_server/x'; export const a = x;"],
  ['client-stands-alone', 'clients/pos/zod.ts', "import { z } from 'zod'; export const a = z;"],
  ['client-stands-alone', 'clients/pos/contract.ts', "import { c } from '@core/contracts/c'; export const a = c;"],
  ['client-stands-alone', 'clients/pos/server.ts', "import { x } from '@server/x'; export const a = x;"],
  ['production-knows-no-client', 'cloudfunctions/_server/client.ts', "import { x } from '../../clients/pos/x'; export const a = x;"],
  ['production-knows-no-tests', 'cloudfunctions/_server/test.ts', "import { x } from '../../tests/builders/x'; export const a = x;"],
  ['production-knows-no-tests', 'src/lib/of-test.ts', "import { x } from './x.test'; export const a = x;"],
  ['no-cycles', 'src/lib/ring-a.ts', "import { b } from './ring-b'; export const a = () => b;"],
  ['no-unresolvable', 'src/lib/missing.ts', "import { b } from './nowhere'; export const a = b;"],
];

/** What the law lets pass; no rule may name these. */
const ALLOWED: [from: string, text: string][] = [
  ['src/lib/types.ts', "import type { c } from '@core/contracts/c'; export type A = typeof c;"],
  ['src/lib/domain.ts', "import { d } from '@core/domain/d'; export const a = d;"],
  ['src/pages/x/y.ts', "import { x } from '@/features/x/x'; export const a = x;"],
  ['src/features/x/inner.ts', "import { x } from './x'; export const a = x;"],
  ['src/guide/pages/scan.ts', "import { x } from '@/guide/features/x/x'; export const a = x;"],
  ['cloudfunctions/_server/deps.ts', "import tcb from '@cloudbase/node-sdk'; export const a = tcb;"],
  ['cloudfunctions/_server/db/open.ts', "import tcb from '@cloudbase/node-sdk'; export const a = tcb;"],
  [
    'cloudfunctions/_server/modules/tag/service.ts',
    "import { a } from '../coupon/service'; import { x } from './repo'; export const b = [a, x];",
  ],
  ['cloudfunctions/_server/wechat.ts', "import type tcb from '@cloudbase/node-sdk'; export type A = typeof tcb;"],
  [
    'clients/pos/y.ts',
    "import { randomBytes } from 'node:crypto'; import type { C } from '@core/contracts/c'; import { d } from '@core/domain/d'; export const a = [randomBytes, d]; export type A = C;",
  ],
  ['local/sdk.test.ts', "import tcb from '@cloudbase/node-sdk'; export const a = tcb;"],
  ['core/contracts/noun.ts', "import { z } from 'zod'; import { d } from '../domain/d'; export const a = [z, d];"],
];

/** What the rows import. */
const TARGETS: Record<string, string> = {
  'node_modules/zod/package.json': '{"name":"zod","main":"index.js"}',
  'node_modules/zod/index.js': 'exports.z = 1;',
  'node_modules/@cloudbase/node-sdk/package.json': '{"name":"@cloudbase/node-sdk","main":"index.js"}',
  'node_modules/@cloudbase/node-sdk/index.js': 'module.exports = 1;',
  'package.json': '{"name":"fixture","dependencies":{"zod":"1","@cloudbase/node-sdk":"1"}}',
  'core/contracts/c.ts': 'export const c = 1; export type C = number;',
  'core/domain/d.ts': 'export const d = 1;',
  'core/domain/result.ts': 'export const ok = 1;',
  'src/lib/x.ts': 'export const x = 1;',
  'src/lib/x.test.ts': 'export const x = 1;',
  'src/lib/ring-b.ts': "import { a } from './ring-a'; export const b = () => a;",
  'src/features/x/x.ts': 'export const x = 1;',
  'src/pages/x/x.ts': 'export const x = 1;',
  'src/guide/features/x/x.ts': 'export const x = 1;',
  'src/ops/x.ts': 'export const x = 1;',
  'cloudfunctions/_server/x.ts': 'export const x = 1;',
  'cloudfunctions/_server/modules/coupon/repo.ts': 'export const x = 1;',
  'cloudfunctions/_server/modules/coupon/service.ts': "import { x } from './repo'; export const a = x;",
  'cloudfunctions/_server/modules/tag/repo.ts': 'export const x = 1;',
  'clients/pos/x.ts': 'export const x = 1;',
  'local/x.ts': 'export const x = 1; export type X = number;',
  'tests/builders/x.ts': 'export const x = 1;',
};

type Violation = { from: string; rule: { name: string } };

const cruise = (folder: string): Violation[] => {
  const files = { ...TARGETS };
  for (const [, from, text] of FORBIDDEN) files[from] = text;
  for (const [from, text] of ALLOWED) files[from] = text;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'scripts/lint/tsconfig.imports.json'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'core',
      'src',
      'cloudfunctions',
      'clients',
      'local',
      'tests',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!run.stdout.startsWith('{')) throw new Error(run.stdout + run.stderr);
  return JSON.parse(run.stdout).summary.violations;
};

describe('the import law', () => {
  let folder = '';
  let violations: Violation[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yima-law-'));
    violations = cruise(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(FORBIDDEN)('%s refuses what %s does', (rule, from) => {
    expect(violations.filter(one => one.from === from).map(one => one.rule.name)).toContain(rule);
  });

  test.each(ALLOWED)('%s may import what it does', from => {
    expect(violations.filter(one => one.from === from)).toEqual([]);
  });

  test('every rule of the configuration is proven by a row', () => {
    const config = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    const proven = new Set(FORBIDDEN.map(([rule]) => rule));
    expect(config.forbidden.map(rule => rule.name).filter(name => !proven.has(name))).toEqual([]);
  });
});
