import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildFunctions, endBuilds } from './build-functions.mjs';
import { root } from './lib/paths.mjs';

/** Benchmarks drive the deployed bundles, in processes of their own: nothing of the measuring runs beside what is measured. */
const out = join(root, 'dist', 'bench');
const entryPoints = {
  main: join(root, 'bench/main.ts'),
  runtime: join(root, 'bench/processes/runtime.ts'),
  'constant-server': join(root, 'bench/processes/constant-server.ts'),
  'ceiling-client': join(root, 'bench/processes/ceiling-client.ts'),
  worker: join(root, 'local/functions/worker.ts'),
};

await buildFunctions({ out, runtime: false });
await build({
  entryPoints,
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['libsql', 'esbuild'],
  tsconfig: join(root, 'tsconfig.node.json'),
  logLevel: 'warning',
});
endBuilds();
const { status } = spawnSync(process.execPath, [join(out, 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exit(status ?? 1);
