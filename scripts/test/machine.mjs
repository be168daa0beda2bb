import { spawnSync } from 'node:child_process';
import { findBrowser } from '../lib/browser.cjs';
import { at } from '../lib/paths.mjs';
import { run, runNode } from '../lib/run.mjs';

const has = (command, args) => {
  const tried = spawnSync(command, args, { encoding: 'utf8' });
  return !tried.error && tried.status === 0 ? tried.stdout : '';
};

const mayUseApt = () => process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get', ['--version']) !== '';

let listsAreFresh = false;
const apt = async (packages, log) => {
  if (!mayUseApt()) return false;
  log(`installing ${packages.join(' ')} with apt-get…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) await run('apt-get', ['update', '-q'], { env });
  listsAreFresh = true;
  return (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env })).ok;
};

const hasChineseFont = () => process.platform !== 'linux' || has('fc-list', [':lang=zh']).trim() !== '';
const hasZbar = () => has('zbarimg', ['--version']) !== '';

const ensureBrowser = async log => {
  if (findBrowser()) return;
  await apt(['chromium'], log);
  if (findBrowser()) return;
  log('downloading a browser through Playwright…');
  const download = await runNode(at('node_modules', 'playwright-core', 'cli.js'), ['install', 'chromium']);
  if (findBrowser()) return;
  throw new Error(
    `没有可用的浏览器。No browser: install Google Chrome or Chromium (Debian: apt-get install chromium; macOS: brew install --cask google-chrome), or point CHROME_PATH at one.\n${download.output.slice(-1000)}`,
  );
};

const ensureFont = async log => {
  if (hasChineseFont() || (await apt(['fontconfig', 'fonts-noto-cjk'], log)) || (await apt(['fontconfig', 'fonts-wqy-microhei'], log)))
    return;
  throw new Error(
    '没有中文字体。No Chinese font: install fonts-noto-cjk or fonts-wqy-microhei (Debian, Ubuntu: apt-get install fonts-noto-cjk).',
  );
};

const ensureZbar = async log => {
  if (hasZbar() || ((await apt(['zbar-tools'], log)) && hasZbar())) return;
  throw new Error(
    '没有 zbarimg。No zbarimg, the independent decoder of the member code: apt-get install zbar-tools, or brew install zbar.',
  );
};

/**
 * Sees to what npm cannot install: a browser, a Chinese font, the zbar decoder.
 * @param {(line: string) => void} log progress
 * @returns {Promise<string[]>} what is missing, each as a sentence that says what to do
 */
export const prepareMachine = async log => {
  const missing = [];
  for (const ensure of [ensureBrowser, ensureFont, ensureZbar]) {
    try {
      await ensure(log);
    } catch (error) {
      missing.push(error.message);
    }
  }
  return missing;
};
