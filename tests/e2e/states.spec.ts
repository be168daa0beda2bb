import type { Locator, Page } from '@playwright/test';
import type { RouteName } from '../../src/routes';
import { settle, violations } from './support/axe';
import { notePresses, smallTargets } from './support/measure';
import { expect, injectFault, openInState, openRoute, routeNames, test, viewOf } from './support/walk';
import { WITHOUT } from './support/without';

const STATES = ['loading', 'empty', 'error', 'offline'] as const;
/** What a person has before her in each state. */
const shows = (page: Page, name: RouteName, state: (typeof STATES)[number]): Locator =>
  ({
    loading: viewOf(page, name).locator('.y-skeleton'),
    empty: viewOf(page, name).locator('.y-empty'),
    error: viewOf(page, name).getByRole('button', { name: '再试一次' }),
    offline: viewOf(page, name).getByRole('button', { name: '再试一次' }),
  })[state];

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.beforeEach(({ page }) => notePresses(page).then(() => undefined));

for (const name of routeNames)
  for (const state of STATES) {
    if (WITHOUT[name]?.[state]) continue;
    test(`${name} has its ${state} state`, async ({ page, world }) => {
      await openInState(page, name, state, world);
      await expect(shows(page, name, state).first()).toBeVisible();
      // a skeleton has no words
      if (state === 'loading') return;
      await settle(page);
      expect.soft(await violations(page), 'axe').toEqual([]);
      expect.soft(await smallTargets(page), 'targets under 44 px').toEqual([]);
    });
  }

test('a page that failed opens when it is tried again', async ({ page, world }) => {
  await injectFault(page, 'offline');
  await openRoute(page, 'coupons', world);
  await expect(viewOf(page, 'coupons')).toHaveAttribute('data-state', 'offline');
  await page.unrouteAll();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(viewOf(page, 'coupons')).toHaveAttribute('data-state', 'ready');
});
