import type { Locator, Page } from '@playwright/test';
import type { RouteName } from '../../src/routes';
import { violations } from './support/axe';
import { smallTargets } from './support/measure';
import { expect, openInState, openRoute, ready, routeNames, test, viewOf } from './support/walk';
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

for (const name of routeNames)
  for (const state of STATES) {
    if (WITHOUT[name]?.[state]) continue;
    test(`${name} has its ${state} state`, async ({ phone, world }) => {
      await openInState(phone, name, state, world);
      await expect(shows(phone, name, state).first()).toBeVisible();
      // a skeleton has no words
      if (state === 'loading') return;
      expect.soft(await violations(phone), `${name}, ${state}: axe`).toEqual([]);
      expect.soft(await smallTargets(phone), `${name}, ${state}: targets under 44 px`).toEqual([]);
    });
  }

test('a network that fails is told from a platform that fails, and the page opens when it is tried again', async ({ page, world }) => {
  const calls = '**/v1/functions/*';
  const view = viewOf(page, 'coupons');
  await page.route(calls, call => call.abort('internetdisconnected'));
  await openRoute(page, 'coupons', world);
  await expect(view).toHaveAttribute('data-state', 'offline');
  await page.unrouteAll();
  await page.route(calls, call => call.fulfill({ status: 500, json: { code: 'FUNCTIONS_EXECUTE_FAIL' } }));
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(view).toHaveAttribute('data-state', 'error');
  await page.unrouteAll();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(view).toHaveAttribute('data-state', 'ready');
});

test('a tab that is used again knows nothing of the page that it showed before', async ({ phone, world }) => {
  const marks = () => [window.localStorage, window.sessionStorage, window].map(place => 'mark' in place);
  await openRoute(phone, 'coupons', world);
  await ready(phone, 'coupons');
  await phone.evaluate(() => [window.localStorage, window.sessionStorage, window].forEach(place => Object.assign(place, { mark: 'x' })));
  expect(await phone.evaluate(marks)).toEqual([true, true, true]);

  await openInState(phone, 'code', 'empty', world);
  expect(await phone.evaluate(marks)).toEqual([false, false, false]);
  expect(await phone.evaluate(() => sessionStorage.getItem('yima.login'))).toContain(world.nobody.token);
  expect(await phone.context().cookies()).toEqual([]);
  await expect(viewOf(phone, 'coupons')).toHaveCount(0);

  await openInState(phone, 'coupons', 'offline', world);
  await openRoute(phone, 'coupons', world);
  await ready(phone, 'coupons');
});
