import { storesOfPosts } from '@core/domain/staff/post';
import type { Database } from '@server/db/database';
import type { Env } from '@server/env';
import { buildCard } from '@server/modules/card/build';
import { OFFLINE_CARDS, type OfflineCard } from '@server/modules/card/documents';
import type { Brand, Category, Counter, Store } from '@server/modules/org/documents';
import type { Product } from '@server/modules/product/documents';
import { SCENES, type Scene } from '@server/modules/scene/documents';
import { STAFF, type Post, type Staff } from '@server/modules/staff/documents';
import { STOCK_SHARDS, stockOf, TEMPLATES, type StockShard, type Template } from '@server/modules/template/documents';
import { inCollections, type OrganisationDocs } from '../../../migrations/organisation/collections';

/** The small mall of the stories: two stores, two brands, four counters, and people at them. Long ago: 2026-01-01. */
export const LONG_AGO = Date.UTC(2026, 0, 1);
const FAR_AWAY = Date.UTC(2099, 0, 1);
export const VERSION = '2026-01-01';

const brand = (key: string, name: string, packTemplateIds: string[] = []): Brand => ({
  _id: `br_${key}`,
  name,
  logo: `/assets/${key}.png`,
  legalEntity: `${name}有限公司`,
  agreement: { version: VERSION, title: `${name}会员条款`, data: ['称呼', '手机号'], purpose: '会员服务' },
  packTemplateIds,
});

const counter = (key: string, storeKey: string, brandKey: string, name: string): Counter => ({
  _id: `ct_${key}`,
  name,
  floor: '3F',
  storeId: `st_${storeKey}`,
  brandIds: [`br_${brandKey}`],
  categoryIds: ['cat_womens', 'cat_beauty'],
  contract: 'concession',
});

const brands = [brand('lake', '青湖', ['tp_brandgift']), brand('hill', '远山')];
const stores: Store[] = [
  { _id: 'st_north', name: '城北店', city: '杭州', address: '城北路 1 号' },
  { _id: 'st_south', name: '城南店', city: '成都', address: '城南路 2 号' },
];
const counters = [
  counter('nlake', 'north', 'lake', '青湖城北专柜'),
  counter('nhill', 'north', 'hill', '远山城北专柜'),
  counter('slake', 'south', 'lake', '青湖城南专柜'),
  counter('shill', 'south', 'hill', '远山城南专柜'),
];
const categories: Category[] = [
  { _id: 'cat_apparel', name: '服饰' },
  { _id: 'cat_womens', name: '女装', parentId: 'cat_apparel' },
  { _id: 'cat_beauty', name: '美妆' },
];
const terms: OrganisationDocs['terms'] = {
  version: VERSION,
  title: '会员条款',
  summary: ['我们如何使用您的信息'],
  legalEntity: '云汀商业有限公司',
  groupName: '云汀百货',
  packTemplateIds: ['tp_mallgift'],
};

/** An offer of the mall on everything, 50 off 300, 100 of it, two a member; say what should be otherwise. */
export const aTemplate = (key: string, over: Partial<Template> = {}): Template => ({
  _id: `tp_${key}`,
  title: `优惠 ${key}`,
  issuer: 'mall',
  benefit: { kind: 'cash-off', offFen: 5_000 },
  thresholdFen: 30_000,
  scope: { include: [], exclude: [] },
  channel: 'counter',
  conditions: [],
  stacking: { kind: 'one-per-class' },
  class: 'mall',
  priority: 1,
  costBearers: [{ bearer: 'mall', shareBp: 10_000 }],
  counterIds: 'all',
  version: 1,
  validity: { kind: 'relative', days: 7 },
  claimFrom: LONG_AGO,
  claimUntil: FAR_AWAY,
  inCentre: true,
  perMember: 2,
  state: 'published',
  schema: 1,
  ...over,
});

/** Puts an offer and its stock into the store. */
export const addTemplate = async (db: Database, template: Template, stock = 100): Promise<Template> => {
  await db.collection<Template>(TEMPLATES).insert(template);
  await db.collection<StockShard>(STOCK_SHARDS).insert(stockOf(template, stock));
  return template;
};

type StaffSketch = { key: string; name: string; state?: Staff['state']; posts: Omit<Post, 'from'>[]; brandKey?: string };

/** Who works there; `openid` is `o-staff-<key>`. */
const crew: StaffSketch[] = [
  { key: 'guide', name: '林晓', brandKey: 'lake', posts: [{ storeId: 'st_north', role: 'guide', counterIds: ['ct_nlake'] }] },
  { key: 'colleague', name: '许诺', brandKey: 'lake', posts: [{ storeId: 'st_north', role: 'guide', counterIds: ['ct_nlake'] }] },
  { key: 'cashier', name: '吴桐', posts: [{ storeId: 'st_north', role: 'cashier', counterIds: ['ct_nlake', 'ct_nhill'] }] },
  { key: 'manager', name: '方岚', posts: [{ storeId: 'st_north', role: 'store-manager', counterIds: ['ct_nlake', 'ct_nhill'] }] },
  { key: 'southern', name: '许宁', posts: [{ storeId: 'st_south', role: 'store-manager', counterIds: ['ct_slake', 'ct_shill'] }] },
  { key: 'suspended', name: '韩琪', state: 'suspended', brandKey: 'hill', posts: [{ storeId: 'st_north', role: 'guide', counterIds: ['ct_nhill'] }] },
  {
    key: 'gone',
    name: '陆鸣',
    state: 'left',
    brandKey: 'hill',
    posts: [{ storeId: 'st_north', role: 'guide', counterIds: ['ct_nhill'], until: LONG_AGO + 1 }],
  },
  {
    key: 'mover',
    name: '秦川',
    brandKey: 'hill',
    posts: [
      { storeId: 'st_north', role: 'guide', counterIds: ['ct_nhill'], until: LONG_AGO + 1 },
      { storeId: 'st_south', role: 'guide', counterIds: ['ct_shill'] },
    ],
  },
  { key: 'headquarters', name: '周菁', posts: [{ storeId: 'st_north', role: 'group-operator', counterIds: [] }] },
  { key: 'finance', name: '宋执', posts: [{ storeId: 'st_north', role: 'finance', counterIds: [] }] },
  { key: 'lakebrand', name: '白鹭', posts: [{ storeId: 'st_north', role: 'brand-operator', counterIds: [], brandId: 'br_lake' }] },
  { key: 'hillbrand', name: '远帆', posts: [{ storeId: 'st_north', role: 'brand-operator', counterIds: [], brandId: 'br_hill' }] },
];

