import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSeedState, StartError, writePosKey, writeSeedState } from './data-folder';
import type { FunctionHost } from './functions/host';
import type { People, PeopleFile } from './gateway/people';
import { WireError } from './wire/errors';

const SEED_TIMEOUT_MS = 10 * 60 * 1000;

type Deps = {
  host: FunctionHost;
  bundle: string | undefined;
  /** null for a store in memory, which is always new. */
  folder: string | null;
  /** Where the seed's till key is written; null for nowhere. */
  posKeyFile: string | null;
  people: People;
  input: { adminUrl: string; wireUrl: string; env: Record<string, string> };
  functionEnv: Record<string, string>;
};

const run = async (deps: Deps, exportName: string, optional = false): Promise<unknown> => {
  const job = {
    name: 'seed',
    file: resolve(deps.bundle!),
    exportName,
    env: deps.functionEnv,
    timeoutMs: SEED_TIMEOUT_MS,
    argument: deps.input,
    optional,
  };
  const outcome = await deps.host.runOnce(job);
  if (!outcome.ok) throw new StartError('SEED_FAILED', `the seed (${exportName}) failed: ${outcome.message}`);
  return JSON.parse(outcome.json) as unknown;
};

/** What a seed hands over besides people: the key of a till, which belongs into no store. */
type Handed = { posKey?: object } | null | undefined;

const keepKey = ({ posKeyFile }: Deps, handed: Handed): void => {
  if (posKeyFile !== null && handed?.posKey !== undefined) writePosKey(posKeyFile, handed.posKey);
};

const fill = async (deps: Deps): Promise<void> => {
  const { folder, people } = deps;
  if (folder !== null) writeSeedState(folder, 'seeding');
  const { posKey, ...file } = (await run(deps, 'main')) as PeopleFile & { posKey?: object };
  people.set(file);
  keepKey(deps, { posKey });
  if (folder !== null) writeSeedState(folder, 'done');
};

const hasBundle = ({ bundle }: Deps): boolean => bundle !== undefined && existsSync(bundle);

/**
 * Brings the store up to date in a worker with the functions' environment: its `main` when the store is new,
 * at later starts the bundle's `migrate` (if it has one). What `main` answers are the people to log in as.
 */
export const seedStore = async (deps: Deps): Promise<void> => {
  const { folder } = deps;
  const state = folder === null ? null : readSeedState(folder);
  if (!hasBundle(deps)) {
    if (folder !== null && state === null) writeSeedState(folder, 'none');
    return;
  }
  if (state === null) await fill(deps);
  else keepKey(deps, (await run(deps, 'migrate', true)) as Handed);
};

export type Seeded = { collections: number; documents: number; people: number };

type RunningDeps = Deps & {
  /** The collections there are, with how many documents they hold. */
  holding: () => { name: string; documents: number }[];
  /** Makes the environment empty again after a seed that failed. */
  clear: () => Promise<void>;
};

/**
 * Fills an instance that runs and holds no documents. Refuses with `SEED_REFUSED` (no bundle, documents, a seed that runs);
 * a seed that fails leaves nothing behind.
 */
export const createSeeding = (deps: RunningDeps): (() => Promise<Seeded>) => {
  let busy = false;
  const documents = () => deps.holding().reduce((sum, item) => sum + item.documents, 0);
  const refuse = (message: string) => new WireError('SEED_REFUSED', message);
  return async () => {
    if (busy) throw refuse('a seed runs already');
    if (!hasBundle(deps)) throw refuse(`there is no seed at ${deps.bundle ?? '(none was given)'}`);
    const found = documents();
    if (found > 0)
      throw refuse(`the store holds ${found} documents; only an empty one can be seeded: reset it first`);
    busy = true;
    try {
      await fill(deps);
    } catch (error) {
      await deps.clear();
      if (deps.folder !== null) writeSeedState(deps.folder, 'none');
      throw error instanceof StartError ? new WireError(error.code, error.message) : error;
    } finally {
      busy = false;
    }
    return {
      collections: deps.holding().length,
      documents: documents(),
      people: deps.people.all().people.length,
    };
  };
};
