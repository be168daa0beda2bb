import { buildFunctions } from './build-functions.mjs';
import { installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/** `npm run tills`: keys of tills in any environment. */
await installPackages(line => console.error(line));
await buildFunctions();
const result = await runNode(at('dist', 'tills', 'index.js'), process.argv.slice(2));
process.stdout.write(result.output);
process.exitCode = result.ok ? 0 : 1;
