import { Doc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { mongoError, unsupported } from '../wire/errors';
import { compileMatcher } from './match';
import { parseQuery } from './parse';
import { matchedPosition } from './position';
import { pathParts } from './path';
import { positionalOf, withOneItem } from './positional-projection';

/** Answers the part of a document a projection asks for. */
export type Projector = (doc: Doc) => Doc;

type Operator = (value: Value) => Value | undefined;
type Tree = Map<string, Tree | boolean | Operator>;

const switchOf = (value: Value): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  return rankOf(value) === rank.number ? toNumber(value as NumberValue) !== 0 : undefined;
};

const slice = (operand: Value): Operator => {
  const list = Array.isArray(operand) ? operand : [operand];
  const [first, second] = list.map(item =>
    rankOf(item) === rank.number ? Math.trunc(toNumber(item as NumberValue)) : NaN,
  );
  const isWrong = list.length === 0 || list.length > 2 || Number.isNaN(first) || Number.isNaN(second);
  if (isWrong || (second !== undefined && second <= 0)) throw mongoError(2, 'bad operand of $slice');
  return value => {
    if (!Array.isArray(value)) return value;
    if (second === undefined) return first! < 0 ? value.slice(first) : value.slice(0, first);
    const start = first! < 0 ? Math.max(value.length + first!, 0) : first!;
    return value.slice(start, start + second);
  };
};

const elemMatch = (operand: Value): Operator => {
  const probe = new Doc();
  const condition = new Doc();
  condition['$elemMatch'] = operand;
  probe['items'] = condition;
  const matches = compileMatcher(parseQuery(probe));
  return value => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find(item => {
      const holder = new Doc();
      holder['items'] = [item];
      return matches(holder);
    });
    return found === undefined ? undefined : [found];
  };
};

const operatorOf = (value: Value): { apply: Operator; includes: boolean } => {
  const name = value instanceof Doc ? Object.keys(value)[0] : undefined;
  const operand = name === undefined ? null : (value as Doc)[name]!;
  if (name === '$slice') return { apply: slice(operand), includes: false };
  if (name === '$elemMatch') return { apply: elemMatch(operand), includes: true };
  throw unsupported(`the projection ${name ?? 'of a literal'}`);
};

const place = (tree: Tree, parts: string[], leaf: boolean | Operator, path: string): void => {
  const [part, ...rest] = parts as [string, ...string[]];
  let next = tree.get(part);
  if (next !== undefined && (rest.length === 0 || !(next instanceof Map)))
    throw mongoError(31250, `Path collision at ${path}`);
  if (rest.length === 0) return void tree.set(part, leaf);
  if (!(next instanceof Map)) tree.set(part, (next = new Map()));
  place(next, rest, leaf, path);
};

/** Fields below named as an object: `{ x: { b: 1 } }` is `{ 'x.b': 1 }`. */
const pathsOf = (projection: Doc, above = ''): [path: string, value: Value][] =>
  Object.keys(projection).flatMap(name => {
    const value = projection[name]!;
    const path = `${above}${name}`;
    const below = value instanceof Doc ? Object.keys(value) : undefined;
    if (!below || below[0]?.startsWith('$')) return [[path, value]];
    if (below.length === 0)
      throw mongoError(
        51270,
        `An empty sub-projection is not a valid value. Found empty object at path ${path}`,
      );
    return pathsOf(value as Doc, `${path}.`);
  });

const apply = (value: Value, tree: Tree, including: boolean): Value | undefined => {
  if (Array.isArray(value)) {
    const items = value.map(item => apply(item, tree, including));
    return items.filter(item => item !== undefined);
  }
  if (!(value instanceof Doc)) return including ? undefined : value;
  const out = new Doc();
  for (const key of Object.keys(value)) {
    const kept = applyField(value[key]!, tree.get(key), including);
    if (kept !== undefined) out[key] = kept;
  }
  return out;
};

const applyField = (
  value: Value,
  rule: Tree | boolean | Operator | undefined,
  including: boolean,
): Value | undefined => {
  if (rule === undefined) return including ? undefined : value;
  if (typeof rule === 'boolean') return rule ? value : undefined;
  return rule instanceof Map ? apply(value, rule, including) : rule(value);
};

/**
 * Compiles a projection; `query` is the one whose item `items.$` shows. Throws MongoDB's errors when fields are both included
 * and excluded, named twice, or no item met the query.
 */
export const compileProjection = (projection: Doc, query: Doc = new Doc()): Projector => {
  const tree: Tree = new Map();
  let including: boolean | undefined;
  let withId = true;
  const { paths, positional } = positionalOf(pathsOf(projection));
  for (const [path, value] of paths) {
    const on = switchOf(value);
    if (path === '_id' && on !== undefined) {
      withId = on;
      continue;
    }
    if (on === undefined) {
      const operator = operatorOf(value);
      if (operator.includes) including ??= true;
      place(tree, pathParts(path), operator.apply, path);
      continue;
    }
    if (including !== undefined && including !== on) {
      throw mongoError(
        31254,
        `Cannot do ${on ? 'inclusion' : 'exclusion'} on field ${path} in ${on ? 'exclusion' : 'inclusion'} projection`,
      );
    }
    including = on;
    place(tree, pathParts(path), on, path);
  }
  const onlyId = including === undefined && tree.size === 0 && '_id' in projection && withId;
  tree.set('_id', withId);
  const shownOf: Projector = doc => apply(doc, tree, including === true || onlyId) as Doc;
  if (positional === undefined) return shownOf;
  const parts = positional.split('.');
  const node = parseQuery(query);
  return doc => shownOf(withOneItem(doc, parts, () => matchedPosition(doc, node)) as Doc);
};
