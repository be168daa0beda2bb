import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, stop } from 'esbuild';
import { at, root } from './lib/paths.mjs';

/** `npm run pos`: bundles the till of the command line and runs it in this process. */
const outfile = at('dist', 'pos', 'index.js');
await build({
  entryPoints: [join(root, 'clients/pos/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  tsconfig: join(root, 'tsconfig.node.json'),
  logLevel: 'warning',
});
await stop();
const { main } = createRequire(import.meta.url)(outfile);
process.exitCode = await main(process.argv.slice(2), { out: line => console.log(line), err: line => console.error(line) });
