import AxeBuilder from '@axe-core/playwright';
import { cutButtons, notePresses, smallTargets } from './support/measure';
import { expect, injectFault, openRoute, ready, routeNames, test, viewOf } from './support/walk';

const violations = async (builder: AxeBuilder): Promise<string[]> => {
  const result = await builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return result.violations.flatMap(violation =>
    violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim()}`),
  );
};

/** The picture settles first: a colour in the middle of a fade has no contrast to speak of. */
const settle = (page: import('@playwright/test').Page) =>
  page.waitForFunction(() =>
    document.getAnimations().every(animation => animation.playState !== 'running' || animation.effect?.getComputedTiming().iterations === Infinity),
  );

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.beforeEach(({ page }) => notePresses(page).then(() => undefined));

for (const name of routeNames) {
  test(`${name} can be read and pressed by everyone`, async ({ page, world }) => {
    await openRoute(page, name, world);
    await ready(page, name);
    await settle(page);
    expect.soft(await violations(new AxeBuilder({ page })), 'axe').toEqual([]);
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

for (const state of ['error', 'offline', 'empty'] as const)
  test(`what a page says in its ${state} state can be read`, async ({ page, world }) => {
    await injectFault(page, state);
    await openRoute(page, 'inbox', world);
    await expect(viewOf(page, 'inbox')).toHaveAttribute('data-state', state);
    await settle(page);
    expect(await violations(new AxeBuilder({ page }))).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
  });
