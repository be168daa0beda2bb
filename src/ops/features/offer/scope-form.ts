import type { OfferDraft } from '@core/contracts/offer-draft';

/** What a scope can name, in the order in which it is asked for. */
export const SCOPE_KINDS = ['brands', 'categories', 'stores', 'counters', 'products'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];
export type ScopeSide = 'include' | 'exclude';
export type ScopeLists = Readonly<Record<ScopeKind, string[]>>;
export type ScopeForm = Readonly<Record<ScopeSide, ScopeLists>>;

type Rules = OfferDraft['scope']['include'];

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
export const scopeFormOf = ({ include, exclude }: OfferDraft['scope']): ScopeForm => ({
  include: listsOf(include),
  exclude: listsOf(exclude),
});

const named = (lists: ScopeLists): ScopeKind[] => SCOPE_KINDS.filter(kind => lists[kind].length > 0);

/** The scope that the lists say; an empty one names nothing. */
export const scopeIn = ({ include, exclude }: ScopeForm): OfferDraft['scope'] => {
  const rules = (lists: ScopeLists): Rules => named(lists).map(kind => ({ kind, ids: lists[kind] }));
  return { include: rules(include), exclude: rules(exclude) };
};

/** Under which field of the draft a list's problems are told. */
export const fieldOfList = (scope: ScopeForm, side: ScopeSide, kind: ScopeKind): string =>
  `scope.${side}.${named(scope[side]).indexOf(kind)}`;

export const withList = (scope: ScopeForm, side: ScopeSide, kind: ScopeKind, ids: string[]): ScopeForm => ({
  ...scope,
  [side]: { ...scope[side], [kind]: ids },
});

/** A brand's own offer is of that brand alone: what was chosen among brands goes. */
export const withoutBrands = (scope: ScopeForm): ScopeForm =>
  withList(withList(scope, 'include', 'brands', []), 'exclude', 'brands', []);
