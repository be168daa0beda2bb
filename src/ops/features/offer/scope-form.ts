import type { OfferDraft } from '@core/contracts/offer-draft';

/** What a scope can name, in the order in which it is asked for. */
export const SCOPE_KINDS = ['brands', 'categories', 'stores', 'counters', 'products'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];
export type ScopeSide = 'include' | 'exclude';
export type ScopeLists = Readonly<Record<ScopeKind, string[]>>;
export type ScopeForm = Readonly<Record<ScopeSide, ScopeLists>> & {
  /** of the lists of goods that are included one is enough; without it all must hold */
  readonly any?: true;
};

type Rules = OfferDraft['scope']['include'];

/** What a line is of; where it is sold is always asked besides. */
const GOODS = ['brands', 'categories', 'products'] as const;
type GoodsKind = (typeof GOODS)[number];

const NOTHING: ScopeLists = { brands: [], categories: [], stores: [], counters: [], products: [] };
export const EVERYTHING: ScopeForm = { include: NOTHING, exclude: NOTHING };

const listsOf = (rules: Rules): ScopeLists => {
  const of = (kind: ScopeKind): string[] => [
    ...new Set(rules.filter(rule => rule.kind === kind).flatMap(({ ids }) => ids)),
  ];
  return {
    brands: of('brands'),
    categories: of('categories'),
    stores: of('stores'),
    counters: of('counters'),
    products: of('products'),
  };
};

/** A stored scope as lists to choose in. */
export const scopeFormOf = ({ include, anyOf, exclude }: OfferDraft['scope']): ScopeForm => ({
  ...(anyOf ? { any: true as const } : {}),
  include: listsOf([...include, ...(anyOf ?? []).flat()]),
  exclude: listsOf(exclude),
});

const named = (lists: ScopeLists): ScopeKind[] => SCOPE_KINDS.filter(kind => lists[kind].length > 0);

/** The lists of goods of which one is enough; of a single one there is no choice. */
const alternatives = ({ any, include }: ScopeForm): GoodsKind[] => {
  const goods = GOODS.filter(kind => include[kind].length > 0);
  return any && goods.length > 1 ? goods : [];
};

const together = (scope: ScopeForm, side: ScopeSide): ScopeKind[] =>
  named(scope[side]).filter(kind => side === 'exclude' || !alternatives(scope).some(one => one === kind));

/** The scope that the lists say; an empty one names nothing. */
export const scopeIn = (scope: ScopeForm): OfferDraft['scope'] => {
  const rules = (side: ScopeSide): Rules =>
    together(scope, side).map(kind => ({ kind, ids: scope[side][kind] }));
  const anyOf = alternatives(scope).map(kind => [{ kind, ids: scope.include[kind] }]);
  return { include: rules('include'), ...(anyOf.length > 0 ? { anyOf } : {}), exclude: rules('exclude') };
};

/** Are there lists of goods enough to choose whether all or any of them must hold? */
export const mayBeAny = (scope: ScopeForm): boolean => alternatives({ ...scope, any: true }).length > 0;

export const withAny = ({ include, exclude }: ScopeForm, any: boolean): ScopeForm => ({
  ...(any ? { any: true as const } : {}),
  include,
  exclude,
});

/** Under which field of the draft a list's problems are told. */
export const fieldOfList = (scope: ScopeForm, side: ScopeSide, kind: ScopeKind): string => {
  const group = side === 'include' ? alternatives(scope).findIndex(one => one === kind) : -1;
  return group >= 0 ? `scope.anyOf.${group}` : `scope.${side}.${together(scope, side).indexOf(kind)}`;
};

export const withList = (scope: ScopeForm, side: ScopeSide, kind: ScopeKind, ids: string[]): ScopeForm => ({
  ...scope,
  [side]: { ...scope[side], [kind]: ids },
});

/** A brand's own offer is of that brand alone: what was chosen among brands goes. */
export const withoutBrands = (scope: ScopeForm): ScopeForm =>
  withList(withList(scope, 'include', 'brands', []), 'exclude', 'brands', []);
