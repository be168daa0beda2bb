import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(__dirname, '../..');

/** Bundles the functions as a deploy does, once for all files of a run; in a process of its own, because jest cannot load the build script. */
const build = (): void => {
  const out = mkdtempSync(join(tmpdir(), 'yima-flows-'));
  const script = pathToFileURL(join(ROOT, 'scripts/build-functions.mjs')).href;
  const code = `const { buildFunctions } = await import(${JSON.stringify(script)}); await buildFunctions({ out: ${JSON.stringify(out)}, runtime: false }); process.exit(0);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.env.YIMA_FLOWS_BUILD = out;
};

export default build;
