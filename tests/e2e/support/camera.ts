import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { BROWSER_FLAGS } from '../../../scripts/lib/browser.cjs';

const FRAME = { width: 960, height: 720 };

/**
 * A film of a phone that is held in front of the camera, showing this screenshot: Motion-JPEG, as Chromium's fake
 * camera plays it.
 */
export const filmOf = async (browser: Browser, screenshot: Buffer): Promise<string> => {
  const page = await browser.newPage({ viewport: FRAME });
  const image = `data:image/png;base64,${screenshot.toString('base64')}`;
  await page.setContent(
    `<body style="margin:0;background:#8d8a86;display:grid;place-items:center;height:100vh"><img src="${image}" style="height:700px;border-radius:28px"></body>`,
  );
  await page.locator('img').evaluate((element: HTMLImageElement) => element.decode());
  const frame = await page.screenshot({ type: 'jpeg', quality: 92 });
  await page.close();
  const file = join(mkdtempSync(join(tmpdir(), 'yima-film-')), 'camera.mjpeg');
  writeFileSync(file, Buffer.concat(Array.from({ length: 20 }, () => frame)));
  return file;
};

/** A browser whose camera plays that film; `allow` answers the question for permission. */
export const browserWithCamera = (film: string | undefined, allow: boolean): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH,
    args: [
      ...BROWSER_FLAGS,
      '--use-fake-device-for-media-stream',
      ...(allow ? ['--use-fake-ui-for-media-stream'] : []),
      ...(film ? [`--use-file-for-fake-video-capture=${film}`] : []),
    ],
  });

export const phonePage = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${process.env.YIMA_E2E_PORT}`,
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
  });
  return context.newPage();
};
