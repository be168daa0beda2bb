import { buildSync } from 'esbuild';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Bundles programs that tests run as processes of their own; inside the repository, so that they find its packages. */
export const bundlePrograms = (name: string, sources: Record<string, string>) => {
  const folder = join(ROOT, 'node_modules', '.cache', `yima-${name}-${process.pid}`);
  buildSync({
    entryPoints: Object.fromEntries(Object.entries(sources).map(([key, path]) => [key, join(ROOT, path)])),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['libsql', 'esbuild'],
    logLevel: 'error',
  });
  return {
    path: (program: string) => join(folder, `${program}.js`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
