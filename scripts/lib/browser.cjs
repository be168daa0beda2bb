// CommonJS, because Playwright's configuration loads it too
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const onPath = names => {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean);
  return folders.flatMap(folder => names.map(name => join(folder, name)));
};

const PLACES = {
  linux: () => onPath(['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge']),
  darwin: () => [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: () =>
    [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap(base => [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')]),
};

/** A browser that is there and starts; a snap's launcher without its snap does not. */
const starts = path =>
  existsSync(path) && (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0);

const downloaded = () => {
  try {
    return require('playwright-core').chromium.executablePath();
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return '';
    throw error;
  }
};

/**
 * The Chromium-like browser to test with: `CHROME_PATH`, an installed one, else the one Playwright downloaded.
 * @returns {string | undefined} its path; undefined when there is none
 */
const findBrowser = () => {
  const candidates = [process.env.CHROME_PATH, ...(PLACES[process.platform]?.() ?? []), downloaded()];
  return candidates.find(path => path && starts(path));
};

/** Flags for a quiet browser without GPU, in a container or on a desk. */
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

module.exports = { findBrowser, BROWSER_FLAGS };
