import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A start that cannot succeed as asked; the message says what to do. */
export class StartError extends Error {
  constructor(
    readonly code:
      | 'PORT_TAKEN'
      | 'ADDRESS_UNUSABLE'
      | 'FOLDER_IN_USE'
      | 'STORE_TOO_NEW'
      | 'SEED_FAILED'
      | 'FUNCTIONS_FAILED',
    message: string,
  ) {
    super(message);
    this.name = 'StartError';
  }
}

/** The files of one environment. All of them belong to the runtime; a reset removes exactly these. */
export const dataFiles = (folder: string) => ({
  store: join(folder, 'store.sqlite'),
  env: join(folder, 'functions.env'),
  people: join(folder, 'people.json'),
  posKey: join(folder, 'pos-key.json'),
  logins: join(folder, 'logins.json'),
  seed: join(folder, 'seed.json'),
  storage: join(folder, 'storage'),
  log: join(folder, 'runtime.log'),
  lock: join(folder, 'runtime.lock'),
});

const STORE_PARTS = ['', '-wal', '-shm', '-journal'];

type Lock = { pid: number; startedAt: string | null };

/** When a process began, as Linux tells it; tells a living owner from a number that was given to somebody else. */
const processStart = (pid: number): string | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const isAlive = ({ pid, startedAt }: Lock): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startedAt === null || processStart(pid) === startedAt;
};

const readLock = (file: string): Lock | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lock;
  } catch {
    return null;
  }
};

/**
 * Takes the folder for this process (making it if needed) and answers how to give it back.
 * A lock whose owner is gone is taken over. Throws StartError FOLDER_IN_USE.
 */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const { lock: file } = dataFiles(folder);
  const mine = JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) });
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = readLock(file);
    if (owner && isAlive(owner)) {
      throw new StartError(
        'FOLDER_IN_USE',
        `the data folder ${folder} is in use by another running instance (process ${owner.pid}); stop it, or choose another folder with --data`,
      );
    }
    rmSync(file, { force: true });
  }
};

/** Removes the store and what belongs to it; the keys of the functions too when `keys` is set. */
export const clearData = (folder: string, options: { keys: boolean }): void => {
  const files = dataFiles(folder);
  for (const part of STORE_PARTS) rmSync(`${files.store}${part}`, { force: true });
  for (const file of [
    files.people,
    files.posKey,
    files.logins,
    files.seed,
    ...(options.keys ? [files.env, files.log, `${files.log}.1`] : []),
  ])
    rmSync(file, { force: true });
  rmSync(files.storage, { recursive: true, force: true });
};

/** Keeps what the seed's till signs with; for its owner's eyes only, as it is a secret. */
export const writePosKey = (file: string, key: object): void => {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 });
};

export type SeedState = 'none' | 'seeding' | 'done';

/** How far the seed of this folder got; null for a folder that has no store yet. */
export const readSeedState = (folder: string): SeedState | null => {
  const { seed } = dataFiles(folder);
  return existsSync(seed) ? (JSON.parse(readFileSync(seed, 'utf8')) as { state: SeedState }).state : null;
};

export const writeSeedState = (folder: string, state: SeedState): void =>
  writeFileSync(dataFiles(folder).seed, `${JSON.stringify({ state })}\n`);
