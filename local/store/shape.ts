import { Doc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { checkExpression, evaluate, type Variables } from '../query/expression';
import { pathParts } from '../query/path';
import { mongoError } from '../wire/errors';
import { fromPlain, toPlain, type Plain } from './plain';

/** What happens to a field: kept, dropped, computed, or the same question for the fields below it. */
type Rule =
  { kind: 'include' | 'exclude' } | { kind: 'compute'; expr: Plain } | { kind: 'below'; rules: Rules };
type Rules = Map<string, Rule>;
/** Makes another document of a document. */
export type Shape = (doc: Doc, variables: Variables) => Doc;

const isExpression = (value: Doc): boolean => Object.keys(value)[0]?.startsWith('$') === true;

const partsOf = (path: string): string[] => {
  const parts = pathParts(path);
  if (parts.includes('')) throw mongoError(15998, 'FieldPath field names may not be empty strings.');
  if (parts.some(part => part.startsWith('$')))
    throw mongoError(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    );
  return parts;
};

const place = (rules: Rules, parts: readonly string[], rule: Rule, path: string): void => {
  const [first, ...rest] = parts as [string, ...string[]];
  const there = rules.get(first);
  if (rest.length === 0 || (there && there.kind !== 'below')) {
    if (there) throw mongoError(31250, `Path collision at ${path}`);
    rules.set(first, rule);
    return;
  }
  const below = there?.kind === 'below' ? there : { kind: 'below' as const, rules: new Map<string, Rule>() };
  rules.set(first, below);
  place(below.rules, rest, rule, path);
};

const computed = (value: Value): Rule => {
  const expr = toPlain(value);
  checkExpression(expr);
  return { kind: 'compute', expr };
};

type Read = (value: Value, path: string) => Rule;

/** Reads `{ path: what, … }`; an object that is no expression names fields below. */
const rulesOf = (spec: Doc, read: Read, stage: string): Rules => {
  const rules: Rules = new Map();
  const walk = (doc: Doc, above: readonly string[]): void => {
    for (const name of Object.keys(doc)) {
      const value = doc[name]!;
      const parts = [...above, ...partsOf(name)];
      const path = parts.join('.');
      if (!(value instanceof Doc) || isExpression(value)) {
        place(rules, parts, read(value, path), path);
        continue;
      }
      if (Object.keys(value).length === 0)
        throw mongoError(
          51270,
          `An empty sub-projection is not a valid value. Found empty object at path ${path}`,
        );
      walk(value, parts);
    }
  };
  walk(spec, []);
  if (rules.size === 0)
    throw mongoError(
      51272,
      `Invalid ${stage} :: caused by :: projection specification must have at least one field`,
    );
  return rules;
};

const computes = (rules: Rules): boolean =>
  [...rules.values()].some(
    rule => rule.kind === 'compute' || (rule.kind === 'below' && computes(rule.rules)),
  );

const keep = (value: Value, rules: Rules): Value | undefined => {
  if (Array.isArray(value)) {
    // what falls out of an array keeps its place where fields are computed into each item
    const gone = computes(rules) ? null : undefined;
    return value.map(item => keep(item, rules) ?? gone).filter(item => item !== undefined);
  }
  return value instanceof Doc ? keepFields(value, rules) : undefined;
};

const keepFields = (doc: Doc, rules: Rules): Doc => {
  const out = new Doc();
  for (const name of Object.keys(doc)) {
    const rule = rules.get(name);
    const kept =
      rule?.kind === 'include'
        ? doc[name]
        : rule?.kind === 'below'
          ? keep(doc[name]!, rule.rules)
          : undefined;
    if (kept !== undefined) out[name] = kept;
  }
  return out;
};

const drop = (value: Value, rules: Rules): Value => {
  if (Array.isArray(value)) return value.map(item => drop(item, rules));
  return value instanceof Doc ? dropFields(value, rules) : value;
};

const dropFields = (doc: Doc, rules: Rules): Doc => {
  const out = new Doc();
  for (const name of Object.keys(doc)) {
    const rule = rules.get(name);
    if (rule?.kind === 'exclude') continue;
    out[name] = rule?.kind === 'below' ? drop(doc[name]!, rule.rules) : doc[name]!;
  }
  return out;
};

/** Puts computed fields into a copy: below an array into each item, in the place of what is no document into a new one. */
const compute = (value: Value | undefined, rules: Rules, root: Plain, variables: Variables): Value => {
  if (Array.isArray(value)) return value.map(item => compute(item, rules, root, variables));
  const out = value instanceof Doc ? Object.assign(new Doc(), value) : new Doc();
  for (const [name, rule] of rules) {
    if (rule.kind === 'below' && computes(rule.rules))
      out[name] = compute(out[name], rule.rules, root, variables);
    if (rule.kind !== 'compute') continue;
    const result = evaluate(rule.expr, root, variables);
    if (result === undefined) delete out[name];
    else out[name] = fromPlain(result);
  }
  return out;
};

/** `$addFields`: every value is an expression. */
export const addingShape = (spec: Doc): Shape => {
  const rules = rulesOf(spec, computed, '$addFields');
  return (doc, variables) => compute(doc, rules, toPlain(doc), variables) as Doc;
};

/** Drops the fields at these paths. */
export const droppingShape = (paths: readonly string[]): Shape => {
  const rules: Rules = new Map();
  paths.forEach(path => place(rules, partsOf(path), { kind: 'exclude' }, path));
  return doc => dropFields(doc, rules);
};

const switchOf = (value: Value): Rule => {
  if (typeof value === 'boolean') return { kind: value ? 'include' : 'exclude' };
  if (rankOf(value) !== rank.number) return computed(value);
  return { kind: toNumber(value as NumberValue) === 0 ? 'exclude' : 'include' };
};

/** `$project`: fields kept and computed, or fields dropped. Throws MongoDB's error when both are asked for. */
export const projectingShape = (spec: Doc): Shape => {
  let including: boolean | undefined;
  const read: Read = (value, path) => {
    const rule = switchOf(value);
    if (path === '_id' && rule.kind !== 'compute') return rule;
    const includes = rule.kind !== 'exclude';
    if (including !== undefined && including !== includes)
      throw mongoError(
        includes ? 31253 : 31254,
        `Invalid $project :: caused by :: Cannot do ${includes ? 'inclusion' : 'exclusion'} on field ${path} in ${including ? 'inclusion' : 'exclusion'} projection`,
      );
    including = includes;
    return rule;
  };
  const rules = rulesOf(spec, read, '$project');
  if (!(including ?? rules.get('_id')?.kind === 'include')) return doc => dropFields(doc, rules);
  if (!rules.has('_id')) rules.set('_id', { kind: 'include' });
  const withComputed = computes(rules);
  return (doc, variables) => {
    const kept = keepFields(doc, rules);
    return withComputed ? (compute(kept, rules, toPlain(doc), variables) as Doc) : kept;
  };
};
