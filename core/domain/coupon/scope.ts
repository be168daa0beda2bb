import { pick } from './registry';
import type { Bill, Goods, Scope, ScopeRule } from './rules';

type Place = Pick<Bill, 'storeId' | 'counterId'>;
type Holds = (ids: readonly string[], line: Goods, place: Place) => boolean;

const rules: Record<ScopeRule['kind'], Holds> = {
  brands: (ids, line) => ids.includes(line.brandId),
  stores: (ids, _line, place) => ids.includes(place.storeId),
  counters: (ids, _line, place) => ids.includes(place.counterId),
  categories: (ids, line) => line.categoryPath.some(categoryId => ids.includes(categoryId)),
};

const holds = (rule: ScopeRule, line: Goods, place: Place): boolean =>
  pick(rules, rule.kind, 'scope')(rule.ids, line, place);

/** Positions of the lines a scope covers. @throws Error on an unknown kind of rule */
export const linesInScope = ({ include, exclude }: Scope, bill: { lines: readonly Goods[] } & Place): number[] =>
  bill.lines.flatMap((line, index) =>
    include.every(rule => holds(rule, line, bill)) && !exclude.some(rule => holds(rule, line, bill)) ? [index] : [],
  );

type Counter = { storeId: string; counterId: string; brandIds: readonly string[] };

/** May the offer be used at this counter at all, whatever the lines? Asks only what a counter knows: place and brands. */
export const counterTakesPart = (
  { scope, counterIds }: { scope: Scope; counterIds: readonly string[] | 'all' },
  counter: Counter,
): boolean => {
  if (counterIds !== 'all' && !counterIds.includes(counter.counterId)) return false;
  const asLine = (brandId: string): Goods => ({ brandId, categoryPath: [] });
  const include = scope.include.filter(rule => rule.kind !== 'categories');
  return linesInScope({ include, exclude: scope.exclude }, { ...counter, lines: counter.brandIds.map(asLine) }).length > 0;
};
