import { linesInScope } from '../fit/scope';
import type { Goods, Scope } from '../rules';
import { fault, type Fault } from './fault';

/** A counter with what can be put on a bill there: its goods by brand and category, and those of the scope's products that it sells. */
export type Outlet = {
  storeId: string;
  counterId: string;
  goods: readonly Goods[];
  /** its brand takes the money and did not make the offer: it takes part when it says so itself */
  asksItself?: boolean;
};

type Reaching = { scope: Scope; counterIds: readonly string[] | 'all' };

/** Some line of some bill at this counter is in the scope. */
const reaches = (scope: Scope, { goods, storeId, counterId }: Outlet): boolean =>
  linesInScope(scope, { storeId, counterId, lines: goods }).length > 0;

/**
 * A scope is a contradiction where no counter of the organisation has anything in it: a category without the one it lies in, a
 * brand in a building that has none of it, products of brands that are out. And nobody joins for a counter that asks itself.
 * @throws Error on an unknown kind of rule
 */
export const reachFaults = ({ scope, counterIds }: Reaching, outlets: readonly Outlet[]): Fault[] => {
  const reached = outlets.filter(outlet => reaches(scope, outlet));
  if (reached.length === 0) return [fault('scope', 'NEVER_USABLE', { why: 'counters' })];
  const unasked = counterIds === 'all' ? reached.filter(({ asksItself }) => asksItself) : [];
  if (unasked.length > 0) return [fault('joining', 'COUNTERS_UNASKED', { counters: unasked.length })];
  const joined = counterIds === 'all' || counterIds.length === 0 || reached.some(({ counterId }) => counterIds.includes(counterId));
  return joined ? [] : [fault('counterIds', 'NEVER_USABLE', { why: 'counters' })];
};
