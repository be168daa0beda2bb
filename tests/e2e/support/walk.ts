import { test as base, expect, type Page, type Route as Intercepted } from '@playwright/test';
import { routes, type RouteName } from '../../../src/routes';
import { makeWorld, queryOf, routeNames, whoOpens, type World } from './cast';
import { remember, signIn } from './people';
import { EMPTY_FOR_NOBODY } from './without';
import { newMember } from './world';

export type ViewState = 'loading' | 'empty' | 'error' | 'offline' | 'ready';
export { makeWorld, routeNames, whoOpens, type World };

export const test = base.extend<object, { world: World }>({
  world: [
    async ({}, use) => {
      await use(await makeWorld(await newMember()));
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
export { expect };

/** Where a route is, with what it needs. */
export const urlOf = (name: RouteName, world: World): string => {
  const query = queryOf(name, world);
  return `/#/${routes[name].path}${query ? `?${query}` : ''}`;
};

/** The root view of a page of the app. */
export const viewOf = (page: Page, name: RouteName) => page.locator(`.y-page[data-page="${name}"]`);

/** Opens a route as the one it is for, with a post chosen where one is needed. */
export const openRoute = async (page: Page, name: RouteName, world: World): Promise<void> => {
  const someone = whoOpens(name, world);
  if ('who' in someone) {
    await signIn(page, someone.who);
    await remember(page, someone.who, 'acting', someone.acting);
    await page.addInitScript(([id]) => localStorage.setItem('yima.terminal', JSON.stringify({ data: JSON.stringify(id) })), [someone.as.terminalId]);
  } else await signIn(page, someone);
  await page.goto(urlOf(name, world));
};

/** Brings a route into a state by fault injection, or opens it as somebody who has nothing there. */
export const openInState = async (page: Page, name: RouteName, state: Exclude<ViewState, 'ready'>, world: World): Promise<void> => {
  if (state === 'empty' && EMPTY_FOR_NOBODY.includes(name)) {
    await signIn(page, world.nobody);
    await page.goto(urlOf(name, world));
  } else {
    await injectFault(page, state);
    await openRoute(page, name, world);
  }
  await expect(viewOf(page, name)).toHaveAttribute('data-state', state);
};

/** The page in the state it comes to rest in, with nothing still loading. */
export const ready = async (page: Page, name: RouteName): Promise<void> => {
  await expect(viewOf(page, name)).toHaveAttribute('data-state', /ready|empty/);
  await page.evaluate(() => document.fonts.ready);
};

const emptied = (value: unknown): unknown => {
  if (Array.isArray(value)) return [];
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]));
};

const FAULTS: Record<Exclude<ViewState, 'ready'>, (route: Intercepted) => Promise<void>> = {
  loading: () => new Promise(() => {}),
  error: route => route.fulfill({ status: 500, contentType: 'application/json', body: '{"code":"FUNCTIONS_EXECUTE_FAIL","message":"a planned fault"}' }),
  offline: route => route.abort('internetdisconnected'),
  empty: async route => {
    const response = await route.fetch();
    await route.fulfill({ response, json: emptied(await response.json()) });
  },
};

/** From now on every call of a function ends like that. */
export const injectFault = (page: Page, state: Exclude<ViewState, 'ready'>): Promise<unknown> => page.route('**/v1/functions/*', FAULTS[state]);
