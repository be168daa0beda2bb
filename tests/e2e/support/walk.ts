import { test as base, expect, type Page, type Route as Intercepted } from '@playwright/test';
import { routes, type Route, type RouteName } from '../../../src/routes';
import { call, login, people, remember, signIn, type Login } from './people';
import { EMPTY_FOR_NOBODY } from './without';
import { type Desk, type Terminal, atHeadquarters, atTheCounter, newMember, openBill, openVisit, phoneOf, redeemOnce } from './world';

export type ViewState = 'loading' | 'empty' | 'error' | 'offline' | 'ready';
export const routeNames = Object.keys(routes) as RouteName[];

/** People and things that the pages of a walk need: made once in each worker. */
export type World = {
  member: Login;
  guide: Terminal;
  manager: Terminal;
  cashier: Terminal;
  nobody: Login;
  /** of headquarters */
  finance: Desk;
  group: Desk;
  params: Partial<Record<RouteName, Record<string, string>>>;
};

/**
 * Makes the world around a member: a guide with an open visit of hers, a store manager, somebody new. `payer` is who
 * redeems, so that the wallet of a member with a history stays as it is.
 */
export const makeWorld = async (member: Login, payer = member): Promise<World> => {
  const { demoScene } = await people();
  const [nobody, guide, manager] = [await login({ fresh: true }), await atTheCounter('guide'), await atTheCounter('store-manager')];
  // the page of people counts her among the guides
  const cashier = await atTheCounter('guide', '总台收银');
  const finance = await atHeadquarters('finance', '集团财务');
  const group = await atHeadquarters('group-operator', '集团运营');
  const first = await redeemOnce(guide, (await phoneOf(payer))(), 200_000);
  const { ticketId } = payer === member ? first : await openVisit(guide, (await phoneOf(member))());
  const offers = await call<{ items: { templateId: string; claimable: { ok: boolean } }[] }>(member, 'consumer', 'template.list', {});
  const offer = offers.items.find(item => item.claimable.ok) ?? offers.items[0]!;
  const { billId, code } = await openBill(guide, (await openVisit(guide, (await phoneOf(await newMember()))())).ticketId, 200_000);
  const [usable, used] = [await couponsOf(member, 'usable'), await couponsOf(member, 'used')];
  const slip = await call<{ redemptionId?: string }>(member, 'consumer', 'coupon.get', { couponId: used[0]!.couponId });
  return {
    member,
    guide,
    manager,
    cashier,
    nobody,
    finance,
    group,
    params: {
      offerView: { templateId: await anOffer(group) },
      statement: { statementId: await aStatement(finance) },
      join: { scene: demoScene },
      offer: { templateId: offer.templateId },
      coupon: { couponId: (usable[0] ?? used[0])!.couponId },
      gift: { giftId: await aGift() },
      slip: { redemptionId: slip.redemptionId! },
      visit: { ticketId },
      bill: { billId },
      collect: { code },
      receipt: { redemptionId: first.redemptionId },
      sale: { saleId: await aSale(manager) },
    },
  };
};

/** A coupon that somebody else offers to whoever has the link. */
const aGift = async (): Promise<string> => {
  const giver = await newMember();
  const { couponId } = await call<{ couponId: string }>(giver, 'consumer', 'coupon.claim', { templateId: 'tp_mall-300' });
  return (await call<{ giftId: string }>(giver, 'consumer', 'coupon.give', { couponId })).giftId;
};

const couponsOf = async (who: Login, tab: 'usable' | 'used'): Promise<{ couponId: string }[]> =>
  (await call<{ items: { couponId: string }[] }>(who, 'consumer', 'coupon.list', { tab })).items;

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
  const query = new URLSearchParams(world.params[name] ?? {}).toString();
  return `/#/${routes[name].path}${query ? `?${query}` : ''}`;
};

/** Pages of the guide's package that are not for guides. */
const CASH_DESK: readonly RouteName[] = ['sales', 'sale', 'unmet'];

/** A sale of the last weeks at the counter where the manager stands. */
const aSale = async ({ who, as }: Terminal): Promise<string> => {
  for (let back = 0; back < 90; back += 1) {
    const day = new Date(Date.now() + 8 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10);
    const { items } = await call<{ items: { saleId: string }[] }>(who, 'guide', 'sale.find', { by: { day } }, as);
    if (items[0]) return items[0].saleId;
  }
  throw new Error('the demo mall sold nothing');
};

const aStatement = async ({ who, as }: Desk): Promise<string> => {
  const { items } = await call<{ items: { statementId: string }[] }>(who, 'ops', 'statement.list', { limit: 1 }, as);
  return items[0]!.statementId;
};

/** A template that is out. */
const anOffer = async ({ who, as }: Desk): Promise<string> => {
  const { items } = await call<{ items: { templateId: string }[] }>(who, 'ops', 'offer.list', { state: 'published', limit: 1 }, as);
  return items[0]!.templateId;
};

/** Whose page it is, when it is not a store manager's: the navigation's row says so. */
const headquarters = (name: RouteName, world: World): Desk | undefined => {
  if (name === 'statement') return world.finance;
  if (name === 'offerMake' || name === 'offerView') return world.group;
  const roles = (routes[name] as Route).menu?.roles;
  if (!roles || roles.includes('store-manager')) return undefined;
  return roles.includes('finance') ? world.finance : world.group;
};

/** Who looks at a route: the shopper, the guide, the store manager or headquarters; joining and applying are for newcomers. */
export const whoOpens = (name: RouteName, world: World): Login | Terminal | Desk => {
  if (name === 'join' || name === 'apply') return world.nobody;
  if (name === 'collect') return world.cashier;
  if (CASH_DESK.includes(name)) return world.manager;
  const desk = headquarters(name, world);
  return desk ?? { main: world.member, guide: world.guide, ops: world.manager }[routes[name].package];
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
