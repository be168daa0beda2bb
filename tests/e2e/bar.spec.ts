import { coveredByBar } from './support/measure';
import { login, people, signIn } from './support/people';
import { expect, test, viewOf } from './support/walk';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const size of ['100%', '200%'])
  test(`at ${size} of the text size the bar of the join page covers nothing of what is agreed to, once it is scrolled to`, async ({ page }) => {
    const { demoScene } = await people();
    await signIn(page, await login({ fresh: true }));
    await page.goto(`/#/pages/join/index?scene=${demoScene}`);
    await expect(viewOf(page, 'join')).toHaveAttribute('data-state', 'ready');
    await page.evaluate(to => (document.documentElement.style.fontSize = to), size);
    await expect(viewOf(page, 'join')).toContainText('不勾选也能成为商场会员');
    expect(await coveredByBar(page)).toBeLessThanOrEqual(0);
  });
