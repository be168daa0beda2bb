import { mongo, type Case } from '../../support/case';
import { pipelines } from '../../support/stages';

const sales = pipelines([
  { _id: 1, shop: 'n', kind: 'tea', n: 2, fen: 500 },
  { _id: 2, shop: 's', kind: 'tea', n: 1, fen: 250 },
  { _id: 3, shop: 'n', kind: 'cup', n: 4, fen: 4000 },
  { _id: 4, shop: null, kind: 'cup', n: 1, fen: 1000 },
  { _id: 5, kind: 'cup', n: 1 },
]);
const numbered = (numbers: readonly number[]) => pipelines(numbers.map((n, i) => ({ _id: i, n })));
const seven = numbered([1, 2, 3, 4, 5, 6, 7]);
const hundred = numbered(Array.from({ length: 100 }, (_, i) => i));
const zeros = numbered([0, 0, 100, 200]);
const below = numbered([-1, 1]);
const scores = pipelines([0, 5, 10, 15, 20, 25, 99].map((n, i) => ({ _id: i, n })));
const none = pipelines([]);

const group: Case[] = [
  sales.yields('group', 'by a field; null and missing are one', (p, { $ }) => p.group({ _id: '$shop', n: $.sum('$n') }).sort({ _id: 1 }), [{ _id: null, n: 2 }, { _id: 'n', n: 6 }, { _id: 's', n: 1 }]),
  sales.refuses('group', 'an accumulator takes one expression, no list', (p, { $ }) => p.group({ _id: null, n: $.sum(['$n', 1]) }), mongo(/accumulator is a unary operator/)),
  sales.yields('group', 'all together', (p, { $ }) => p.group({ _id: null, n: $.sum('$n'), most: $.max('$fen') }), [{ _id: null, n: 9, most: 4000 }]),
  sales.yieldsInAnyOrder('group', 'by several fields', (p, { $ }) => p.match({ shop: 'n' }).group({ _id: { s: '$shop', k: '$kind' }, n: $.sum(1) }), [{ _id: { s: 'n', k: 'tea' }, n: 1 }, { _id: { s: 'n', k: 'cup' }, n: 1 }]),
  sales.yieldsInAnyOrder('group', 'by an expression', (p, { $ }) => p.group({ _id: $.gte(['$n', 2]), ids: $.push('$_id') }), [{ _id: true, ids: [1, 3] }, { _id: false, ids: [2, 4, 5] }]),
  sales.yieldsInAnyOrder('group', 'the different values of a field', p => p.group({ _id: '$kind' }), [{ _id: 'tea' }, { _id: 'cup' }]),
  sales.yields('group', 'of an expression in an accumulator', (p, { $ }) => p.match({ kind: 'tea' }).group({ _id: null, each: $.avg($.divide(['$fen', '$n'])) }), [{ _id: null, each: 250 }]),
  none.yields('group', 'of no documents is no group', (p, { $ }) => p.group({ _id: null, n: $.sum(1) }), []),
  sales.refuses('group', 'it needs an id', (p, { $ }) => p.group({ n: $.sum(1) }), mongo(/a group specification must include an _id/)),
  sales.refuses('group', 'no dots in names', (p, { $ }) => p.group({ _id: null, 'a.b': $.sum(1) }), mongo(/The field name 'a\.b' cannot contain '\.'/)),
  sales.yields('sortByCount', 'the most frequent first', p => p.sortByCount('$kind'), [{ _id: 'cup', count: 3 }, { _id: 'tea', count: 2 }]),
  sales.yieldsInAnyOrder('sortByCount', 'an expression', (p, { $ }) => p.sortByCount($.gt(['$n', 1])), [{ _id: false, count: 3 }, { _id: true, count: 2 }]),
  sales.yields('count', 'how many there are', p => p.match({ kind: 'cup' }).count('many'), [{ many: 3 }]),
  sales.yields('count', 'of none there is no document', p => p.match({ kind: 'pot' }).count('many'), []),
  sales.refuses('count', 'no dollar', p => p.count('$n'), mongo(/count field/)),
  sales.refuses('count', 'no empty name', p => p.count(''), mongo(/count field/)),
];

