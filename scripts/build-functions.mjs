import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { writeIfChanged } from './lib/files.mjs';
import { root } from './lib/paths.mjs';

/** Loaded natively, or of use on a developer's machine only: left in node_modules. No function may need them. */
const EXTERNAL = ['libsql', 'esbuild', '@cloudbase/manager-node'];

const functionNames = folder =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory() && !entry.name.startsWith('_') && existsSync(join(folder, entry.name, 'index.ts')))
        .map(entry => entry.name)
        .sort()
    : [];

/** What is built, by output path without `.js`: functions and the seed stand alone, the tools need node_modules. */
const entriesOf = (from, names, runtime, more) => {
  const alone = names.map(name => [`functions/${name}/index`, join('cloudfunctions', name, 'index.ts')]);
  const tools = [
    ['seed/index', join('seed', 'main.ts')],
    ['migrate/index', join('migrations', 'main.ts')],
    ['tills/index', join('migrations', 'tills.ts')],
    ['organisation/index', join('migrations', 'organisation', 'main.ts')],
    ...(runtime
      ? [
          ['local/cli', join('local', 'cli.ts')],
          ['local/worker', join('local', 'functions', 'worker.ts')],
        ]
      : []),
    ...Object.entries(more),
  ].filter(([, source]) => existsSync(join(from, source)));
  return Object.fromEntries([...alone, ...tools].map(([name, source]) => [name, join(from, source)]));
};

const refuseExternals = (outputs, out) => {
  for (const [path, { imports }] of Object.entries(outputs)) {
    if (!resolve(path).startsWith(join(out, 'functions'))) continue;
    const needed = imports.find(({ path: name, external }) => external && EXTERNAL.includes(name));
    if (needed) throw new Error(`${path} needs ${needed.path}, which is not deployed with a function`);
  }
};

/** One compiler run for all of them, because they share most of their sources. */
const bundle = async (from, out, entryPoints) => {
  const tsconfig = join(from, 'tsconfig.node.json');
  const { outputFiles, metafile } = await build({
    entryPoints,
    outdir: out,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    external: EXTERNAL,
    tsconfig: existsSync(tsconfig) ? tsconfig : undefined,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  refuseExternals(metafile.outputs, out);
  return outputFiles.map(({ path, contents }) => ({
    file: path,
    bytes: contents.length,
    changed: writeIfChanged(path, contents),
  }));
};

const writeManifest = (out, name) => {
  const manifest = { name, version: '1.0.0', private: true, main: 'index.js' };
  writeIfChanged(join(out, 'functions', name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
};

/** A function that is no longer in the sources must not be served or deployed. */
const removeGone = (out, names) => {
  const folder = join(out, 'functions');
  const gone = existsSync(folder) ? readdirSync(folder).filter(name => !names.includes(name)) : [];
  for (const name of gone) rmSync(join(folder, name), { recursive: true });
};

/**
 * Bundles every cloud function, the seed, the migrations and the local runtime.
 * A file is replaced in one step and only when it changed, so that a running host reloads what really is new.
 * @param {{ from?: string, out?: string, runtime?: boolean, more?: Record<string, string> }} [options] project folder, output folder, runtime too, further
 *   sources by output path
 * @returns {Promise<{ functions: string[], files: { file: string, bytes: number, changed: boolean }[], ms: number }>}
 */
export const buildFunctions = async ({ from = root, out = join(from, 'dist'), runtime = true, more = {} } = {}) => {
  const startedAt = performance.now();
  const functions = functionNames(join(from, 'cloudfunctions'));
  const files = await bundle(from, out, entriesOf(from, functions, runtime, more));
  for (const name of functions) writeManifest(out, name);
  removeGone(out, functions);
  return { functions, files, ms: Math.round(performance.now() - startedAt) };
};

/** Ends the compiler's process; only a program that goes on after building needs this. */
export const endBuilds = () => stop();

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const built = await buildFunctions();
    const changed = built.files.filter(file => file.changed).length;
    console.log(`functions: ${built.functions.join(' ') || 'none'}; ${built.files.length} bundles, ${changed} changed, ${built.ms} ms`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
