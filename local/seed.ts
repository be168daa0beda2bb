import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSeedState, StartError, writeSeedState } from './data-folder';
import type { FunctionHost } from './functions/host';
import type { People, PeopleFile } from './gateway/people';

const SEED_TIMEOUT_MS = 10 * 60 * 1000;

type Deps = {
  host: FunctionHost;
  bundle: string | undefined;
  /** null for a store in memory, which is always new. */
  folder: string | null;
  people: People;
  input: { adminUrl: string; wireUrl: string; env: Record<string, string> };
  functionEnv: Record<string, string>;
};

/**
 * Brings the store up to date in a worker with the functions' environment: its `main` when the store is new,
 * at later starts the bundle's `migrate` (if it has one). What `main` answers are the people to log in as.
 */
export const seedStore = async ({
  host,
  bundle,
  folder,
  people,
  input,
  functionEnv,
}: Deps): Promise<void> => {
  const state = folder === null ? null : readSeedState(folder);
  if (bundle === undefined || !existsSync(bundle)) {
    if (folder !== null && state === null) writeSeedState(folder, 'none');
    return;
  }
  const run = async (exportName: string, optional = false): Promise<unknown> => {
    const job = {
      name: 'seed',
      file: resolve(bundle),
      exportName,
      env: functionEnv,
      timeoutMs: SEED_TIMEOUT_MS,
      argument: input,
      optional,
    };
    const outcome = await host.runOnce(job);
    if (!outcome.ok)
      throw new StartError('SEED_FAILED', `the seed (${exportName}) failed: ${outcome.message}`);
    return JSON.parse(outcome.json) as unknown;
  };
  if (state !== null) return void (await run('migrate', true));
  if (folder !== null) writeSeedState(folder, 'seeding');
  people.set((await run('main')) as PeopleFile);
  if (folder !== null) writeSeedState(folder, 'done');
};
