/** A way to spoil an input: what was done, and the spoilt copy. */
export type Spoilt = { how: string; data: unknown };
type Path = readonly (string | number)[];

const isTree = (value: unknown): value is Record<string, unknown> | unknown[] => typeof value === 'object' && value !== null;

/** Every place in a value, the root first. */
const pathsOf = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(isTree(value) ? Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key])) : []),
];

/** A copy in which the place holds what `change` makes of it. */
const changed = (value: unknown, path: Path, change: (at: unknown) => unknown): unknown => {
  if (path.length === 0) return change(value);
  const [key, ...rest] = path as [string | number, ...Path];
  if (Array.isArray(value)) return value.map((child, index) => (index === key ? changed(child, rest, change) : child));
  const tree = value as Record<string, unknown>;
  return { ...tree, [key]: changed(tree[key], rest, change) };
};

const without = (value: unknown, path: Path): unknown => {
  const last = path.at(-1)!;
  return changed(value, path.slice(0, -1), parent =>
    Array.isArray(parent) ? parent.filter((_, index) => index !== last) : Object.fromEntries(Object.entries(parent as object).filter(([key]) => key !== last)),
  );
};

/** What a database would take for a condition, a command or code, were it let through. */
export const OPERATORS: readonly unknown[] = [
  { $gt: '' },
  { $ne: null },
  { $in: ['a'] },
  { $regex: '.*' },
  { $where: 'sleep(1000)' },
  { $inc: 1 },
  { $oid: '000000000000000000000000' },
  { _internalType: 'QueryCommand', operator: 'neq', operands: [null] },
];

/** Values of every type and size; what a field really takes is told by its schema. */
const WRONG: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  'x'.repeat(10_000),
  '\u0000',
  '../../etc/passwd',
  "'; DROP TABLE members; --",
  [],
  {},
  [[]],
  [{ $gt: '' }],
  Array.from({ length: 600 }, () => 'a'),
];

const EXTRA_KEYS = ['extra', '$where', '$set', '__proto__', 'constructor', 'openid', 'memberId', 'a.b'];

/** An own key by any name, `__proto__` included: what JSON can carry and a literal cannot. */
const withKey = (value: unknown, key: string): unknown => {
  const copy = Object.fromEntries(Object.entries(value as object));
  Object.defineProperty(copy, key, { value: 1, enumerable: true, configurable: true, writable: true });
  return copy;
};

const isPlain = (value: unknown): boolean => isTree(value) && !Array.isArray(value);
const at = (value: unknown, path: Path): unknown => path.reduce<unknown>((tree, key) => (tree as Record<string | number, unknown>)[key], value);
const show = (path: Path): string => path.join('.') || '(all)';

/** Inputs with a query operator somewhere inside. */
export const withOperators = (sample: unknown): Spoilt[] =>
  pathsOf(sample).flatMap(path =>
    OPERATORS.map(operator => ({ how: `${show(path)} is ${JSON.stringify(operator)}`, data: changed(sample, path, () => operator) })),
  );

/** Inputs with a missing field, a value of the wrong kind, or a field too many; some may still be valid. */
export const spoil = (sample: unknown): Spoilt[] =>
  pathsOf(sample).flatMap(path => [
    ...(path.length > 0 ? [{ how: `${show(path)} is missing`, data: without(sample, path) }] : []),
    ...WRONG.map(value => ({ how: `${show(path)} is ${JSON.stringify(value).slice(0, 30)}`, data: changed(sample, path, () => value) })),
    ...(isPlain(at(sample, path))
      ? EXTRA_KEYS.map(key => ({ how: `${show(path)} has "${key}" too`, data: changed(sample, path, tree => withKey(tree, key)) }))
      : []),
  ]);
