import { routes } from '../../src/routes';
import { settle, violations } from './support/axe';
import { cutButtons, notePresses, smallTargets } from './support/measure';
import { expect, openRoute, ready, routeNames, test } from './support/walk';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.beforeEach(({ page }) => notePresses(page).then(() => undefined));

for (const name of routeNames) {
  test(`${name} can be read and pressed by everyone`, async ({ page, world }) => {
    await openRoute(page, name, world);
    await ready(page, name);
    await settle(page);
    expect.soft(await violations(page), 'axe').toEqual([]);
    expect.soft(await smallTargets(page), 'targets under 44 px').toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'no sideways scrolling').toBeLessThanOrEqual(0);
  });

  test(`${name} holds its words at twice the text size`, async ({ page, world }) => {
    await openRoute(page, name, world);
    await ready(page, name);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await settle(page);
    expect(await cutButtons(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'no sideways scrolling').toBeLessThanOrEqual(0);
  });
}

test.describe('headquarters on a desktop', () => {
  test.use({ viewport: { width: 1440, height: 900 }, hasTouch: false });
  for (const name of routeNames.filter(each => routes[each].package === 'ops'))
    test(`${name} can be read by everyone on a wide window`, async ({ page, world }) => {
      await openRoute(page, name, world);
      await ready(page, name);
      await settle(page);
      expect.soft(await violations(page), 'axe').toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'no sideways scrolling').toBeLessThanOrEqual(0);
    });
});
