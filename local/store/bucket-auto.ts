import type { Doc } from '../ejson/value';
import { accumulate, checkAccumulators, checkGrouping, evaluate } from '../query/expression';
import { compareResults } from '../query/results-order';
import { mongoError } from '../wire/errors';
import { roundable, rounderOf, type Rounder } from './granularity';
import { withId } from './own-stages';
import { asDoc, refuseOthers, type StageRunner } from './pipeline';
import { fromPlain, toPlain, type Plain } from './plain';

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

/** Where buckets end: whether a value still belongs to the bucket of the one before it, and what its bounds are called. */
type Bounds = {
  holds: (last: Keyed, next: Keyed) => boolean;
  named: (buckets: Keyed[][]) => { min: unknown; max: unknown }[];
};

/** Fills buckets evenly; the last one takes the rest. */
const fill = (sorted: Keyed[], count: number, holds: Bounds['holds']): Keyed[][] => {
  const about = Math.max(1, Math.round(sorted.length / count));
  const buckets: Keyed[][] = [];
  for (let at = 0; at < sorted.length;) {
    let end = buckets.length === count - 1 ? sorted.length : Math.min(at + about, sorted.length);
    const last = sorted[end - 1]!;
    while (end < sorted.length && holds(last, sorted[end]!)) end++;
    buckets.push(sorted.slice(at, end));
    at = end;
  }
  return buckets;
};

/** What is equal stays together; a bucket ends where the next begins, the last one at its greatest value. */
const exact: Bounds = {
  holds: (last, next) => compareResults(last.key, next.key) === 0,
  named: buckets =>
    buckets.map((bucket, i) => ({ min: bucket[0]!.key, max: (buckets[i + 1]?.[0] ?? bucket.at(-1)!).key })),
};

const numberOf = ({ key }: Keyed): number => roundable(fromPlain(key));

/** A bucket ends at the next number of a series, and begins where the one before it ends. */
const rounded = ({ up, down }: Rounder): Bounds => ({
  holds: (last, next) => numberOf(next) < up(numberOf(last)),
  named: buckets => {
    const ends = buckets.map((bucket, i) => {
      const end = up(numberOf(bucket.at(-1)!));
      const next = buckets[i + 1]?.[0];
      // zero has no greater neighbour: the bucket ends where the next one's numbers begin
      return end === 0 && next ? down(numberOf(next)) : end;
    });
    return buckets.map((bucket, i) => ({ min: ends[i - 1] ?? down(numberOf(bucket[0]!)), max: ends[i] }));
  },
});

/** `$bucketAuto`. Throws MongoDB's errors. */
export const bucketAuto: StageRunner = (docs: Doc[], value, ctx) => {
  const given = asDoc(value, '$bucketAuto');
  refuseOthers(given, ['groupBy', 'buckets', 'output', 'granularity'], '$bucketAuto');
  if (!('groupBy' in given) || !('buckets' in given))
    throw mongoError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
  const spec = toPlain(given) as Record<string, Plain>;
  const output = (spec['output'] ?? { count: { $sum: 1 } }) as Record<string, Plain>;
  const count = countOf(spec['buckets']);
  checkGrouping(spec['groupBy']!, 40239, '$bucketAuto');
  checkAccumulators(output);
  const bounds = 'granularity' in spec ? rounded(rounderOf(spec['granularity'])) : exact;
  const keyed = docs
    .map(toPlain)
    .map(doc => ({ key: evaluate(spec['groupBy']!, doc, ctx.variables) ?? null, doc }));
  if (bounds !== exact) keyed.forEach(numberOf);
  const sorted = keyed.sort((a, b) => compareResults(a.key, b.key));
  const buckets = fill(sorted, count, bounds.holds);
  const names = bounds.named(buckets);
  return buckets.map((bucket, i) => {
    const members = bucket.map(item => item.doc);
    return withId(names[i], accumulate(members, output, ctx.variables));
  });
};
