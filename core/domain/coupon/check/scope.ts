import type { ScopeRule } from '../rules';
import type { TemplateDraft } from './draft';
import { fault, filledIn, noneTwice, type Fault } from './fault';

const never = (field: string, why: string): Fault => fault(field, 'NEVER_USABLE', { why });

const listFaults = (field: string, rules: readonly ScopeRule[]): Fault[] =>
  rules.flatMap(({ ids }, index) => [...filledIn(`${field}.${index}.ids`, ids), ...noneTwice(`${field}.${index}.ids`, ids)]);

/** Nothing of an included list is left when all of it is excluded, or when it must be in two lists that share nothing. */
const contradictions = ({ scope: { include, exclude } }: TemplateDraft): Fault[] =>
  include.flatMap(({ kind, ids }, index) => {
    const field = `scope.include.${index}`;
    const excluded = exclude.filter(rule => rule.kind === kind).flatMap(rule => rule.ids);
    if (ids.length > 0 && ids.every(id => excluded.includes(id))) return [never(field, 'scope.exclude')];
    // a category may lie below another, whatever their ids
    if (kind === 'categories') return [];
    const other = include.findIndex((rule, at) => at < index && rule.kind === kind && !rule.ids.some(id => ids.includes(id)));
    return other < 0 ? [] : [never(field, `scope.include.${other}`)];
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

/** Where the coupon counts: lists that are filled in, and that leave something. */
export const scopeFaults = (draft: TemplateDraft): Fault[] => [
  ...listFaults('scope.include', draft.scope.include),
  ...listFaults('scope.exclude', draft.scope.exclude),
  ...contradictions(draft),
  ...counterFaults(draft),
  ...brandFaults(draft),
];
