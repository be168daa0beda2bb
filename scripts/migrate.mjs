import { buildFunctions } from './build-functions.mjs';
import { installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

await installPackages(console.log);
await buildFunctions();
const result = await runNode(at('dist', 'migrate', 'index.js'), process.argv.slice(2));
process.stdout.write(result.output);
process.exitCode = result.ok ? 0 : 1;
