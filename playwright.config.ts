import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/lib/browser.cjs';

const freePort = (): string =>
  execFileSync(
    process.execPath,
    ['-e', 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'],
    { encoding: 'utf8' },
  ).trim();

// evaluated once more in every worker, which inherits what the first evaluation chose
process.env.YIMA_E2E_PORT ??= freePort();
process.env.CHROME_PATH ||= findBrowser() ?? '';
const url = `http://127.0.0.1:${process.env.YIMA_E2E_PORT}`;

/** Browser tests: a phone's viewport, one runtime in memory with the demo mall for all of them. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: join(tmpdir(), `yima-e2e-${process.env.YIMA_E2E_PORT}`),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 45_000,
  forbidOnly: true,
  expect: { timeout: 8_000 },
  use: {
    baseURL: url,
    browserName: 'chromium',
    headless: true,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 10_000,
    launchOptions: { executablePath: process.env.CHROME_PATH, args: BROWSER_FLAGS },
  },
  webServer: {
    cwd: __dirname,
    command: `node dist/local/cli.js start --memory --quiet --port ${process.env.YIMA_E2E_PORT}`,
    url: `${url}/healthz`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    stderr: 'pipe',
  },
});
