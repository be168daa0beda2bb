import { matches, order, type Json } from './oracle';

/**
 * A second opinion on MongoDB's updates for the property tests: plain objects in, a new object out, undefined for an
 * error. Like the oracle of queries it shares nothing with the runtime.
 */
type Fields = { [field: string]: Json };
export type Update = { [operator: string]: { [path: string]: unknown } };

class Refused extends Error {}

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const copy = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(copy);
  return isFields(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]))
    : value;
};

const isIndex = (part: string) => /^(0|[1-9]\d*)$/.test(part);

type Place = { get: () => Json | undefined; put: (value: Json) => void; remove: () => void };

const placeIn = (holder: Fields | Json[], part: string): Place => {
  if (!Array.isArray(holder))
    return {
      get: () => holder[part],
      put: value => void (holder[part] = value),
      remove: () => void delete holder[part],
    };
  const at = Number(part);
  return {
    get: () => holder[at],
    put: value => {
      while (holder.length < at) holder.push(null);
      holder[at] = value;
    },
    remove: () => void (at < holder.length && (holder[at] = null)),
  };
};

type Blocked = 'blocked' | 'absent';

/** The place of a path, or why there is none. With `make` the way is made. */
const find = (doc: Fields, path: string, make: boolean): Place | Blocked => {
  const parts = path.split('.');
  let holder: Json = doc;
  for (let i = 0; ; i++) {
    const part = parts[i]!;
    if (!isFields(holder) && !(Array.isArray(holder) && isIndex(part))) return 'blocked';
    const place = placeIn(holder, part);
    if (i === parts.length - 1) return place;
    if (place.get() === undefined) {
      if (!make) return 'absent';
      place.put({});
    }
    holder = place.get()!;
  }
};

const made = (doc: Fields, path: string): Place => {
  const place = find(doc, path, true);
  if (typeof place === 'string') throw new Refused();
  return place;
};

const there = (doc: Fields, path: string): Place | undefined => {
  const place = find(doc, path, false);
  return typeof place === 'string' || place.get() === undefined ? undefined : place;
};

const listAt = (place: Place): Json[] => {
  const found = place.get();
  if (found === undefined) return [];
  if (!Array.isArray(found)) throw new Refused();
  return [...found];
};

const numbers = (doc: Fields, path: string, missing: number, combine: (found: number) => number) => {
  const place = made(doc, path);
  const found = place.get();
  if (found !== undefined && typeof found !== 'number') throw new Refused();
  place.put(found === undefined ? missing : combine(found));
};

const throughArray = (doc: Fields, path: string): boolean => {
  const parts = path.split('.');
  return parts.some((_part, i) => i > 0 && Array.isArray(there(doc, parts.slice(0, i).join('.'))?.get()));
};

const rename = (doc: Fields, from: string, to: string) => {
  const source = find(doc, from, false);
  if (source === 'blocked') throw new Refused();
  const value = source === 'absent' ? undefined : source.get();
  if (value === undefined) return;
  if (throughArray(doc, from) || throughArray(doc, to)) throw new Refused();
  const target = made(doc, to);
  (source as Place).remove();
  target.put(value);
};

export type Push = { $each: Json[]; $position?: number; $slice?: number; $sort?: 1 | -1 };

const push = (doc: Fields, path: string, { $each, $position, $slice, $sort }: Push) => {
  const place = made(doc, path);
  const list = listAt(place);
  list.splice($position ?? list.length, 0, ...$each);
  if ($sort !== undefined) list.sort((a, b) => order(a, b) * $sort);
  if ($slice === undefined) place.put(list);
  else place.put($slice < 0 ? list.slice($slice) : list.slice(0, $slice));
};

const isCondition = (value: unknown): value is { [operator: string]: unknown } =>
  isFields(value as Json) && Object.keys(value as Fields)[0]?.startsWith('$') === true;

const pulled = (item: Json, operand: unknown): boolean => {
  if (isCondition(operand)) return matches({ item }, { item: operand });
  if (isFields(operand as Json)) return isFields(item) && matches(item, operand as Fields);
  return order(item, operand as Json) === 0;
};

const cull = (doc: Fields, path: string, drop: (item: Json) => boolean) => {
  const place = there(doc, path);
  place?.put(listAt(place).filter(item => !drop(item)));
};

const apply = (doc: Fields, operator: string, path: string, operand: unknown): void => {
  const value = operand as Json;
  switch (operator) {
    case '$set':
      return made(doc, path).put(copy(value));
    case '$unset':
      return there(doc, path)?.remove();
    case '$inc':
      return numbers(doc, path, value as number, found => found + (value as number));
    case '$mul':
      return numbers(doc, path, 0, found => found * (value as number));
    case '$min':
    case '$max': {
      const place = made(doc, path);
      const found = place.get();
      const side = operator === '$min' ? -1 : 1;
      if (found === undefined || order(value, found) * side > 0) place.put(value);
      return;
    }
    case '$rename':
      return rename(doc, path, operand as string);
    case '$push':
      return push(doc, path, operand as Push);
    case '$pop': {
      const place = there(doc, path);
      return place?.put(operand === 1 ? listAt(place).slice(0, -1) : listAt(place).slice(1));
    }
    case '$pull':
      return cull(doc, path, item => pulled(item, operand));
    case '$pullAll':
      return cull(doc, path, item => (operand as Json[]).some(other => order(item, other) === 0));
    default: {
      const place = made(doc, path);
      const list = listAt(place);
      for (const item of (operand as { $each: Json[] }).$each)
        if (!list.some(other => order(item, other) === 0)) list.push(item);
      return place.put(list);
    }
  }
};

const comparePaths = (a: string, b: string): number => {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!];
    if (x === y) continue;
    return isIndex(x) && isIndex(y) ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return left.length - right.length;
};

const overlaps = (paths: readonly string[]): boolean =>
  paths.some((a, i) => paths.some((b, j) => i !== j && (a === b || b.startsWith(`${a}.`))));

/** The document after the update; undefined where MongoDB raises an error. */
export const updated = (doc: Fields, update: Update): Fields | undefined => {
  const steps = Object.entries(update).flatMap(([operator, fields]) =>
    Object.entries(fields).map(([path, operand]) => ({ operator, path, operand })),
  );
  const target = (step: (typeof steps)[number]) =>
    step.operator === '$rename' ? (step.operand as string) : step.path;
  const touched = steps.flatMap(step =>
    step.operator === '$rename' ? [step.path, target(step)] : [step.path],
  );
  if (overlaps(touched)) return undefined;
  const out = copy(doc) as Fields;
  try {
    for (const step of [...steps].sort((a, b) => comparePaths(target(a), target(b))))
      apply(out, step.operator, step.path, step.operand);
    return out;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
};
