import { countersAt, type CounterChange, type Counters } from '@core/domain/coupon/template/joining';
import type { Deps } from '../../deps';
import type { Template } from './documents';
import { findTemplates } from './repo';

/** What went out under a version up to `settled` never changes, so it may be kept for good. */
type Known = { settled: number; counters: Counters; changes: readonly CounterChange[] };

const MOST_KEPT = 200;
/** Per composition root, as in `cache.ts`. */
const caches = new WeakMap<object, Map<string, Known>>();

/** Counters of what is drafted anew still change, under the version that it will go out as. */
const MADE_ANEW: ReadonlySet<Template['state']> = new Set(['draft', 'confirming', 'confirmed']);

const knownOf = ({ version, state, counterIds, counterChanges = [] }: Template): Known => ({
  settled: MADE_ANEW.has(state) ? version - 1 : version,
  counters: counterIds,
  changes: counterChanges,
});

const cacheOf = ({ db }: Pick<Deps, 'db'>): Map<string, Known> => {
  const cache = caches.get(db) ?? new Map<string, Known>();
  caches.set(db, cache);
  if (cache.size > MOST_KEPT) cache.clear();
  return cache;
};

/** An offer as it went out. */
export type Version = { templateId: string; version: number };

/**
 * The counters that had joined when each version was the one that went out, in the order asked for; one round trip for those
 * that nobody has asked for yet.
 * @throws Error when a template is not there: they are never removed
 */
export const joinedAt = async (deps: Pick<Deps, 'db'>, versions: readonly Version[]): Promise<(readonly string[])[]> => {
  const cache = cacheOf(deps);
  const isNew = ({ templateId, version }: Version): boolean => (cache.get(templateId)?.settled ?? -1) < version;
  const missing = [...new Set(versions.filter(isNew).map(({ templateId }) => templateId))];
  for (const template of missing.length === 0 ? [] : await findTemplates(deps.db, missing)) cache.set(template._id, knownOf(template));
  return versions.map(({ templateId, version }) => {
    const known = cache.get(templateId);
    if (!known || known.settled < version) throw new Error(`version ${version} of ${templateId} never went out`);
    return countersAt(known.counters, known.changes, version);
  });
};
