import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';

/** The database's benchmark: every party in a process of its own. */
const out = join(root, 'dist', 'bench-runtime');
await build({
  entryPoints: {
    main: join(root, 'bench/runtime/main.ts'),
    server: join(root, 'bench/runtime/server.ts'),
    client: join(root, 'bench/runtime/client.ts'),
    'constant-server': join(root, 'bench/processes/constant-server.ts'),
    worker: join(root, 'local/functions/worker.ts'),
  },
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['libsql', 'esbuild'],
  tsconfig: join(root, 'tsconfig.node.json'),
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [join(out, 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exit(status ?? 1);