export const staffOpenid = (key: string): string => `o-staff-${key}`;

const toStaff = ({ key, name, state = 'active', posts, brandKey }: StaffSketch): Staff => ({
  _id: `sf_${key}`,
  state,
  openid: staffOpenid(key),
  name,
  title: brandKey ? '导购' : '员工',
  avatar: '',
  employer: brandKey ? 'brand' : 'mall',
  ...(brandKey ? { brandId: `br_${brandKey}`, badgeScene: `bg-${key}` } : {}),
  posts: posts.map(post => ({ ...post, from: LONG_AGO })),
  storeIds: storesOfPosts(posts),
  since: LONG_AGO,
  schema: 1,
});

const badges: Scene[] = crew
  .filter(({ brandKey }) => brandKey)
  .map(({ key, brandKey, posts }) => ({
    _id: `bg-${key}`,
    placement: 'badge',
    brandId: `br_${brandKey}`,
    storeId: posts[0]!.storeId,
    counterId: posts[0]!.counterIds[0]!,
    guideId: `sf_${key}`,
    state: 'active',
    at: LONG_AGO,
  }));

const signs: Scene[] = [
  { _id: 'sign-lake', placement: 'counter-sign', brandId: 'br_lake', storeId: 'st_north', counterId: 'ct_nlake', state: 'active', at: LONG_AGO },
  {
    _id: 'sign-hill',
    placement: 'counter-sign',
    brandId: 'br_hill',
    storeId: 'st_north',
    counterId: 'ct_nhill',
    campaign: 'spring',
    state: 'active',
    at: LONG_AGO,
  },
  { _id: 'sign-old', placement: 'counter-sign', brandId: 'br_lake', storeId: 'st_north', counterId: 'ct_nlake', state: 'revoked', at: LONG_AGO },
];

const aProduct = (key: string, name: string, barcode: string, brandKey: string, counterIds: string[], over: Partial<Product> = {}): Product => ({
  _id: `pd_${key}`,
  name,
  barcode,
  brandId: `br_${brandKey}`,
  categoryId: 'cat_womens',
  priceFen: 40_000,
  counterIds,
  state: 'listed',
  schema: 1,
  ...over,
});
/** A coat and a scarf at the lake's counters, a coat at the hill's, and a shawl that is sold no more. */
const products = [
  aProduct('coat', '羊毛大衣', '6901234567892', 'lake', ['ct_nlake', 'ct_slake']),
  aProduct('scarf', '真丝围巾', '6901234567908', 'lake', ['ct_nlake'], { priceFen: 12_000 }),
  aProduct('hillcoat', '远山大衣', '6901234567915', 'hill', ['ct_nhill']),
  aProduct('shawl', '旧款披肩', '6901234567922', 'lake', ['ct_nlake'], { state: 'unlisted' }),
];

/** Old plastic cards: one with a phone, one with another's, one without. */
export const CARDS = {
  good: { number: '800100020001', pin: '246810', phone: '15400009001', tier: 'gold', points: 3200 },
  others: { number: '800100020002', pin: '135790', phone: '15400009002', tier: 'silver', points: 900 },
  nophone: { number: '800100020003', pin: '112358', phone: undefined, tier: 'basic', points: 450 },
} as const;

/** Fills a new store. */
export const fillMall = async (db: Database, env: Env): Promise<void> => {
  const headquarters = inCollections({ brands, stores, counters, categories, products, terms });
  for (const { collection, docs } of headquarters) await db.collection(collection).insert(docs);
  await db.collection<Staff>(STAFF).insert(crew.map(toStaff));
  await db.collection<Scene>(SCENES).insert([...badges, ...signs]);
  await db.collection<OfflineCard>(OFFLINE_CARDS).insert(Object.entries(CARDS).map(([key, card]) => buildCard(env, { cardId: `card_${key}`, ...card })));
  await addTemplate(db, aTemplate('mallgift', { title: '新人礼', inCentre: false, perMember: 1 }), 10_000);
  await addTemplate(
    db,
    aTemplate('brandgift', {
      title: '青湖礼',
      issuer: 'brand',
      brandId: 'br_lake',
      class: 'brand:lake',
      inCentre: false,
      perMember: 1,
      scope: { include: [{ kind: 'brands', ids: ['br_lake'] }], exclude: [] },
    }),
    10_000,
  );
};
