import type { ScopeRule } from '../rules';
import type { TemplateDraft } from './draft';
import { fault, filledIn, noneTwice, type Fault } from './fault';

const never = (field: string, why: string): Fault => fault(field, 'NEVER_USABLE', { why });

const listFaults = (field: string, rules: readonly ScopeRule[]): Fault[] =>
  rules.flatMap(({ ids }, index) => [...filledIn(`${field}.${index}.ids`, ids), ...noneTwice(`${field}.${index}.ids`, ids)]);

/** What stands in every one of these lists; there is at least one. */
const inAll = (lists: readonly ScopeRule[]): readonly string[] =>
  lists.slice(1).reduce((left, { ids }) => left.filter(id => ids.includes(id)), lists[0]!.ids);

/**
 * Nothing is left of what must be in every list of its kind and in none that is excluded; told at the list that leaves nothing.
 * A category may lie below another, whatever their ids, so its lists are not compared with each other.
 */
const contradictions = ({ scope: { include, exclude } }: TemplateDraft): Fault[] =>
  include.flatMap((rule, index) => {
    const { kind, ids } = rule;
    if (ids.length === 0) return [];
    const before = kind === 'categories' ? [] : include.slice(0, index).filter(one => one.kind === kind && one.ids.length > 0);
    const excluded = new Set(exclude.filter(one => one.kind === kind).flatMap(one => one.ids));
    const isLeft = (lists: readonly ScopeRule[]): boolean => inAll(lists).some(id => !excluded.has(id));
    if (isLeft([...before, rule]) || (before.length > 0 && !isLeft(before))) return [];
    return [never(`scope.include.${index}`, inAll([...before, rule]).length > 0 ? 'scope.exclude' : 'scope.include')];
  });

/** The counters that take part, and those that the scope names, share none. */
const counterFaults = ({ counterIds, scope }: TemplateDraft): Fault[] => {
  if (counterIds === 'all') return [];
  const named = scope.include.find(rule => rule.kind === 'counters' && !rule.ids.some(id => counterIds.includes(id)));
  const excluded = scope.exclude.filter(rule => rule.kind === 'counters').flatMap(rule => rule.ids);
  const allOut = counterIds.length > 0 && counterIds.every(id => excluded.includes(id));
  return [
    ...filledIn('counterIds', counterIds),
    ...noneTwice('counterIds', counterIds),
    ...(named && counterIds.length > 0 ? [never('counterIds', 'scope.include')] : []),
    ...(allOut ? [never('counterIds', 'scope.exclude')] : []),
  ];
};

/** A brand's own coupon must be good for that brand's goods. */
const brandFaults = ({ issuer, brandId, scope }: TemplateDraft): Fault[] => {
  if (brandId === undefined) return issuer === 'brand' ? [fault('brandId', 'EMPTY')] : [];
  const without = scope.include.findIndex(rule => rule.kind === 'brands' && !rule.ids.includes(brandId));
  return without < 0 ? [] : [never(`scope.include.${without}`, 'brandId')];
};

/** Lists of which one is enough: some, and each leaves something. */
const choiceFaults = ({ scope: { anyOf, exclude } }: TemplateDraft): Fault[] => {
  if (!anyOf) return [];
  const isOut = ({ kind, ids }: ScopeRule): boolean =>
    ids.length > 0 && ids.every(id => exclude.some(rule => rule.kind === kind && rule.ids.includes(id)));
  return [
    ...filledIn('scope.anyOf', anyOf),
    ...anyOf.flatMap((group, index) => [
      ...listFaults(`scope.anyOf.${index}`, group),
      ...(group.some(isOut) ? [never(`scope.anyOf.${index}`, 'scope.exclude')] : []),
    ]),
  ];
};

/** Where the coupon counts: lists that are filled in, and that leave something. */
export const scopeFaults = (draft: TemplateDraft): Fault[] => [
  ...listFaults('scope.include', draft.scope.include),
  ...listFaults('scope.exclude', draft.scope.exclude),
  ...choiceFaults(draft),
  ...contradictions(draft),
  ...counterFaults(draft),
  ...brandFaults(draft),
];
