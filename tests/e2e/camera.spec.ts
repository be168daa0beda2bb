import type { Page } from '@playwright/test';
import { browserWithCamera, filmOf, phonePage } from './support/camera';
import { readByZbar } from './support/decode';
import { remember, signIn } from './support/people';
import { atTheCounter, newMember } from './support/world';
import { expect, test, viewOf } from './support/walk';

/** The member code as it stands on the shopper's screen, once it can be read there. */
const codeOnScreen = async (page: Page): Promise<Buffer> => {
  await page.goto('/#/pages/code/index');
  await expect(viewOf(page, 'code')).toContainText(/90\d\d \d{4}/);
  await expect.poll(async () => readByZbar(await page.screenshot()).qr).toMatch(/^90\d{18}$/);
  return page.screenshot();
};

test('the guide’s scanner reads the member code from the camera', async ({ page, browser }) => {
  await signIn(page, await newMember());
  const film = await filmOf(browser, await codeOnScreen(page));
  const counter = await browserWithCamera(film, true);
  try {
    const guide = await atTheCounter('guide');
    const scanner = await phonePage(counter);
    await signIn(scanner, guide.who);
    await remember(scanner, guide.who, 'acting', guide.acting);
    await scanner.goto('/#/guide/pages/scan/index');
    await expect(viewOf(scanner, 'visit')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 });
    await expect(viewOf(scanner, 'visit')).toContainText('何');
    await expect(viewOf(scanner, 'visit')).not.toContainText('何小满');
  } finally {
    await counter.close();
  }
});

test('without the camera’s permission the guide is told so and types the digits instead', async () => {
  const counter = await browserWithCamera(undefined, false);
  try {
    const guide = await atTheCounter('guide');
    const scanner = await phonePage(counter);
    await signIn(scanner, guide.who);
    await remember(scanner, guide.who, 'acting', guide.acting);
    await scanner.goto('/#/guide/pages/scan/index');
    await expect(viewOf(scanner, 'scan')).toContainText('相机没有打开');
    await expect(scanner.getByRole('button', { name: '选一张图片' })).toBeVisible();
    await expect(scanner.locator('.digits input')).toBeEditable();
  } finally {
    await counter.close();
  }
});

test('a picture of the member code does as well as the camera', async ({ page, browser }) => {
  await signIn(page, await newMember());
  const picture = await codeOnScreen(page);
  const guide = await atTheCounter('guide');
  const scanner = await browser.newPage();
  await signIn(scanner, guide.who);
  await remember(scanner, guide.who, 'acting', guide.acting);
  await scanner.goto('/#/guide/pages/scan/index');
  await scanner.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
  await expect(viewOf(scanner, 'visit')).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
  await scanner.close();
});
