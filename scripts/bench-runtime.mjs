import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleBench } from './lib/bench-bundle.mjs';
import { root } from './lib/paths.mjs';

/** The database's benchmark: every party in a process of its own. */
const out = join(root, 'dist', 'bench-runtime');
await bundleBench(out, {
  main: join(root, 'bench/runtime/main.ts'),
  server: join(root, 'bench/runtime/server.ts'),
  client: join(root, 'bench/runtime/client.ts'),
  'constant-server': join(root, 'bench/processes/constant-server.ts'),
  worker: join(root, 'local/functions/worker.ts'),
});
const { status } = spawnSync(process.execPath, [join(out, 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exit(status ?? 1);
