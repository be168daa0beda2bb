import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupAdmin } from '../admin/backup';
import { adminHandlers } from '../admin/indexes';
import { dataFiles, lockFolder, readSeedState, StartError, writeSeedState } from '../data-folder';
import { ENV_ID } from '../options';
import { openStorage } from '../storage/storage';
import { openStore, type Store } from '../store/open';
import { NewerStoreError } from '../store/schema';
import type { StorePlace } from './arguments';

/** Something that cannot be done as asked; the message says why. */
export class TransferError extends Error {}

/** A store to work on, wherever it is: answers the admin actions. */
export type OpenPlace = {
  ask: <T>(action: string, params?: Record<string, unknown>) => Promise<T>;
  close: () => void;
};

const atAddress = (url: string, token: string | undefined): OpenPlace => ({
  ask: async <T>(action: string, params: Record<string, unknown> = {}) => {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { 'x-yima-token': token } : {}) },
      body: JSON.stringify({ ...params, action }),
    };
    const response = await fetch(`${url}/_local/admin`, request).catch(() => {
      throw new TransferError(`nothing answers at ${url}; is the runtime started there?`);
    });
    const answer = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
    if (!response.ok || answer.code !== undefined)
      throw new TransferError(answer.message ?? `${url} answered ${response.status}: is that the runtime?`);
    return answer as T;
  },
  close: () => undefined,
});

const openIn = (folder: string): Store => {
  try {
    return openStore({ file: dataFiles(folder).store, now: () => Date.now() });
  } catch (error) {
    throw error instanceof NewerStoreError ? new StartError('STORE_TOO_NEW', error.message) : error;
  }
};

const lockUnused = (folder: string): (() => void) => {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (!(error instanceof StartError) || error.code !== 'FOLDER_IN_USE') throw error;
    throw new TransferError(
      `the data folder ${folder} is in use; give the address of that instance with --url`,
    );
  }
};

const inFolder = (data: string, making: boolean): OpenPlace => {
  const folder = resolve(data);
  if (!making && !existsSync(dataFiles(folder).store))
    throw new TransferError(`there is no store in ${data}`);
  const release = lockUnused(folder);
  let store: Store;
  try {
    store = openIn(folder);
    // what was brought here by hand is not to be filled by the seed
    if (making && readSeedState(folder) === null) writeSeedState(folder, 'done');
  } catch (error) {
    release();
    throw error;
  }
  const now = () => Date.now();
  const storage = openStorage({
    folder: dataFiles(folder).storage,
    envId: ENV_ID,
    now,
    origin: () => '',
    randomBytes,
  });
  const handlers = { ...adminHandlers(store), ...backupAdmin({ store, files: storage.files }) };
  return {
    ask: async <T>(action: string, params: Record<string, unknown> = {}) =>
      (await handlers[action]!(params)) as T,
    close: () => {
      store.close();
      release();
    },
  };
};

/** Opens a store that is used by nobody, or reaches the instance that uses it; `making` allows a new folder. */
export const openPlace = (place: StorePlace, making: boolean): OpenPlace =>
  'url' in place
    ? atAddress(place.url, place.token ?? process.env.YIMA_LOCAL_TOKEN)
    : inFolder(place.data, making);
