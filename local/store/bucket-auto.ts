import type { Doc } from '../ejson/value';
import {
  accumulate,
  checkAccumulators,
  checkExpression,
  evaluate,
  runStagesOfMingo,
} from '../query/expression';
import { compareResults } from '../query/results-order';
import { mongoError } from '../wire/errors';
import { withId } from './own-stages';
import { asDoc, refuseOthers, type StageRunner } from './pipeline';
import { toPlain, type Plain } from './plain';

type Keyed = { key: unknown; doc: Plain };

const countOf = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw mongoError(
      40241,
      "The $bucketAuto 'buckets' field must be a numeric value representable as a 32-bit integer",
    );
  if (value <= 0)
    throw mongoError(40243, `The $bucketAuto 'buckets' field must be greater than 0, but found: ${value}`);
  return value;
};

/** Fills buckets evenly; what is equal stays together, and the last bucket takes the rest. */
const fill = (sorted: Keyed[], count: number): Keyed[][] => {
  const about = Math.max(1, Math.round(sorted.length / count));
  const buckets: Keyed[][] = [];
  for (let at = 0; at < sorted.length;) {
    let end = buckets.length === count - 1 ? sorted.length : Math.min(at + about, sorted.length);
    while (end < sorted.length && compareResults(sorted[end - 1]!.key, sorted[end]!.key) === 0) end++;
    buckets.push(sorted.slice(at, end));
    at = end;
  }
  return buckets;
};

/** `$bucketAuto`: a bucket ends where the next begins, the last one at its greatest value. The library knows the series of `granularity`. */
export const bucketAuto: StageRunner = (docs: Doc[], value, ctx) => {
  const given = asDoc(value, '$bucketAuto');
  refuseOthers(given, ['groupBy', 'buckets', 'output', 'granularity'], '$bucketAuto');
  if (!('groupBy' in given) || !('buckets' in given))
    throw mongoError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
  const spec = toPlain(given) as Record<string, Plain>;
  const output = (spec['output'] ?? { count: { $sum: 1 } }) as Record<string, Plain>;
  const count = countOf(spec['buckets']);
  checkExpression(spec['groupBy']!);
  checkAccumulators(output);
  if ('granularity' in spec) return runStagesOfMingo(docs, [{ $bucketAuto: spec }], ctx.variables);
  const sorted = docs
    .map(toPlain)
    .map(doc => ({ key: evaluate(spec['groupBy']!, doc, ctx.variables) ?? null, doc }))
    .sort((a, b) => compareResults(a.key, b.key));
  const buckets = fill(sorted, count);
  return buckets.map((bucket, i) => {
    const max = (buckets[i + 1]?.[0] ?? bucket.at(-1)!).key;
    return withId(
      { min: bucket[0]!.key, max },
      accumulate(
        bucket.map(item => item.doc),
        output,
        ctx.variables,
      ),
    );
  });
};
