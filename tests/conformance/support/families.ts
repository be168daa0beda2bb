import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Case } from './case';

const ROOT = join(__dirname, '..');

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.name.endsWith('.cases.ts') ? [path] : [];
  });

export type Family = { title: string; file: string; cases: readonly Case[] };

/** Every `*.cases.ts` below this folder: a new file is a new family, without being listed anywhere. */
export const families = (): Family[] =>
  filesIn(ROOT)
    .sort()
    .map(file => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- tests are declared before anything can be awaited
      const { cases } = require(file) as { cases: readonly Case[] };
      return { title: relative(ROOT, file).replace(/\.cases\.ts$/, ''), file, cases };
    });
