import { routes, type Route, type RouteName } from '../../../src/routes';
import { call, login, people, type Login } from './people';
import { type Desk, type Terminal, atHeadquarters, atTheCounter, newMember, openBill, openVisit, phoneOf, redeemOnce } from './world';

export const routeNames = Object.keys(routes) as RouteName[];

/** People and things that the pages of a walk need: made once in each worker. */
export type World = {
  member: Login;
  guide: Terminal;
  manager: Terminal;
  cashier: Terminal;
  nobody: Login;
  /** a bill of hers waits to be paid */
  debtor: Login;
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
  const debtor = await newMember();
  const { billId, code } = await openBill(guide, (await openVisit(guide, (await phoneOf(debtor))())).ticketId, 200_000);
  const [usable, used] = [await couponsOf(member, 'usable'), await couponsOf(member, 'used')];
  const slip = await call<{ redemptionId?: string }>(member, 'consumer', 'coupon.get', { couponId: used[0]!.couponId });
  return {
    member,
    guide,
    manager,
    cashier,
    nobody,
    debtor,
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

/** What a route is asked with: "templateId=tp_1". */
export const queryOf = (name: RouteName, world: World): string => new URLSearchParams(world.params[name] ?? {}).toString();

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
  if (name === 'due') return world.debtor;
  if (CASH_DESK.includes(name)) return world.manager;
  const desk = headquarters(name, world);
  return desk ?? { main: world.member, guide: world.guide, ops: world.manager }[routes[name].package];
};
