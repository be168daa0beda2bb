import { pick } from '../registry';
import type { Bill, Goods, Scope, ScopeRule } from '../rules';

type Place = Pick<Bill, 'storeId' | 'counterId'>;
type Holds = (ids: readonly string[], line: Goods, place: Place) => boolean;

const rules: Record<ScopeRule['kind'], Holds> = {
  brands: (ids, line) => ids.includes(line.brandId),
  stores: (ids, _line, place) => ids.includes(place.storeId),
  counters: (ids, _line, place) => ids.includes(place.counterId),
  categories: (ids, line) => line.categoryPath.some(categoryId => ids.includes(categoryId)),
  // of a line that is only an amount nobody knows the product: it is not taken in, and not taken out either
  products: (ids, { productId }) => productId !== undefined && ids.includes(productId),
};

const holds = (rule: ScopeRule, line: Goods, place: Place): boolean => pick(rules, rule.kind, 'scope')(rule.ids, line, place);

/** Positions of the lines a scope covers. @throws Error on an unknown kind of rule */
export const linesInScope = ({ include, exclude }: Scope, bill: { lines: readonly Goods[] } & Place): number[] => {
  const inside: number[] = [];
  for (const [index, line] of bill.lines.entries()) {
    if (include.every(rule => holds(rule, line, bill)) && !exclude.some(rule => holds(rule, line, bill))) inside.push(index);
  }
  return inside;
};

/** The scope as far as it is known before anything is chosen: a counter's goods are named by brand and category. */
export const withoutProducts = ({ include, exclude }: Scope): Scope => ({
  include: include.filter(rule => rule.kind !== 'products'),
  exclude: exclude.filter(rule => rule.kind !== 'products'),
});

type Counter = { storeId: string; counterId: string; brandIds: readonly string[] };

/** May the offer be used at this counter at all, whatever the lines? Asks only what a counter knows: place and brands. */
export const counterTakesPart = (
  { scope, counterIds }: { scope: Scope; counterIds: readonly string[] | 'all' },
  counter: Counter,
): boolean => {
  if (counterIds !== 'all' && !counterIds.includes(counter.counterId)) return false;
  const asLine = (brandId: string): Goods => ({ brandId, categoryPath: [] });
  const known = withoutProducts(scope);
  const include = known.include.filter(rule => rule.kind !== 'categories');
  return linesInScope({ include, exclude: known.exclude }, { ...counter, lines: counter.brandIds.map(asLine) }).length > 0;
};
