import type { Deps } from '../../deps';
import type { Till } from './documents';
import { findByKey } from './repo';

/** As long as anything about who may do what is remembered. */
const CACHE_MS = 30_000;
/** Far more keys than one function instance meets. */
const MOST = 2_000;

type Entry = { till: Till; until: number };
/** Per composition root, so that two environments in one process never mix. */
const caches = new WeakMap<object, Map<string, Entry>>();

const cacheOf = ({ db }: Pick<Deps, 'db'>): Map<string, Entry> => {
  const known = caches.get(db) ?? new Map<string, Entry>();
  caches.set(db, known);
  return known;
};

/** The till of a key; one round trip. What was read is remembered, an unknown key is not. */
export const readTill = async (deps: Pick<Deps, 'db' | 'now'>, keyId: string): Promise<Till | undefined> => {
  const till = await findByKey(deps.db, keyId);
  const cache = cacheOf(deps);
  if (cache.size >= MOST) cache.clear();
  if (till) cache.set(keyId, { till, until: deps.now() + CACHE_MS });
  else cache.delete(keyId);
  return till;
};

/** The same without a round trip while the copy is younger than 30 s: for looks, never for changes. */
export const rememberedTill = async (deps: Pick<Deps, 'db' | 'now'>, keyId: string): Promise<Till | undefined> => {
  const entry = cacheOf(deps).get(keyId);
  return entry && deps.now() < entry.until ? entry.till : readTill(deps, keyId);
};
