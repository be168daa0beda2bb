import type { RouteName } from '../../src/routes';
import { expect, injectFault, openRoute, routeNames, test, viewOf, type ViewState } from './support/walk';

const STATES = ['loading', 'empty', 'error', 'offline'] as const;
type Faulty = Exclude<ViewState, 'ready'>;

/** A page asks nothing when it opens, so nothing can go wrong before somebody acts. */
const asksNothing = { loading: 'asks nothing', empty: 'asks nothing', error: 'asks nothing', offline: 'asks nothing' };

/** States that a page rightly does not have, with the reason; every other one must show. */
const WITHOUT: Partial<Record<RouteName, Partial<Record<Faulty, string>>>> = {
  wecom: asksNothing,
  offer: { empty: 'an offer that is not there is an error' },
  coupon: { empty: 'a coupon that is not there is an error' },
  slip: { empty: 'a receipt that is not there is an error' },
  receipt: { empty: 'a receipt that is not there is an error' },
};

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
