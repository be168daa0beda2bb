import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { writeIfChanged } from './lib/files.mjs';
import { root } from './lib/paths.mjs';

/** Loaded natively, or too large to be worth a copy: resolved from node_modules by the runtime. */
const RUNTIME_EXTERNAL = ['libsql', 'esbuild'];

const functionNames = folder =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(
          entry =>
            entry.isDirectory() &&
            !entry.name.startsWith('_') &&
            existsSync(join(folder, entry.name, 'index.ts')),
        )
        .map(entry => entry.name)
        .sort()
    : [];

/** What is built: functions and the seed stand alone, the runtime loads its native packages from node_modules. */
const targets = (from, out, runtime) => {
  const list = functionNames(join(from, 'cloudfunctions')).map(name => ({
    entry: join(from, 'cloudfunctions', name, 'index.ts'),
    file: join(out, 'functions', name, 'index.js'),
    functionName: name,
  }));
  if (existsSync(join(from, 'seed', 'main.ts'))) {
    list.push({ entry: join(from, 'seed', 'main.ts'), file: join(out, 'seed', 'index.js') });
  }
  if (existsSync(join(from, 'migrations', 'main.ts'))) {
    list.push({
      entry: join(from, 'migrations', 'main.ts'),
      file: join(out, 'migrate', 'index.js'),
      external: ['@cloudbase/manager-node'],
    });
  }
  if (runtime) {
    list.push({
      entry: join(from, 'local', 'cli.ts'),
      file: join(out, 'local', 'cli.js'),
      external: RUNTIME_EXTERNAL,
    });
    list.push({
      entry: join(from, 'local', 'functions', 'worker.ts'),
      file: join(out, 'local', 'worker.js'),
    });
  }
  return list;
};

const bundle = async ({ entry, file, external, functionName }, from) => {
  const result = await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    external: external ?? [],
    tsconfig: existsSync(join(from, 'tsconfig.node.json')) ? join(from, 'tsconfig.node.json') : undefined,
    write: false,
    logLevel: 'silent',
  });
  const changed = writeIfChanged(file, result.outputFiles[0].contents);
  if (functionName) {
    const manifest = { name: functionName, version: '1.0.0', private: true, main: 'index.js' };
    writeIfChanged(join(file, '..', 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }
  return { file, bytes: result.outputFiles[0].contents.length, changed };
};

/**
 * Bundles every cloud function, the seed and the local runtime.
 * A file is replaced in one step and only when it changed, so that a running host reloads what really is new.
 * @param {{ from?: string, out?: string, runtime?: boolean }} [options] project folder, output folder, runtime too
 * @returns {Promise<{ functions: string[], files: { file: string, bytes: number, changed: boolean }[], ms: number }>}
 */
export const buildFunctions = async ({ from = root, out = join(from, 'dist'), runtime = true } = {}) => {
  const startedAt = performance.now();
  const files = await Promise.all(targets(from, out, runtime).map(target => bundle(target, from)));
  return {
    functions: functionNames(join(from, 'cloudfunctions')),
    files,
    ms: Math.round(performance.now() - startedAt),
  };
};

/** Ends the compiler's process; only a program that goes on after building needs this. */
export const endBuilds = () => stop();

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const built = await buildFunctions();
    const changed = built.files.filter(file => file.changed).length;
    console.log(
      `functions: ${built.functions.join(' ') || 'none'}; ${built.files.length} bundles, ${changed} changed, ${built.ms} ms`,
    );
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
