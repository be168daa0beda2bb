import type { Deps } from '../../deps';
import type { Template } from './documents';
import { findRunning, findTemplates } from './repo';

/** Offers change a few times a day; a pause takes effect within this time. */
const CACHE_MS = 30_000;
const MOST_KEPT = 2000;

/** What may go out at any moment must be seen at once when it does. */
const NOT_OUT: ReadonlySet<Template['state']> = new Set(['draft', 'confirming', 'confirmed', 'paused']);

type Held = { until: number; template: Promise<Template | undefined> };
type Kept = { byId: Map<string, Held>; running?: { until: number; templates: Promise<Template[]> } };
/** Per composition root, so that two environments in one process never mix. */
const caches = new WeakMap<object, Kept>();

const cacheOf = (deps: Pick<Deps, 'db'>): Kept => {
  const known = caches.get(deps.db) ?? { byId: new Map() };
  caches.set(deps.db, known);
  return known;
};

/** Offers that run or will run, at most 30 s old, those that end first at the top. */
export const runningTemplates = (deps: Pick<Deps, 'db' | 'now'>): Promise<Template[]> => {
  const cache = cacheOf(deps);
  const now = deps.now();
  if (cache.running && now < cache.running.until) return cache.running.templates;
  const running = { until: now + CACHE_MS, templates: findRunning(deps.db, now) };
  cache.running = running;
  // a failed read must not be remembered
  running.templates.catch(() => cache.running === running && delete cache.running);
  return running.templates;
};

/** Asks for one template among others; whoever wants it meanwhile waits for the same answer. */
const hold = (byId: Map<string, Held>, id: string, until: number, asked: Promise<Template[]>): void => {
  const held: Held = { until, template: asked.then(found => found.find(({ _id }) => _id === id)) };
  const forget = (): unknown => byId.get(id) === held && byId.delete(id);
  byId.set(id, held);
  // neither a failed read nor a template that is not there, or not out yet, is remembered
  held.template.then(template => (template && !NOT_OUT.has(template.state) ? undefined : forget()), forget);
};

/** Templates by id, in the order asked for, at most 30 s old; those that do not exist are left out. */
export const templatesByIds = async (deps: Pick<Deps, 'db' | 'now'>, ids: readonly string[]): Promise<Template[]> => {
  const { byId } = cacheOf(deps);
  const now = deps.now();
  if (byId.size > MOST_KEPT) byId.clear();
  const missing = ids.filter(id => !(byId.get(id) && now < byId.get(id)!.until));
  if (missing.length > 0) {
    const asked = findTemplates(deps.db, missing);
    for (const id of missing) hold(byId, id, now + CACHE_MS, asked);
  }
  const templates = await Promise.all(ids.map(id => byId.get(id)!.template));
  return templates.flatMap(template => template ?? []);
};

/** A template that is at hand, without asking anybody. */
export const templateAtHand = (deps: Pick<Deps, 'db' | 'now'>, id: string): Promise<Template | undefined> | undefined => {
  const held = cacheOf(deps).byId.get(id);
  return held && deps.now() < held.until ? held.template : undefined;
};

/** Keeps a template that came along with something else. */
export const keepTemplate = (deps: Pick<Deps, 'db' | 'now'>, template: Template): void =>
  hold(cacheOf(deps).byId, template._id, deps.now() + CACHE_MS, Promise.resolve([template]));

/** Asks for it again the next time, whatever is at hand. */
export const forgetTemplate = (deps: Pick<Deps, 'db'>, id: string): void => void cacheOf(deps).byId.delete(id);

export const templateById = async (deps: Pick<Deps, 'db' | 'now'>, id: string): Promise<Template | undefined> =>
  (await templatesByIds(deps, [id]))[0];
