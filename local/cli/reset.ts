import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { clearData, lockFolder } from '../data-folder';
import type { Output } from './main';

/** Removes the store, the people and the keys of a folder. Throws StartError when a running instance uses it. */
export const reset = (data: string, output: Output): void => {
  const folder = resolve(data);
  if (!existsSync(folder)) return output.out(`nothing to reset: ${data} does not exist`);
  const release = lockFolder(folder);
  try {
    clearData(folder, { keys: true });
  } finally {
    release();
  }
  output.out(`reset: ${data} is empty`);
};
