import { test as base, expect, type Browser, type Page, type WorkerInfo } from '@playwright/test';
import { routes, type RouteName } from '../../../src/routes';
import { makeWorld, queryOf, routeNames, whoOpens, type World } from './cast';
import { notePresses } from './measure';
import { keptFor, loginOf } from './people';
import { openAs, type Fault, type Plan } from './plan';
import { settle } from './settle';
import { EMPTY_FOR_NOBODY } from './without';
import { newMember } from './world';

export { makeWorld, routeNames, whoOpens, type World };

/** A tab that stays open for the tests of a worker: a new one costs more than the app and what a test does in it. */
const keptTab = async (browser: Browser, { project }: WorkerInfo, own: { viewport?: { width: number; height: number }; hasTouch?: boolean }): Promise<Page> => {
  const { baseURL, viewport, deviceScaleFactor, hasTouch, locale, timezoneId } = project.use;
  const common = { baseURL, viewport, deviceScaleFactor, hasTouch, locale, timezoneId, reducedMotion: 'reduce' as const };
  const page = await (await browser.newContext({ ...common, ...own })).newPage();
  await notePresses(page);
  return page;
};

type Tabs = {
  /** a phone that every test of the worker uses in turn; nothing of the document before is left in it */
  phone: Page;
  /** the same for a large window with a mouse */
  desk: Page;
};

export const test = base.extend<object, { world: World } & Tabs>({
  world: [
    async ({}, use) => {
      await use(await makeWorld(await newMember()));
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  phone: [async ({ browser }, use, info) => use(await keptTab(browser, info, {})), { scope: 'worker' }],
  desk: [async ({ browser }, use, info) => use(await keptTab(browser, info, { viewport: { width: 1440, height: 900 }, hasTouch: false })), { scope: 'worker' }],
});
export { expect };

/** Where a route is, with what it needs. */
export const urlOf = (name: RouteName, world: World): string => {
  const query = queryOf(name, world);
  return `/#/${routes[name].path}${query ? `?${query}` : ''}`;
};

/** The root view of a page of the app. */
export const viewOf = (page: Page, name: RouteName) => page.locator(`.y-page[data-page="${name}"]`);

/** As the one a route is for, with a post chosen where one is needed. */
const planFor = (someone: ReturnType<typeof whoOpens>, fault?: Fault): Plan => {
  const of = (plan: Pick<Plan, 'session' | 'local'>): Plan => ({ ...plan, ...(fault ? { fault } : {}) });
  if (!('who' in someone)) return of({ session: [loginOf(someone)], local: [] });
  const { who, acting, as } = someone;
  return of({ session: [loginOf(who)], local: [keptFor(who, 'acting', acting), keptFor('browser', 'terminal', as.terminalId)] });
};

/** Opens a route as the one it is for, while every call of a function ends as the fault says. */
export const openRoute = (page: Page, name: RouteName, world: World, fault?: Fault): Promise<void> =>
  openAs(page, urlOf(name, world), planFor(whoOpens(name, world), fault));

/** Brings a route into a state by fault injection, or opens it as somebody who has nothing there. */
export const openInState = async (page: Page, name: RouteName, state: Fault, world: World): Promise<void> => {
  if (state === 'empty' && EMPTY_FOR_NOBODY.includes(name)) await openAs(page, urlOf(name, world), planFor(world.nobody));
  else await openRoute(page, name, world, state);
  if (state !== 'loading') await settle(page);
  await expect(viewOf(page, name)).toHaveAttribute('data-state', state);
};

/** The page in the state it comes to rest in, with nothing still loading. */
export const ready = async (page: Page, name: RouteName): Promise<void> => {
  await settle(page);
  await expect(viewOf(page, name)).toHaveAttribute('data-state', /ready|empty/);
};
