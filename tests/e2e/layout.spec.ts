import { noteCalls } from './support/calls';
import { coveredByBar } from './support/measure';
import { login, people, signIn } from './support/people';
import { settle } from './support/settle';
import { expect, openRoute, ready, test, viewOf } from './support/walk';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const size of ['100%', '200%'])
  test(`at ${size} of the text size the bar of the join page covers nothing of what is agreed to, once it is scrolled to`, async ({ page }) => {
    const { demoScene } = await people();
    await noteCalls(page);
    await signIn(page, await login({ fresh: true }));
    await page.goto(`/#/pages/join/index?scene=${demoScene}`);
    // until it has slid in it cannot be scrolled
    await ready(page, 'join');
    await page.evaluate(to => (document.documentElement.style.fontSize = to), size);
    await expect(viewOf(page, 'join')).toContainText('不勾选也能成为商场会员');
    await settle(page);
    expect(await coveredByBar(page)).toBeLessThanOrEqual(0);
  });

test('a sheet that a filter opens is laid out by itself: what was found stands right under the field', async ({ page, world }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openRoute(page, 'audit', world);
  await ready(page, 'audit');
  await page.getByRole('button', { name: /^谁/ }).click();
  const sheet = page.locator('.y-sheet__panel');
  await sheet.locator('input').fill('林');
  const [foot, found] = [sheet.locator('.y-field__foot'), sheet.locator('.y-cell').first()];
  await expect(found).toBeVisible();
  const [above, below] = [(await foot.boundingBox())!, (await found.boundingBox())!];
  expect(below.y - (above.y + above.height)).toBeLessThanOrEqual(24);
});
