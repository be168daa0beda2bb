import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every file under the given files and folders, sorted; what does not exist is left out. */
export const filesUnder = paths => {
  const found = [];
  const visit = path => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) return void found.push(path);
    for (const name of readdirSync(path)) visit(join(path, name));
  };
  paths.forEach(visit);
  return found.sort();
};

/** One hash over names and contents, to tell whether inputs changed. `skip(path)` leaves a file out. */
export const hashOf = (paths, skip = () => false) => {
  const hash = createHash('sha256');
  for (const file of filesUnder(paths)) {
    if (skip(file)) continue;
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

/** Writes a file in one step (a reader sees the old or the new one) and only when its content changed. */
export const writeIfChanged = (file, content) => {
  const bytes = Buffer.from(content);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return false;
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, file);
  return true;
};

/** The text of a small file, or '' when there is none. */
export const readIfThere = file => (existsSync(file) ? readFileSync(file, 'utf8') : '');
