import { browserWithCamera, filmOf, phonePage } from './support/camera';
import { remember, signIn } from './support/people';
import { atTheCounter, newMember } from './support/world';
import { expect, test, viewOf } from './support/walk';

test('the guide’s scanner reads the member code from the camera', async ({ page, browser }) => {
  await signIn(page, await newMember());
  await page.goto('/#/pages/code/index');
  await expect(viewOf(page, 'code')).toContainText(/90\d\d \d{4}/);
  const film = await filmOf(browser, await page.screenshot());
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
  await page.goto('/#/pages/code/index');
  await expect(viewOf(page, 'code')).toContainText(/90\d\d \d{4}/);
  const picture = await page.screenshot();
  const guide = await atTheCounter('guide');
  const scanner = await browser.newPage();
  await signIn(scanner, guide.who);
  await remember(scanner, guide.who, 'acting', guide.acting);
  await scanner.goto('/#/guide/pages/scan/index');
  await scanner.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
  await expect(viewOf(scanner, 'visit')).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
  await scanner.close();
});
