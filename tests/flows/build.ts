import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(__dirname, '../..');

/** What else the flows load from one file, by output path: see `native/environment.cjs`. */
const MORE = { 'flows/parts': 'tests/flows/native/parts.ts', 'flows/worker': 'local/functions/worker.ts' };

/** Bundles the functions as a deploy does, once for all files of a run; in a process of its own, because jest cannot load the build script. */
const build = (): void => {
  // inside the project, so that what is not bundled is found
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(join(cache, 'flows-'));
  const script = pathToFileURL(join(ROOT, 'scripts/build-functions.mjs')).href;
  const options = JSON.stringify({ out, runtime: false, more: MORE });
  const code = `const { buildFunctions } = await import(${JSON.stringify(script)}); await buildFunctions(${options}); process.exit(0);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.env.YIMA_FLOWS_BUILD = out;
};

export default build;
