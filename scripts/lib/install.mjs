import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readIfThere } from './files.mjs';
import { at } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';

const MINIMUM = [20, 19];
const stamp = () => at('node_modules', '.yima-lock');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');

/** Throws in plain words when this Node is too old for the project. */
export const checkNode = (version = process.versions.node) => {
  const [major, minor] = version.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  throw new Error(
    `需要 Node.js ${MINIMUM.join('.')} 或更新，现在是 ${version}。Yima needs Node.js ≥ ${MINIMUM.join('.')}: https://nodejs.org/`,
  );
};

/** True when what npm wrote down as installed is what the lock asks for (packages of other platforms aside). */
const sameAsLock = () => {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || entry.link || have[path]?.version === entry.version,
  );
};

/** Runs npm, with the one that started us when there is one. */
export const npm = (args, options) => {
  const own = process.env.npm_execpath;
  if (own && /\.c?js$/.test(own)) return run(process.execPath, [own, ...args], options);
  return process.platform === 'win32' ? run('cmd.exe', ['/c', 'npm', ...args], options) : run('npm', args, options);
};

/**
 * Makes node_modules what package-lock.json says; does nothing when it already is.
 * @param {(line: string) => void} log progress
 * @returns {Promise<boolean>} whether anything was installed
 */
export const installPackages = async log => {
  checkNode();
  if (existsSync(at('node_modules')) && readIfThere(stamp()) === lockHash()) return false;
  if (sameAsLock()) {
    writeFileSync(stamp(), lockHash());
    return false;
  }
  // with NODE_ENV=production npm would leave out what builds and tests
  const result = await withProgress('安装依赖（首次约两分钟）… installing packages, about two minutes the first time', log, () =>
    npm(['ci', '--no-audit', '--no-fund', '--include=dev']),
  );
  if (!result.ok) throw new Error(`npm ci failed:\n${result.output.slice(-4000)}`);
  writeFileSync(stamp(), lockHash());
  return true;
};
