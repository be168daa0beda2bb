/**
 * A second opinion on MongoDB's queries for the property tests: slow, plain, over JSON-like values, and
 * written without anything of the runtime. Knows null, numbers, strings, booleans, dates, arrays and objects.
 */
export type Json = null | number | string | boolean | Date | Json[] | { [field: string]: Json };
export type Query = { [field: string]: unknown };

const typeOrder = (value: Json): number => {
  if (value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  if (Array.isArray(value)) return 5;
  if (value instanceof Date) return 7;
  return typeof value === 'boolean' ? 6 : 4;
};

/** Total order of values. */
export const order = (a: Json, b: Json): number => {
  if (typeOrder(a) !== typeOrder(b)) return typeOrder(a) - typeOrder(b);
  if (a === null || b === null) return 0;
  if (Array.isArray(a)) {
    const other = b as Json[];
    for (let i = 0; i < Math.min(a.length, other.length); i++) {
      const result = order(a[i]!, other[i]!);
      if (result !== 0) return result;
    }
    return a.length - other.length;
  }
  if (typeof a === 'object' && !(a instanceof Date)) {
    const x = Object.entries(a);
    const y = Object.entries(b as { [field: string]: Json });
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
      const step =
        typeOrder(x[i]![1]) - typeOrder(y[i]![1]) ||
        (x[i]![0] < y[i]![0] ? -1 : x[i]![0] > y[i]![0] ? 1 : 0) ||
        order(x[i]![1], y[i]![1]);
      if (step !== 0) return step;
    }
    return x.length - y.length;
  }
  return a < b ? -1 : a > b ? 1 : 0;
};

/** An array that its place named is met as a whole. */
type Reached = { value: Json | undefined; closed?: boolean };

const reach = (value: Json, path: string[], closed = false): Reached[] => {
  if (path.length === 0) return [{ value, closed }];
  const [first, ...rest] = path as [string, ...string[]];
  if (Array.isArray(value)) {
    const below = value.filter(item => typeOrder(item) === 4).flatMap(item => reach(item, path));
    const at =
      /^\d+$/.test(first) && Number(first) < value.length ? reach(value[Number(first)]!, rest, true) : [];
    return [...at, ...below];
  }
  if (typeOrder(value) !== 4) return [{ value: undefined }];
  const next = (value as { [field: string]: Json })[first];
  return next === undefined ? [{ value: undefined }] : reach(next, rest);
};

const candidates = (found: Reached[]): (Json | undefined)[] =>
  found.flatMap(({ value, closed }) => (Array.isArray(value) && !closed ? [value, ...value] : [value]));

const holds = (candidate: Json | undefined, op: string, operand: Json): boolean => {
  if (operand === null) {
    return (
      (op === '$eq' || op === '$gte' || op === '$lte') && (candidate === undefined || candidate === null)
    );
  }
  if (candidate === undefined || typeOrder(candidate) !== typeOrder(operand)) return false;
  const result = order(candidate, operand);
  switch (op) {
    case '$eq':
      return result === 0;
    case '$gt':
      return result > 0;
    case '$gte':
      return result >= 0;
    case '$lt':
      return result < 0;
    default:
      return result <= 0;
  }
};

const test = (doc: Json, path: string[], op: string, operand: unknown): boolean => {
  const found = reach(doc, path);
  switch (op) {
    case '$ne':
      return !test(doc, path, '$eq', operand);
    case '$nin':
      return !test(doc, path, '$in', operand);
    case '$in':
      return (operand as Json[]).some(item => test(doc, path, '$eq', item));
    case '$all':
      return (
        (operand as Json[]).length > 0 && (operand as Json[]).every(item => test(doc, path, '$eq', item))
      );
    case '$not':
      return !Object.entries(operand as Query).every(([name, value]) => test(doc, path, name, value));
    case '$exists':
      return found.some(item => item.value !== undefined) === operand;
    case '$size':
      return found.some(item => Array.isArray(item.value) && item.value.length === operand);
    case '$elemMatch': {
      const lists = found.map(item => item.value).filter(value => Array.isArray(value));
      const entries = Object.entries(operand as Query);
      const each = (item: Json) =>
        // a condition on fields, also one that names none, is for objects
        (entries.length > 0 || typeOrder(item) === 4) &&
        entries.every(([name, value]) =>
          name.startsWith('$')
            ? holds(item, name, value as Json)
            : typeOrder(item) === 4 && matches(item, { [name]: value }),
        );
      return lists.some(list => list.some(each));
    }
    default:
      return candidates(found).some(candidate => holds(candidate, op, operand as Json));
  }
};

const isOperators = (value: unknown): value is Query =>
  typeof value === 'object' && value !== null && Object.keys(value)[0]?.startsWith('$') === true;

/** Whether a document matches. */
export const matches = (doc: Json, query: Query): boolean =>
  Object.entries(query).every(([name, value]) => {
    if (name === '$and') return (value as Query[]).every(item => matches(doc, item));
    if (name === '$or') return (value as Query[]).some(item => matches(doc, item));
    if (name === '$nor') return !(value as Query[]).some(item => matches(doc, item));
    if (!isOperators(value)) return test(doc, name.split('.'), '$eq', value);
    return Object.entries(value).every(([op, operand]) => test(doc, name.split('.'), op, operand));
  });

type SortValue = { empty: boolean; value: Json };

const sortValues = (value: Json, path: string[]): SortValue[] => {
  const [first, ...rest] = path;
  if (first === undefined) {
    if (!Array.isArray(value)) return [{ empty: false, value }];
    return value.length === 0
      ? [{ empty: true, value: null }]
      : value.map(item => ({ empty: false, value: item }));
  }
  if (Array.isArray(value) && /^\d+$/.test(first) && Number(first) < value.length)
    return sortValues(value[Number(first)]!, rest);
  // what has no fields counts as null, item by item
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap(item => sortValues(typeOrder(item) === 4 ? item : {}, path));
  const next = typeOrder(value) === 4 ? (value as { [field: string]: Json })[first] : undefined;
  return next === undefined ? [{ empty: false, value: null }] : sortValues(next, rest);
};

const sortOrderOf = (x: SortValue, y: SortValue): number =>
  x.empty === y.empty ? order(x.value, y.value) : x.empty ? -1 : 1;

/** What a document sorts by in one field; the empty array comes before null. */
export const sortValue = (doc: Json, field: string, direction: 1 | -1): SortValue => {
  const sorted = sortValues(doc, field.split('.')).sort(sortOrderOf);
  return direction === 1 ? sorted[0]! : sorted[sorted.length - 1]!;
};

/** Compares two documents by sort fields. */
export const sortOrder = (a: Json, b: Json, sort: [string, 1 | -1][]): number => {
  for (const [field, direction] of sort) {
    const x = sortValue(a, field, direction);
    const y = sortValue(b, field, direction);
    const result = sortOrderOf(x, y);
    if (result !== 0) return result * direction;
  }
  return 0;
};
