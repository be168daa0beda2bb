import { pick } from '../registry';
import type { Bill, CouponRules, Goods, Scope, ScopeRule } from '../rules';

type Place = Pick<Bill, 'storeId' | 'counterId'>;
type Holds = (ids: readonly string[], line: Goods, place: Place) => boolean;

const rules: Record<ScopeRule['kind'], Holds> = {
  brands: (ids, line) => ids.includes(line.brandId),
  stores: (ids, line, place) => ids.includes(line.storeId ?? place.storeId),
  counters: (ids, line, place) => ids.includes(line.counterId ?? place.counterId),
  categories: (ids, line) => line.categoryPath.some(categoryId => ids.includes(categoryId)),
  // of a line that is only an amount nobody knows the product: it is not taken in, and not taken out either
  products: (ids, { productId }) => productId !== undefined && ids.includes(productId),
};

const holds = (rule: ScopeRule, line: Goods, place: Place): boolean => pick(rules, rule.kind, 'scope')(rule.ids, line, place);

/** Positions of the lines a scope covers. @throws Error on an unknown kind of rule */
export const linesInScope = ({ include, anyOf, exclude }: Scope, bill: { lines: readonly Goods[] } & Place): number[] => {
  const inside: number[] = [];
  for (const [index, line] of bill.lines.entries()) {
    const holdsHere = (rule: ScopeRule): boolean => holds(rule, line, bill);
    const isIn = include.every(holdsHere) && (anyOf === undefined || anyOf.some(group => group.every(holdsHere)));
    if (isIn && !exclude.some(holdsHere)) inside.push(index);
  }
  return inside;
};

/** Does the counter that sold it take part? */
const takesPart = ({ counterIds }: Pick<CouponRules, 'counterIds'>, { counterId }: { counterId: string }): boolean =>
  counterIds === 'all' || counterIds.includes(counterId);

/** Does the counter of the bill, or of any of its lines, take part? */
export const anyTakesPart = (rules: Pick<CouponRules, 'counterIds'>, { lines, counterId }: Pick<Bill, 'lines' | 'counterId'>): boolean =>
  lines.length === 0 ? takesPart(rules, { counterId }) : lines.some(line => takesPart(rules, { counterId: line.counterId ?? counterId }));

/** Positions of the lines (or goods) that count for a coupon: those in its scope that were sold where it is taken. */
export const eligibleLines = (rules: Pick<CouponRules, 'scope' | 'counterIds'>, bill: { lines: readonly Goods[] } & Place): number[] =>
  linesInScope(rules.scope, bill).filter(index => takesPart(rules, { counterId: bill.lines[index]!.counterId ?? bill.counterId }));

/** A brand's own coupon is for that brand's goods, also where nobody has said so. */
export const ownScope = ({ issuer, brandId, scope }: Pick<CouponRules, 'issuer' | 'brandId' | 'scope'>): Scope =>
  issuer === 'brand' && brandId !== undefined && !scope.include.some(({ kind }) => kind === 'brands')
    ? { ...scope, include: [{ kind: 'brands', ids: [brandId] }, ...scope.include] }
    : scope;

/** All that a scope names, in or out. */
export const rulesIn = ({ include, anyOf = [], exclude }: Scope): ScopeRule[] => [...include, ...anyOf.flat(), ...exclude];

/** Inclusions of a kind that nobody can answer here hold; exclusions stay. */
const askingNothingOf = (kind: ScopeRule['kind'], { include, anyOf, exclude }: Scope): Scope => {
  const without = (rules: readonly ScopeRule[]) => rules.filter(rule => rule.kind !== kind);
  return { include: without(include), ...(anyOf ? { anyOf: anyOf.map(without) } : {}), exclude };
};

/** The scope as far as it is known before anything is chosen: a counter's goods are named by brand and category. */
export const withoutProducts = (scope: Scope): Scope => ({
  ...askingNothingOf('products', scope),
  exclude: scope.exclude.filter(rule => rule.kind !== 'products'),
});

type Counter = { storeId: string; counterId: string; brandIds: readonly string[] };

/** May the offer be used at this counter at all, whatever the lines? Asks only what a counter knows: place and brands. */
export const counterTakesPart = (
  { scope, counterIds }: { scope: Scope; counterIds: readonly string[] | 'all' },
  counter: Counter,
): boolean => {
  if (counterIds !== 'all' && !counterIds.includes(counter.counterId)) return false;
  const asLine = (brandId: string): Goods => ({ brandId, categoryPath: [] });
  const known = askingNothingOf('categories', withoutProducts(scope));
  return linesInScope(known, { ...counter, lines: counter.brandIds.map(asLine) }).length > 0;
};
