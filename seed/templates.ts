import { MALL } from '@core/domain/coupon/template/confirmation';
import { WHOLE_BP } from '@core/domain/money';
import type { Condition, CostBearer, Stacking } from '@core/domain/coupon/rules';
import { endOfDayAfter } from '@core/domain/calendar';
import type { Database } from '@server/db/database';
import { stockOf, STOCK_SHARDS, TEMPLATES, type StockShard, type Template } from '@server/modules/template/documents';
import { passphraseId, PASSPHRASES, type Passphrase } from '@server/modules/passphrase/documents';
import { brandId, brands, categories, counterId, stores, type BrandSeed } from './catalog';
import type { SeedClock } from './clock';
import { offers, type OfferSeed } from './offers';

export const templateId = (key: string): string => `tp_${key.replace(/_/g, '-')}`;

const conditionsOf = (offer: OfferSeed): Condition[] => {
  const conditions: Condition[] = [];
  if (offer.weekdays) conditions.push({ code: 'weekdays', days: [...offer.weekdays] });
  if (offer.hours) conditions.push({ code: 'hours', fromMinute: offer.hours[0], untilMinute: offer.hours[1] });
  if (offer.tierAtLeast) conditions.push({ code: 'tier', atLeast: offer.tierAtLeast });
  if (offer.newMembersOnly) conditions.push({ code: 'new-member', withinDays: 30 });
  return conditions;
};

const bearersOf = ({ brandShareBp }: OfferSeed): CostBearer[] => {
  const shares: CostBearer[] = [
    { bearer: 'mall', shareBp: WHOLE_BP - brandShareBp },
    { bearer: 'brand', shareBp: brandShareBp },
  ];
  return shares.filter(({ shareBp }) => shareBp > 0);
};

const stackingOf = ({ exclusive }: OfferSeed): Stacking => (exclusive ? { kind: 'exclusive' } : { kind: 'one-per-class' });

/** A gift takes nothing off and a voucher was paid for, so both go with a discount of the same issuer. */
const classTail: Partial<Record<OfferSeed['benefit']['kind'], string>> = { exchange: ':gift', voucher: ':voucher' };

const classOf = ({ issuer, brandKey, benefit }: OfferSeed): string =>
  `${issuer === 'brand' ? `brand:${brandKey}` : 'mall'}${classTail[benefit.kind] ?? ''}`;

/** A category and all above it. */
const pathOf = (categoryId: string): string[] => {
  const parent = categories.find(({ _id }) => _id === categoryId);
  return parent && 'parentId' in parent ? [categoryId, ...pathOf(parent.parentId)] : [categoryId];
};

/** The brands whose goods are in an offer. */
const brandsIn = ({ brandKey, categoryIds }: OfferSeed): BrandSeed[] =>
  brands
    .filter(({ key }) => brandKey === undefined || key === brandKey)
    .filter(brand => !categoryIds || brand.categoryIds.flatMap(pathOf).some(id => categoryIds.includes(id)));

/** Counters that take the money themselves join one by one; in the demo all of them have, with everybody else. */
const counterRules = (offer: OfferSeed): Pick<Template, 'joining' | 'counterIds'> => {
  const takePart = brandsIn(offer);
  if (offer.issuer === 'brand' || takePart.every(({ contract }) => contract === 'concession')) return { joining: 'all', counterIds: 'all' };
  const keys = new Set(takePart.map(({ key }) => key));
  const joined = stores.flatMap(store => store.brandKeys.filter(key => keys.has(key)).map(key => counterId(store.key, key)));
  return { joining: 'opt-in', counterIds: joined };
};

/** The brands have agreed to what they bear. */
const agreedIn = (offer: OfferSeed): Pick<Template, 'agreedBrandIds'> =>
  offer.brandShareBp === 0 ? {} : { agreedBrandIds: brandsIn(offer).map(({ key }) => brandId(key)) };

const toTemplate = (offer: OfferSeed, priority: number, clock: SeedClock): Template => ({
  _id: templateId(offer.key),
  title: offer.title,
  issuer: offer.issuer,
  ...(offer.brandKey ? { brandId: brandId(offer.brandKey) } : {}),
  benefit: offer.benefit,
  thresholdFen: offer.thresholdFen,
  scope: {
    include: [
      ...(offer.brandKey ? [{ kind: 'brands' as const, ids: [brandId(offer.brandKey)] }] : []),
      ...(offer.categoryIds ? [{ kind: 'categories' as const, ids: [...offer.categoryIds] }] : []),
    ],
    exclude: [],
  },
  channel: 'counter',
  conditions: conditionsOf(offer),
  stacking: stackingOf(offer),
  class: classOf(offer),
  priority,
  costBearers: bearersOf(offer),
  ...agreedIn(offer),
  ...counterRules(offer),
  version: 1,
  validity: { kind: 'relative', days: offer.validDays ?? 7 },
  claimFrom: offer.startsInDays ? clock.day(offer.startsInDays) : clock.day(offer.inCentre ? -100 : -1500),
  claimUntil: endOfDayAfter(clock.day(0), 60),
  inCentre: offer.inCentre,
  ...(offer.dailyStock === undefined ? {} : { dailyStock: offer.dailyStock }),
  ...(offer.budgetFen === undefined ? {} : { budgetFen: offer.budgetFen }),
  ...(offer.grantPerDay === undefined ? {} : { grantPerDay: offer.grantPerDay }),
  ...(offer.passphrase === undefined ? {} : { passphrase: offer.passphrase }),
  perMember: offer.perMember,
  stock: offer.stock,
  maker: offer.brandKey ? brandId(offer.brandKey) : MALL,
  visibleTo: [MALL, ...(offer.brandKey ? [brandId(offer.brandKey)] : [])],
  revision: 0,
  updatedAt: clock.day(-30, 10) + priority * 60_000,
  publishedAt: clock.day(-100, 10),
  state: 'published',
  schema: 1,
});

/** The offers and their stock. */
export const seedTemplates = async (db: Database, clock: SeedClock): Promise<void> => {
  const templates = offers.map((offer, index) => toTemplate(offer, index, clock));
  await db.collection<Template>(TEMPLATES).insert(templates);
  await db.collection<StockShard>(STOCK_SHARDS).insert(templates.flatMap((template, index) => stockOf(template, offers[index]!.stock)));
  const said = templates.flatMap(({ _id, passphrase }) => (passphrase === undefined ? [] : [{ templateId: _id, passphrase }]));
  await db
    .collection<Passphrase>(PASSPHRASES)
    .insert(
      said.map(({ templateId: id, passphrase }) => ({ _id: passphraseId(passphrase), templateId: id, since: clock.day(-30), schema: 1 })),
    );
};
