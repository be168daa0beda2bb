import { randomInt } from 'node:crypto';
import { Doc, rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../ejson/value';
import {
  accumulate,
  checkAccumulators,
  checkExpression,
  checkGrouping,
  isObject,
  evaluate,
  type Variables,
} from '../query/expression';
import { compareResults, resultKey } from '../query/results-order';
import { mongoError } from '../wire/errors';
import { asDoc, refuseOthers, type StageRunner } from './pipeline';
import { fromPlain, toPlain, type Plain } from './plain';

/** `$count` of nothing answers no document at all. */
export const count: StageRunner = (docs, value) => {
  const refuse = (code: number, why: string) => mongoError(code, `the count field ${why}`);
  if (typeof value !== 'string') throw refuse(40156, 'must be a non-empty string');
  if (value === '') throw refuse(40157, 'must be a non-empty string');
  if (value.startsWith('$')) throw refuse(40158, 'cannot be a $-prefixed path');
  if (value.includes('.')) throw refuse(40160, "cannot contain '.'");
  if (docs.length === 0) return [];
  const counted = new Doc();
  counted[value] = docs.length;
  return [counted];
};

/** `$sample`: each document at most once. */
export const sample: StageRunner = (docs, value) => {
  const spec = asDoc(value, '$sample');
  const other = Object.keys(spec).find(name => name !== 'size');
  if (other !== undefined) throw mongoError(28748, `unrecognized option to $sample: ${other}`);
  if (!('size' in spec)) throw mongoError(28749, '$sample stage must specify a size');
  if (rankOf(spec['size']!) !== rank.number)
    throw mongoError(28746, 'size argument to $sample must be a number');
  const size = toNumber(spec['size'] as NumberValue);
  if (!Number.isInteger(size) || size <= 0)
    throw mongoError(28747, 'size argument to $sample must be a positive integer');
  const left = [...docs];
  const taken: Doc[] = [];
  while (taken.length < size && left.length > 0) {
    const at = randomInt(left.length);
    taken.push(left[at]!);
    left[at] = left[left.length - 1]!;
    left.pop();
  }
  return taken;
};

/** Documents by the value they share, in the order the values were met; what has none belongs to null. */
const grouped = (docs: Doc[], by: Plain, variables: Variables): { id: unknown; docs: Plain[] }[] => {
  const groups = new Map<string, { id: unknown; docs: Plain[] }>();
  for (const doc of docs.map(toPlain)) {
    const id = evaluate(by, doc, variables) ?? null;
    const key = resultKey(id);
    const found = groups.get(key);
    if (found) found.docs.push(doc);
    else groups.set(key, { id, docs: [doc] });
  }
  return [...groups.values()];
};

export const withId = (id: unknown, fields: Doc): Doc => {
  const out = new Doc();
  out['_id'] = fromPlain(id);
  return Object.assign(out, fields);
};

/** `$group`, by MongoDB's equality. */
export const group: StageRunner = (docs, value, ctx) => {
  const spec = toPlain(asDoc(value, '$group')) as Record<string, Plain>;
  if (!Object.hasOwn(spec, '_id')) throw mongoError(15955, 'a group specification must include an _id');
  const { _id: by, ...fields } = spec;
  checkExpression(by!);
  checkAccumulators(fields);
  return grouped(docs, by!, ctx.variables).map(item =>
    withId(item.id, accumulate(item.docs, fields, ctx.variables)),
  );
};

const countedBy = (value: Value): Plain => {
  const by = toPlain(value);
  if (isObject(by) ? Object.keys(by)[0]?.startsWith('$') : typeof by === 'string' && by.startsWith('$'))
    return by;
  throw mongoError(
    isObject(by) ? 40147 : typeof by === 'string' ? 40148 : 40149,
    'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
  );
};

/** `$sortByCount`: the most frequent value first. */
export const sortByCount: StageRunner = (docs, value, ctx) =>
  grouped(docs, countedBy(value), ctx.variables)
    .sort((a, b) => b.docs.length - a.docs.length)
    .map(item => withId(item.id, Object.assign(new Doc(), { count: item.docs.length })));

type Buckets = { bounds: Plain[]; fallback: Plain | undefined; output: Plain; groupBy: Plain };

const refuseMixed = (bounds: Plain[]): void => {
  const values = bounds.map(fromPlain);
  const other = values.find(value => rankOf(value) !== rankOf(values[0]!));
  if (other !== undefined)
    throw mongoError(
      40193,
      `All values in the 'boundaries' option to $bucket must have the same type. Found conflicting types ${typeName(values[0]!)} and ${typeName(other)}.`,
    );
};

const bucketsOf = (value: Value): Buckets => {
  const spec = asDoc(value, '$bucket');
  refuseOthers(spec, ['groupBy', 'boundaries', 'default', 'output'], '$bucket');
  if (!('groupBy' in spec) || !('boundaries' in spec))
    throw mongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  const bounds = toPlain(spec['boundaries']!);
  if (!Array.isArray(bounds) || bounds.length < 2)
    throw mongoError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  refuseMixed(bounds);
  if (bounds.some((bound, i) => i > 0 && compareResults(bounds[i - 1], bound) >= 0))
    throw mongoError(40194, "The 'boundaries' option to $bucket must be sorted");
  const fallback = 'default' in spec ? toPlain(spec['default']!) : undefined;
  const isInside = compareResults(fallback, bounds[0]) >= 0 && compareResults(fallback, bounds.at(-1)) < 0;
  if (fallback !== undefined && isInside)
    throw mongoError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  const groupBy = toPlain(spec['groupBy']!);
  checkGrouping(groupBy, 40202, '$bucket');
  const output = 'output' in spec ? toPlain(spec['output']!) : { count: { $sum: 1 } };
  return { bounds, fallback, output, groupBy };
};

/** `$bucket`: a bound belongs to the bucket above it; buckets without documents are left out. */
export const bucket: StageRunner = (docs, value, ctx) => {
  const { bounds, fallback, output, groupBy } = bucketsOf(value);
  const groups = new Map<Plain, Doc[]>();
  for (const doc of docs) {
    const key = evaluate(groupBy, toPlain(doc), ctx.variables);
    const above = bounds.findIndex(bound => compareResults(key, bound) < 0);
    const inside = above > 0;
    if (!inside && fallback === undefined)
      throw mongoError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    const lower = inside ? bounds[above - 1]! : fallback!;
    const group = groups.get(lower);
    if (group) group.push(doc);
    else groups.set(lower, [doc]);
  }
  return [...groups]
    .sort(([a], [b]) => compareResults(a, b))
    .map(([lower, members]) =>
      withId(lower, accumulate(members.map(toPlain), output as Record<string, Plain>, ctx.variables)),
    );
};
