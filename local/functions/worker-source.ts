import { existsSync } from 'node:fs';
import { join } from 'node:path';

let compiled: string | undefined;

/** The worker's program: beside the bundled runtime as a file, else compiled from its source (tests, development). */
export const workerProgram = async (): Promise<{ code: string; isFile: boolean }> => {
  const built = join(__dirname, 'worker.js');
  if (existsSync(built)) return { code: built, isFile: true };
  if (compiled === undefined) {
    const { buildSync } = await import('esbuild');
    const entry = join(__dirname, 'worker.ts');
    // leaves no compiler behind that waits for more, as the other way does
    const result = buildSync({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
      logLevel: 'silent',
    });
    compiled = result.outputFiles[0]!.text;
  }
  return { code: compiled, isFile: false };
};