const bucket: Case[] = [
  scores.yields('bucket', 'a bound belongs to the bucket above', p => p.match({ _id: { $lt: 6 } }).bucket({ groupBy: '$n', boundaries: [0, 10, 30] }), [{ _id: 0, count: 2 }, { _id: 10, count: 4 }]),
  scores.yields('bucket', 'the rest goes to the default', p => p.bucket({ groupBy: '$n', boundaries: [0, 10, 30], default: 'more' }), [{ _id: 0, count: 2 }, { _id: 10, count: 4 }, { _id: 'more', count: 1 }]),
  scores.yields('bucket', 'with its own fields', (p, { $ }) => p.bucket({ groupBy: '$n', boundaries: [0, 20, 100], output: { n: $.sum(1), all: $.push('$n') } }), [{ _id: 0, n: 4, all: [0, 5, 10, 15] }, { _id: 20, n: 3, all: [20, 25, 99] }]),
  scores.yields('bucket', 'empty ones are left out', p => p.bucket({ groupBy: '$n', boundaries: [0, 30, 60, 100] }), [{ _id: 0, count: 6 }, { _id: 60, count: 1 }]),
  scores.refuses('bucket', 'nothing may fall out', p => p.bucket({ groupBy: '$n', boundaries: [0, 10] }), mongo(/no default was specified/)),
  scores.refuses('bucket', 'bounds in order', p => p.bucket({ groupBy: '$n', boundaries: [10, 0] }), mongo(/'boundaries' option to \$bucket must be sorted/)),
  scores.refuses('bucket', 'bounds of one type', p => p.bucket({ groupBy: '$n', boundaries: [0, 'a'] }), mongo(/must have the same type/)),
  scores.yields('bucket', 'a default above the bounds comes last', p => p.bucket({ groupBy: '$n', boundaries: [0, 10], default: 10 }), [{ _id: 0, count: 2 }, { _id: 10, count: 5 }]),
  scores.refuses('bucket', 'no default within the bounds', p => p.bucket({ groupBy: '$n', boundaries: [0, 10, 20], default: 10 }), mongo(/'default' field must be less than the lowest boundary/)),
  scores.refuses('bucket', 'by no constant', p => p.bucket({ groupBy: 'n', boundaries: [0, 10] }), mongo(/groupBy' field must be defined as a \$-prefixed path/)),
  scores.refuses('bucketAuto', 'by no constant', p => p.bucketAuto({ groupBy: 'n', buckets: 2 }), mongo(/groupBy' field must be defined as a \$-prefixed path/)),
  scores.refuses('sortByCount', 'by no constant', p => p.sortByCount('n'), mongo(/must be defined as a \$-prefixed path/)),
  scores.refuses('bucket', 'at least two bounds', p => p.bucket({ groupBy: '$n', boundaries: [10] }), mongo(/at least 2 values/)),
  scores.yields('bucketAuto', 'as even as can be; each ends where the next begins', p => p.match({ _id: { $lt: 6 } }).bucketAuto({ groupBy: '$n', buckets: 3 }), [{ _id: { min: 0, max: 10 }, count: 2 }, { _id: { min: 10, max: 20 }, count: 2 }, { _id: { min: 20, max: 25 }, count: 2 }]),
  scores.yields('bucketAuto', 'more buckets than values', p => p.match({ _id: { $lt: 2 } }).bucketAuto({ groupBy: '$n', buckets: 5 }), [{ _id: { min: 0, max: 5 }, count: 1 }, { _id: { min: 5, max: 5 }, count: 1 }]),
  scores.yields('bucketAuto', 'with its own fields', (p, { $ }) => p.match({ _id: { $lt: 4 } }).bucketAuto({ groupBy: '$n', buckets: 2, output: { most: $.max('$n') } }), [{ _id: { min: 0, max: 10 }, most: 5 }, { _id: { min: 10, max: 15 }, most: 15 }]),
  sales.yields('bucketAuto', 'what is equal stays together', p => p.bucketAuto({ groupBy: '$n', buckets: 2 }), [{ _id: { min: 1, max: 2 }, count: 3 }, { _id: { min: 2, max: 4 }, count: 2 }]),
  none.yields('bucketAuto', 'of no documents there is none', p => p.bucketAuto({ groupBy: '$n', buckets: 2 }), []),
  seven.yields('bucketAuto', 'bounds of a Renard series: a bucket takes what lies below its rounded end', (p, { $ }) => p.bucketAuto({ groupBy: '$n', buckets: 3, granularity: 'R5', output: { count: $.sum(1), all: $.push('$n') } }), [{ _id: { min: 0.63, max: 2.5 }, count: 2, all: [1, 2] }, { _id: { min: 2.5, max: 6.3 }, count: 4, all: [3, 4, 5, 6] }, { _id: { min: 6.3, max: 10 }, count: 1, all: [7] }]),
  seven.yields('bucketAuto', 'of powers of two', p => p.bucketAuto({ groupBy: '$n', buckets: 3, granularity: 'POWERSOF2' }), [{ _id: { min: 0.5, max: 4 }, count: 3 }, { _id: { min: 4, max: 8 }, count: 4 }]),
  hundred.yields('bucketAuto', 'of the series R20', p => p.bucketAuto({ groupBy: '$n', buckets: 5, granularity: 'R20' }), [{ _id: { min: 0, max: 20 }, count: 20 }, { _id: { min: 20, max: 40 }, count: 20 }, { _id: { min: 40, max: 63 }, count: 23 }, { _id: { min: 63, max: 90 }, count: 27 }, { _id: { min: 90, max: 100 }, count: 10 }]),
  hundred.yields('bucketAuto', 'of the series E24', p => p.bucketAuto({ groupBy: '$n', buckets: 5, granularity: 'E24' }), [{ _id: { min: 0, max: 20 }, count: 20 }, { _id: { min: 20, max: 43 }, count: 23 }, { _id: { min: 43, max: 68 }, count: 25 }, { _id: { min: 68, max: 91 }, count: 23 }, { _id: { min: 91, max: 100 }, count: 9 }]),
  hundred.yields('bucketAuto', 'of the series 1-2-5', p => p.bucketAuto({ groupBy: '$n', buckets: 5, granularity: '1-2-5' }), [{ _id: { min: 0, max: 20 }, count: 20 }, { _id: { min: 20, max: 50 }, count: 30 }, { _id: { min: 50, max: 100 }, count: 50 }]),
  zeros.yields('bucketAuto', 'zeros end where the next numbers begin', p => p.bucketAuto({ groupBy: '$n', buckets: 2, granularity: 'R5' }), [{ _id: { min: 0, max: 63 }, count: 2 }, { _id: { min: 63, max: 250 }, count: 2 }]),
  seven.refuses('bucketAuto', 'of no other series', p => p.bucketAuto({ groupBy: '$n', buckets: 3, granularity: 'R6' }), mongo(/[Uu]nknown rounding granularity/)),
  sales.refuses('bucketAuto', 'a series is for numbers', p => p.bucketAuto({ groupBy: '$shop', buckets: 3, granularity: 'R5' }), mongo(/numeric boundaries only/)),
  below.refuses('bucketAuto', 'none below zero', p => p.bucketAuto({ groupBy: '$n', buckets: 3, granularity: 'R5' }), mongo(/non-negative numbers only/)),
  scores.refuses('bucketAuto', 'not zero buckets', p => p.bucketAuto({ groupBy: '$n', buckets: 0 }), mongo(/'buckets' field must be greater than 0/)),
];

export const cases: Case[] = [...group, ...bucket];
