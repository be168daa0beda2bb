import { expect, injectFault, openRoute, routeNames, test, viewOf } from './support/walk';
import { WITHOUT } from './support/without';

const STATES = ['loading', 'empty', 'error', 'offline'] as const;
for (const name of routeNames)
  for (const state of STATES) {
    if (WITHOUT[name]?.[state]) continue;
    test(`${name} has its ${state} state`, async ({ page, world }) => {
      await injectFault(page, state);
      await openRoute(page, name, world);
      await expect(viewOf(page, name)).toHaveAttribute('data-state', state);
      await expect(viewOf(page, name)).not.toBeEmpty();
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
