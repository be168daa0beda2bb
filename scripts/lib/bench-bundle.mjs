import { build } from 'esbuild';
import { at } from './paths.mjs';

/** Bundles the processes of a benchmark beside each other; what is native stays in node_modules. */
export const bundleBench = (outdir, entryPoints) =>
  build({
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['libsql', 'esbuild'],
    tsconfig: at('tsconfig.node.json'),
    logLevel: 'warning',
  });
