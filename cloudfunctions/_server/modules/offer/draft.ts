import type { OfferDraft } from '@core/contracts/offer-draft';
import { MALL, type Party } from '@core/domain/coupon/template/confirmation';
import { templateFaults } from '@core/domain/coupon/check/template';
import type { Fault } from '@core/domain/coupon/check/fault';
import { normalSaid } from '@core/domain/coupon/issue/passphrase';
import type { Scope, ScopeRule } from '@core/domain/coupon/rules';
import { ownScope, rulesIn } from '@core/domain/coupon/fit/scope';
import type { Org } from '../org/service';
import type { Template } from '../template/documents';

/** A gift takes nothing off and a voucher was paid for, so both go with a discount of the same issuer. */
const classTail: Partial<Record<OfferDraft['benefit']['kind'], string>> = { exchange: ':gift', voucher: ':voucher' };

type Classed = Pick<OfferDraft, 'issuer' | 'brandId' | 'benefit' | 'className'>;

/** Coupons of one issuer that are called alike compete; without a name all of its issuer do. */
const classOf = ({ issuer, brandId, benefit, className }: Classed): string =>
  `${issuer === 'brand' ? `brand:${brandId ?? ''}` : 'mall'}${className === undefined ? (classTail[benefit.kind] ?? '') : `:${className}`}`;

/** The rules as they are told, and the rest in the order of the maker's steps. */
export const WRITTEN = [
  'title',
  'issuer',
  'brandId',
  'benefit',
  'thresholdFen',
  'thresholdOn',
  'scope',
  'channel',
  'conditions',
  'validity',
  'claimFrom',
  'claimUntil',
  'stacking',
  'class',
  'className',
  'priority',
  'maxPerBill',
  'backOnRefund',
  'stock',
  'perMember',
  'dailyStock',
  'budgetFen',
  'passphrase',
  'grantPerDay',
  'inCentre',
  'costBearers',
  'joining',
  'counterIds',
] as const satisfies readonly (keyof Template)[];

/** What of a template an operator writes; absent fields are `undefined`, so that a change also takes them away. */
export type Written = Pick<Template, (typeof WRITTEN)[number]>;

const withoutNothing = ({ costBearers }: OfferDraft): OfferDraft['costBearers'] => costBearers.filter(({ shareBp }) => shareBp > 0);

const saidIn = ({ passphrase }: OfferDraft): string | undefined => {
  const said = passphrase === undefined ? '' : normalSaid(passphrase);
  return said === '' ? undefined : said;
};

/** The draft as a template keeps it; counters that have joined stay. */
export const writtenFrom = (draft: OfferDraft, before?: Pick<Template, 'counterIds' | 'joining'>): Written => ({
  title: draft.title,
  issuer: draft.issuer,
  brandId: draft.brandId,
  benefit: draft.benefit,
  thresholdFen: draft.thresholdFen,
  thresholdOn: draft.thresholdOn,
  scope: ownScope(draft),
  channel: draft.channel,
  conditions: draft.conditions,
  stacking: draft.stacking,
  class: draft.class ?? classOf(draft),
  className: draft.className,
  priority: draft.priority,
  maxPerBill: draft.maxPerBill,
  backOnRefund: draft.backOnRefund,
  costBearers: withoutNothing(draft),
  validity: draft.validity,
  claimFrom: draft.claimFrom,
  claimUntil: draft.claimUntil,
  inCentre: draft.inCentre,
  perMember: draft.perMember,
  stock: draft.stock,
  dailyStock: draft.dailyStock,
  budgetFen: draft.budgetFen,
  passphrase: saidIn(draft),
  grantPerDay: draft.grantPerDay,
  joining: draft.joining,
  counterIds: draft.joining === 'all' ? 'all' : before?.joining === 'opt-in' ? before.counterIds : [],
});

/** A template as its maker wrote it; `stock` is what there is of one from before there were makers. */
export const draftOf = (template: Template, stock: number): OfferDraft => ({
  title: template.title,
  issuer: template.issuer,
  brandId: template.brandId,
  benefit: template.benefit,
  thresholdFen: template.thresholdFen,
  thresholdOn: template.thresholdOn,
  scope: {
    include: template.scope.include.map(({ kind, ids }) => ({ kind, ids: [...ids] })),
    ...(template.scope.anyOf ? { anyOf: template.scope.anyOf as OfferDraft['scope']['anyOf'] } : {}),
    exclude: template.scope.exclude.map(({ kind, ids }) => ({ kind, ids: [...ids] })),
  },
  channel: template.channel,
  conditions: template.conditions as OfferDraft['conditions'],
  stacking: template.stacking,
  ...(template.class === classOf(template) ? {} : { class: template.class }),
  className: template.className,
  priority: template.priority,
  maxPerBill: template.maxPerBill,
  backOnRefund: template.backOnRefund,
  costBearers: [...template.costBearers],
  validity: template.validity,
  claimFrom: template.claimFrom,
  claimUntil: template.claimUntil,
  inCentre: template.inCentre,
  perMember: template.perMember,
  stock: template.stock ?? stock,
  dailyStock: template.dailyStock,
  budgetFen: template.budgetFen,
  passphrase: template.passphrase,
  grantPerDay: template.grantPerDay,
  joining: template.joining ?? 'all',
});

/** What stops it from going out; who joins is settled after the confirmation, so it is asked at publication only. */
export const faultsOf = (template: Template, issued: number, now: number): Fault[] =>
  templateFaults({ ...template, stock: template.stock ?? 0, issued, ...(template.joining === 'opt-in' ? { counterIds: 'all' } : {}) }, now);

/** The products that a scope names, in or out. */
export const productIdsIn = (scope: Scope): string[] =>
  rulesIn(scope)
    .filter(({ kind }) => kind === 'products')
    .flatMap(({ ids }) => [...ids]);

/** Names that the organisation does not know, by field; products are not of the organisation. */
export const unknownNames = (org: Org, { brandId, scope }: Pick<OfferDraft, 'brandId' | 'scope'>): string[] => {
  const rows = { brands: org.brands, stores: org.stores, counters: org.counters, categories: org.categories };
  const unknown = (list: string, rules: readonly ScopeRule[]): string[] =>
    rules.flatMap(({ kind, ids }, index) =>
      kind !== 'products' && ids.some(id => !rows[kind].has(id)) ? [`scope.${list}.${index}.ids`] : [],
    );
  return [
    ...(brandId !== undefined && !org.brands.has(brandId) ? ['brandId'] : []),
    ...unknown('include', scope.include),
    ...(scope.anyOf ?? []).flatMap((rules, index) => unknown(`anyOf.${index}`, rules)),
    ...unknown('exclude', scope.exclude),
  ];
};

/** The mall, or the brand whose offer it is. */
export const makerOf = ({ maker, issuer, brandId }: Pick<Template, 'maker' | 'issuer' | 'brandId'>): Party =>
  maker ?? (issuer === 'brand' && brandId !== undefined ? brandId : MALL);
