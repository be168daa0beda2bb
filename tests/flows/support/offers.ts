import type { OfferDraft } from '@core/contracts/offer-draft';
import type { ActingAs } from '@core/contracts/define';
import type { Mall, Person } from '../harness';

const DAY = 86_400_000;
const STARTED = Date.now();

/** An operator of the crew and the post she acts in. */
export const operators = (mall: Mall) => {
  const at = (role: ActingAs['role']): ActingAs => mall.at(role, { counterId: undefined });
  return {
    headquarters: { who: mall.staff('headquarters'), as: at('group-operator') },
    lake: { who: mall.staff('lakebrand'), as: at('brand-operator') },
    hill: { who: mall.staff('hillbrand'), as: at('brand-operator') },
    finance: { who: mall.staff('finance'), as: at('finance') },
    manager: { who: mall.staff('manager'), as: at('store-manager') },
    southern: { who: mall.staff('southern'), as: mall.at('store-manager', { counterId: undefined, storeId: 'st_south' }) },
  } satisfies Record<string, { who: Person; as: ActingAs }>;
};
export type OperatorKey = keyof ReturnType<typeof operators>;

/** The mall's 50 off 300 on everything, 100 of it, that costs nobody else; say what should be otherwise. */
export const aDraft = (over: Partial<OfferDraft> = {}): OfferDraft => ({
  title: '周末满减',
  issuer: 'mall',
  benefit: { kind: 'cash-off', offFen: 5_000 },
  thresholdFen: 30_000,
  scope: { include: [], exclude: [] },
  channel: 'counter',
  conditions: [],
  stacking: { kind: 'one-per-class' },
  priority: 1,
  costBearers: [{ bearer: 'mall', shareBp: 10_000 }],
  validity: { kind: 'relative', days: 7 },
  claimFrom: STARTED - DAY,
  claimUntil: STARTED + 30 * DAY,
  inCentre: true,
  perMember: 2,
  stock: 100,
  joining: 'all',
  ...over,
});

/** Half of each discount is a brand's. */
export const HALF = [
  { bearer: 'mall' as const, shareBp: 5_000 },
  { bearer: 'brand' as const, shareBp: 5_000 },
];

/** Only the goods of one brand. */
export const onlyOf = (brandId: string): OfferDraft['scope'] => ({ include: [{ kind: 'brands', ids: [brandId] }], exclude: [] });

/** What operators do, in short. */
export const offerDesk = (mall: Mall) => {
  const people = operators(mall);
  const call = (by: OperatorKey, action: string, data: unknown = {}, requestId?: string) =>
    mall.call('ops', people[by].who, action, data, { as: people[by].as, requestId });
  const ask = async (by: OperatorKey, action: string, data: unknown = {}) => mall.ask('ops', people[by].who, action, data, { as: people[by].as });
  const save = (by: OperatorKey, over: Partial<OfferDraft> = {}) => ask(by, 'offer.save', { draft: aDraft(over) });
  const move = (by: OperatorKey, which: string, templateId: string) => ask(by, `offer.${which}`, { templateId });
  /** One that is out. */
  const published = async (over: Partial<OfferDraft> = {}): Promise<string> => {
    const { templateId } = await save('headquarters', over);
    await move('headquarters', 'submit', templateId);
    await move('headquarters', 'publish', templateId);
    return templateId;
  };
  return { call, ask, save, move, published };
};
