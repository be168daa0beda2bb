import { Doc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { mongoError, unsupported } from '../wire/errors';
import { compileMatcher } from './match';
import { parseQuery } from './parse';

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

const place = (tree: Tree, parts: string[], leaf: boolean | Operator): void => {
  const [part, ...rest] = parts as [string, ...string[]];
  if (rest.length === 0) return void tree.set(part, leaf);
  let next = tree.get(part);
  if (!(next instanceof Map)) tree.set(part, (next = new Map()));
  place(next, rest, leaf);
};

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

/** Compiles a projection. Throws MongoDB's error when fields are both included and excluded. */
export const compileProjection = (projection: Doc): Projector => {
  const tree: Tree = new Map();
  let including: boolean | undefined;
  let withId = true;
  for (const path of Object.keys(projection)) {
    const on = switchOf(projection[path]!);
    if (path === '_id' && on !== undefined) {
      withId = on;
      continue;
    }
    if (on === undefined) {
      const operator = operatorOf(projection[path]!);
      if (operator.includes) including ??= true;
      place(tree, path.split('.'), operator.apply);
      continue;
    }
    if (including !== undefined && including !== on) {
      throw mongoError(
        31254,
        `Cannot do ${on ? 'inclusion' : 'exclusion'} on field ${path} in ${on ? 'exclusion' : 'inclusion'} projection`,
      );
    }
    including = on;
    place(tree, path.split('.'), on);
  }
  const onlyId = including === undefined && tree.size === 0 && '_id' in projection && withId;
  tree.set('_id', withId);
  return doc => apply(doc, tree, including === true || onlyId) as Doc;
};
