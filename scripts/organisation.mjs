import { buildFunctions } from './build-functions.mjs';
import { installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/** `npm run organisation`: stores, counters, brands, articles and the first people of any environment. */
await installPackages(line => console.error(line));
await buildFunctions();
const result = await runNode(at('dist', 'organisation', 'index.js'), process.argv.slice(2));
process.stdout.write(result.output);
process.exitCode = result.ok ? 0 : 1;
