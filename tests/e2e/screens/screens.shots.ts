import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { routes } from '../../../src/routes';
import { noteCalls } from '../support/calls';
import { login, personWith, signIn } from '../support/people';
import { newMember } from '../support/world';
import { expect, makeWorld, openInState, openRoute, ready, routeNames, test as walk, type World } from '../support/walk';
import { WITHOUT } from '../support/without';

const FOLDER = join(__dirname, '../../../docs/screens');
const DESKTOP = { width: 1440, height: 900 };
const deskRoutes = routeNames.filter(name => routes[name].path.startsWith('ops/'));
const MOST_BYTES = 100_000;
const QUALITIES = [86, 78, 68, 55, 40];

/** The member of the pictures has something in her wallet. */
const test = walk.extend<object, { world: World }>({
  world: [async ({}, use) => use(await makeWorld(await login(await personWith('shopper', '券包')), await newMember())), { scope: 'worker', timeout: 60_000 }],
});
test.use({ deviceScaleFactor: 2, contextOptions: { reducedMotion: 'reduce' } });

/** The best picture that is small enough. */
const photograph = async (page: Page, name: string): Promise<void> => {
  await page.waitForTimeout(400);
  for (const quality of QUALITIES) {
    const picture = await page.screenshot({ type: 'jpeg', quality });
    if (picture.length > MOST_BYTES) continue;
    return writeFileSync(join(FOLDER, `${name}.jpg`), picture);
  }
  throw new Error(`${name} is over ${MOST_BYTES} bytes at every quality`);
};

test.beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
});

for (const name of routeNames) {
  test(`${name}--ready`, async ({ page, world }) => {
    await openRoute(page, name, world);
    await ready(page, name);
    await photograph(page, `${name}--ready`);
  });
  for (const state of ['loading', 'empty', 'error', 'offline'] as const) {
    if (WITHOUT[name]?.[state]) continue;
    test(`${name}--${state}`, async ({ page, world }) => {
      await openInState(page, name, state, world);
      await photograph(page, `${name}--${state}`);
    });
  }
}

/** What headquarters see at a desk: every page of the ops package. */
test.describe('at a desktop', () => {
  test.use({ viewport: DESKTOP, deviceScaleFactor: 1 });
  for (const name of deskRoutes) {
    test(`${name}--desktop`, async ({ page, world }) => {
      await openRoute(page, name, world);
      await ready(page, name);
      await photograph(page, `${name}--desktop`);
    });
  }
});

/** Moments of the journey that no address leads to. */
const MOMENTS = ['home--guest', 'coupons--centre', 'visit--bill'];

test('home--guest', async ({ page, world }) => {
  await noteCalls(page);
  await signIn(page, world.nobody);
  await page.goto('/#/pages/home/index');
  await ready(page, 'home');
  await photograph(page, 'home--guest');
});

test('coupons--centre', async ({ page, world }) => {
  await openRoute(page, 'coupons', world);
  await page.getByRole('tab', { name: '领券中心' }).click();
  await expect(page.getByRole('button', { name: '领取', exact: true }).first()).toBeVisible();
  await photograph(page, 'coupons--centre');
});

test('visit--bill', async ({ page, world }) => {
  await openRoute(page, 'visit', world);
  await page.getByLabel('第 1 行的金额').fill('1280');
  await page.getByLabel('小票号').fill('A10086');
  await expect(page.getByRole('button', { name: /核销，收 ¥/ })).toBeEnabled();
  await photograph(page, 'visit--bill');
});

/** Pictures of pages that are gone, or of states that a page no longer has. */
test('no picture is left over', () => {
  const wanted = new Set([
    ...MOMENTS.map(moment => `${moment}.jpg`),
    ...deskRoutes.map(name => `${name}--desktop.jpg`),
    ...routeNames.flatMap(name => ['ready', 'loading', 'empty', 'error', 'offline'].map(state => `${name}--${state}.jpg`)),
  ]);
  for (const file of readdirSync(FOLDER).filter(each => each.includes('--') && !wanted.has(each))) rmSync(join(FOLDER, file));
});
