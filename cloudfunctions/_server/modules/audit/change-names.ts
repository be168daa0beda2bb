import type { FieldChange } from '@core/domain/change';
import type { Org } from '../org/service';
import { counterTitle } from '../template/view';

const OF_COUNTERS: ReadonlySet<string> = new Set(['counterIds', 'countersJoined', 'countersLeft']);

const named = (org: Org, value: unknown): unknown =>
  Array.isArray(value) ? value.map((id: unknown) => (typeof id === 'string' && org.counters.has(id) ? counterTitle(org, id) : id)) : value;

/** Changes as a person reads them: the log keeps the ids of counters, which are told by store and name. */
export const changesNamed = (org: Org, changes: readonly FieldChange[]): FieldChange[] =>
  changes.map(({ field, ...sides }) => {
    if (!OF_COUNTERS.has(field)) return { field, ...sides };
    return { field, ...Object.fromEntries(Object.entries(sides).map(([side, value]) => [side, named(org, value)])) };
  });
