import type { StaffRole } from '../core/contracts/define';

/** Every page of the app. `app.config.ts`, the page titles, `go()` and the tests' walk all read this one table. */
export type PackageName = 'main' | 'guide' | 'ops';

/** Where headquarters' navigation names a page, and to whom. */
export type MenuSection = 'overview' | 'offer' | 'sale' | 'books' | 'people' | 'audit';
export type Menu = { section: MenuSection; roles: readonly StaffRole[] };

/** What a page is called with; `P` is never there at run time. */
export type Route<P = unknown> = {
  path: string;
  package: PackageName;
  title: string;
  tab: boolean;
  menu?: Menu;
  readonly params?: P;
};

type NoParams = Record<never, string>;
type Visit = { ticketId: string };
type Redemption = { redemptionId: string };
type Bill = { billId: string };

const route = <P = NoParams>(pkg: PackageName, path: string, title: string, menu?: Menu): Route<P> => ({
  path,
  package: pkg,
  title,
  tab: false,
  ...(menu ? { menu } : {}),
});
/** A page that the side navigation names for these roles. */
const menu = (section: MenuSection, ...roles: StaffRole[]): Menu => ({ section, roles });
const tab = (path: string, title: string): Route<NoParams> => ({ path, package: 'main', title, tab: true });

export const routes = {
  home: tab('pages/home/index', '首页'),
  code: tab('pages/code/index', '会员码'),
  coupons: tab('pages/coupons/index', '券包'),
  me: tab('pages/me/index', '我的'),
  /** `next=back`: she came from something that needs a membership, and goes back to it */
  join: route<{ scene?: string; next?: 'back' }>('main', 'pages/join/index', '入会'),
  offer: route<{ templateId: string }>('main', 'pages/offer/index', '优惠详情'),
  /** `bought`: she comes from paying for it */
  coupon: route<{ couponId: string; bought?: '1' }>('main', 'pages/coupon/index', '券详情'),
  gift: route<{ giftId: string }>('main', 'pages/gift/index', '朋友送的券'),
  due: route('main', 'pages/due/index', '待付账单'),
  inbox: route('main', 'pages/inbox/index', '消息'),
  slip: route<Redemption>('main', 'pages/slip/index', '用券凭证'),
  account: route('main', 'pages/account/index', '账号与隐私'),
  consents: route('main', 'pages/consents/index', '我的同意'),
  devices: route('main', 'pages/devices/index', '我的设备'),
  card: route('main', 'pages/card/index', '合并旧实体卡'),
  points: route('main', 'pages/points/index', '我的积分'),
  tier: route('main', 'pages/tier/index', '会员等级'),
  leave: route('main', 'pages/leave/index', '注销账号'),
  missing: route('main', 'pages/missing/index', '没有这个页面'),
  wecom: route('main', 'pages/wecom/index', '请在微信打开'),

  workbench: route('guide', 'guide/pages/workbench/index', '工作台'),
  scan: route('guide', 'guide/pages/scan/index', '扫会员码'),
  visit: route<Visit>('guide', 'guide/pages/visit/index', '接待'),
  bill: route<Bill>('guide', 'guide/pages/bill/index', '待付账单'),
  collect: route<{ code: string }>('guide', 'guide/pages/collect/index', '收款'),
  receipt: route<Redemption>('guide', 'guide/pages/receipt/index', '核销凭证'),
  today: route('guide', 'guide/pages/today/index', '今日核销'),
  /** with a visit or a member: only what she bought; with a day and a slip: that one */
  sales: route<{ ticketId?: string; memberId?: string; day?: string; slipNo?: string }>(
    'guide',
    'guide/pages/sales/index',
    '小票与退款',
  ),
  sale: route<{ saleId: string }>('guide', 'guide/pages/sale/index', '小票'),
  shift: route('guide', 'guide/pages/shift/index', '交班报表'),
  unmet: route('guide', 'guide/pages/unmet/index', '待核实的核销'),
  badge: route('guide', 'guide/pages/badge/index', '我的工牌码'),
  /** with `code`: the one a desktop shows, as scanned */
  desktop: route<{ code?: string }>('guide', 'guide/pages/desktop/index', '电脑登录'),
  apply: route('guide', 'guide/pages/apply/index', '入职申请'),

  office: route(
    'ops',
    'ops/pages/office/index',
    '总览',
    menu('overview', 'store-manager', 'brand-operator', 'group-operator', 'finance'),
  ),
  /** with `subjectId`: only what was done to it; `name` is how it is called */
  audit: route<{ subjectId?: string; name?: string }>(
    'ops',
    'ops/pages/audit/index',
    '操作记录',
    menu('audit', 'store-manager', 'group-operator'),
  ),
  books: route('ops', 'ops/pages/books/index', '账务', menu('books', 'finance', 'group-operator')),
  /** with `account`: what moved on it in the month; without, all accounts */
  accounts: route<{ month?: string; account?: string }>(
    'ops',
    'ops/pages/accounts/index',
    '科目余额',
    menu('books', 'finance', 'group-operator'),
  ),
  /** with `month`: those of one month, which finance issues and locks */
  statements: route<{ month?: string }>(
    'ops',
    'ops/pages/statements/index',
    '结算单',
    menu('books', 'finance', 'group-operator', 'brand-operator'),
  ),
  statement: route<{ statementId: string }>('ops', 'ops/pages/statement/index', '结算单明细'),
  exports: route(
    'ops',
    'ops/pages/exports/index',
    '导出',
    menu('books', 'finance', 'group-operator', 'brand-operator'),
  ),
  /** `show`: the state that it opens with, or `asked` */
  offers: route<{ show?: string }>(
    'ops',
    'ops/pages/offers/index',
    '优惠管理',
    menu('offer', 'group-operator', 'brand-operator'),
  ),
  /** without `templateId`: a new one */
  offerMake: route<{ templateId?: string }>('ops', 'ops/pages/offer-make/index', '编辑优惠'),
  offerView: route<{ templateId: string }>('ops', 'ops/pages/offer-view/index', '优惠'),
  joining: route(
    'ops',
    'ops/pages/joining/index',
    '柜台报名',
    menu('offer', 'store-manager', 'brand-operator'),
  ),
  /** with `templateId`: everything unused of that offer, called `name` */
  void: route<{ templateId?: string; name?: string }>(
    'ops',
    'ops/pages/void/index',
    '作废券',
    menu('offer', 'group-operator'),
  ),
  /** codes out of a file */
  imports: route(
    'ops',
    'ops/pages/imports/index',
    '导入兑换码',
    menu('offer', 'group-operator', 'brand-operator'),
  ),
  signin: route('ops', 'ops/pages/signin/index', '登录总部'),
  staff: route('ops', 'ops/pages/staff/index', '员工管理', menu('people', 'store-manager')),
  invite: route('ops', 'ops/pages/invite/index', '邀请员工'),
  desk: route('ops', 'ops/pages/desk/index', '服务台', menu('people', 'store-manager')),
} as const;

export type RouteName = keyof typeof routes;
export type ParamsOf<N extends RouteName> = (typeof routes)[N] extends Route<infer P> ? P : never;

/** The configuration of one page, from its row. */
export const pageConfig = (name: RouteName) => ({
  navigationBarTitleText: routes[name].title,
  // lets `PageMeta` hand the system's text size to the root element
  enablePageMeta: true,
});
