import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildFunctions, endBuilds } from './build-functions.mjs';
import { bundleBench } from './lib/bench-bundle.mjs';
import { root } from './lib/paths.mjs';

/** The rules alone: they need no store, so they are measured in one process without it. */
const ENGINE = ['quote', 'quote-best', 'quote-best-100x12'];
/** Everything that coupons promise, by one name. */
const COUPON = [...ENGINE, 'claim', 'redeem', 'import'];
const given = process.argv.slice(2).flatMap(word => (word === 'coupon' ? COUPON : [word]));
const engineNames = given.filter(word => ENGINE.includes(word));
const others = given.filter(word => !ENGINE.includes(word));
// an option's value is a word of its own
const asksForOthers = others.some((word, index) => !word.startsWith('--') && others[index - 1] !== '--rows');

/** Benchmarks drive the deployed bundles, in processes of their own: nothing of the measuring runs beside what is measured. */
const out = join(root, 'dist', 'bench');
const entryPoints = {
  main: join(root, 'bench/main.ts'),
  engine: join(root, 'bench/engine.ts'),
  runtime: join(root, 'bench/processes/runtime.ts'),
  'constant-server': join(root, 'bench/processes/constant-server.ts'),
  'ceiling-client': join(root, 'bench/processes/ceiling-client.ts'),
  worker: join(root, 'local/functions/worker.ts'),
  'asking-functions/asking/index': join(root, 'bench/processes/asking-function.ts'),
};

await buildFunctions({ out, runtime: false });
await bundleBench(out, entryPoints);
endBuilds();
const run = (name, args) => spawnSync(process.execPath, [join(out, `${name}.js`), ...args], { stdio: 'inherit', cwd: root }).status ?? 1;
const runsAll = engineNames.length === 0 && !asksForOthers;
const options = others.filter(word => word.startsWith('--'));
let status =
  engineNames.length > 0 || runsAll
    ? run('engine', [...(runsAll ? ENGINE : engineNames), ...(options.includes('--json') ? ['--json'] : [])])
    : 0;
if (status === 0 && (asksForOthers || runsAll)) status = run('main', others);
process.exit(status);
