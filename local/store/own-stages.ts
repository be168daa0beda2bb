import { randomInt } from 'node:crypto';
import { Doc, type Value } from '../ejson/value';
import { compareResults, evaluate, runStagesOfMingo } from '../query/expression';
import { mongoError } from '../wire/errors';
import { asDoc, refuseOthers, type StageRunner } from './pipeline';
import { fromPlain, toPlain, type Plain } from './plain';

/** `$count` of nothing answers no document at all. */
export const count: StageRunner = (docs, value) => {
  if (typeof value !== 'string' || value === '' || value.startsWith('$') || value.includes('.'))
    throw mongoError(40156, 'the count field must be a non-empty string without $ in front and without dots');
  if (docs.length === 0) return [];
  const counted = new Doc();
  counted[value] = docs.length;
  return [counted];
};

/** `$sample`: each document at most once. */
export const sample: StageRunner = (docs, value) => {
  const size = asDoc(value, '$sample')['size'];
  if (typeof size !== 'number' || !Number.isInteger(size) || size <= 0)
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

/** `$group`: what has no value to group by belongs to null. */
export const group: StageRunner = (docs, value, ctx) => {
  const spec = toPlain(asDoc(value, '$group')) as Record<string, Plain>;
  if (!Object.hasOwn(spec, '_id')) throw mongoError(15955, 'a group specification must include an _id');
  return runStagesOfMingo(
    docs,
    [{ $group: { ...spec, _id: { $ifNull: [spec['_id']!, null] } } }],
    ctx.variables,
  );
};

type Buckets = { bounds: Plain[]; fallback: Plain | undefined; output: Plain; groupBy: Plain };

const bucketsOf = (value: Value): Buckets => {
  const spec = asDoc(value, '$bucket');
  refuseOthers(spec, ['groupBy', 'boundaries', 'default', 'output'], '$bucket');
  if (!('groupBy' in spec) || !('boundaries' in spec))
    throw mongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  const bounds = toPlain(spec['boundaries']!);
  if (!Array.isArray(bounds) || bounds.length < 2)
    throw mongoError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  if (bounds.some((bound, i) => i > 0 && compareResults(bounds[i - 1], bound) >= 0))
    throw mongoError(40194, "The 'boundaries' option to $bucket must be sorted");
  return {
    bounds,
    fallback: 'default' in spec ? toPlain(spec['default']!) : undefined,
    output: 'output' in spec ? toPlain(spec['output']!) : { count: { $sum: 1 } },
    groupBy: toPlain(spec['groupBy']!),
  };
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
    .flatMap(([lower, members]) => {
      const [grouped] = runStagesOfMingo(
        members,
        [{ $group: { ...(output as object), _id: null } }],
        ctx.variables,
      );
      const out = new Doc();
      out['_id'] = fromPlain(lower);
      for (const name of Object.keys(grouped!)) if (name !== '_id') out[name] = grouped![name]!;
      return [out];
    });
};
