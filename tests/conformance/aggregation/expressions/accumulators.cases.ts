import { mongo, type Case, type Doc } from '../../support/case';
import { inAnyOrder } from '../../support/any-order';
import { expressions, MISSING } from '../../support/expressions';
import { pipelines } from '../../support/stages';

/** Over a group: `of` becomes the field v of one document for all. */
const grouped = (values: unknown[]) => {
  const docs: Doc[] = values.map((n, i) => (n === MISSING ? { _id: i } : { _id: i, n }));
  const rows = pipelines(docs);
   
  return (name: string, why: string, of: ($: any) => unknown, value: unknown): Case =>
    rows.yields(name, why, (p, { $ }) => p.sort({ _id: 1 }).group({ _id: null, v: of($) }), [{ _id: null, v: value }]);
};
const numbers = grouped([4, 2, 9, MISSING, null, 'x']);
const plain = grouped([4, 2, 9, 2]);
const none = grouped([MISSING, null]);
const dates = grouped([new Date(5), new Date(9), new Date(7)]);
const docs = grouped([{ a: 1, b: 1 }, { b: 2 }, null]);
const lists = grouped([[1, 2], [1, 2], [3]]);
const { gives } = expressions({ l: [4, 2, 9], mixed: [1, 'x', null, 3], none: [], a: 3, b: 8, nothing: null, docs: [{ q: 1 }, { q: 5 }] });
const close = (n: number) => expect.closeTo(n, 12);

const groups: Case[] = [
  numbers('sum', 'what is no number counts nothing', $ => $.sum('$n'), 15),
  plain('sum', 'of ones counts documents', $ => $.sum(1), 4),
  plain('sum', 'of an expression', $ => $.sum($.multiply(['$n', 2])), 34),
  none('sum', 'of nothing is zero', $ => $.sum('$n'), 0),
  numbers('avg', 'over the numbers only', $ => $.avg('$n'), 5),
  plain('avg', 'a fraction', $ => $.avg('$n'), 4.25),
  none('avg', 'of nothing is null', $ => $.avg('$n'), null),
  plain('max', 'the greatest', $ => $.max('$n'), 9),
  numbers('max', 'across types: text stands above numbers', $ => $.max('$n'), 'x'),
  none('max', 'of nothing is null', $ => $.max('$n'), null),
  dates('max', 'dates', $ => $.max('$n'), new Date(9)),
  plain('min', 'the least', $ => $.min('$n'), 2),
  numbers('min', 'null and missing are left out', $ => $.min('$n'), 2),
  dates('min', 'dates', $ => $.min('$n'), new Date(5)),
  lists('max', 'arrays are compared whole', $ => $.max('$n'), [3]),
  plain('first', 'of the first document', $ => $.first('$n'), 4),
  plain('last', 'of the last document', $ => $.last('$n'), 2),
  numbers('last', 'an expression of the last document', $ => $.last($.ifNull(['$n', 0])), 'x'),
  plain('push', 'all in order', $ => $.push('$n'), [4, 2, 9, 2]),
  numbers('push', 'missing is left out, null is not', $ => $.push('$n'), [4, 2, 9, null, 'x']),
  plain('push', 'documents', $ => $.push({ n: '$n' }), [{ n: 4 }, { n: 2 }, { n: 9 }, { n: 2 }]),
  lists('push', 'arrays', $ => $.push('$n'), [[1, 2], [1, 2], [3]]),
  lists('addToSet', 'each array once', $ => $.addToSet('$n'), inAnyOrder([1, 2], [3])),
  none('addToSet', 'null is a value', $ => $.addToSet('$n'), [null]),
  plain('stdDevPop', 'of a population', $ => $.stdDevPop('$n'), close(2.8613807855648994)),
  plain('stdDevSamp', 'of a sample', $ => $.stdDevSamp('$n'), close(3.304037933599835)),
  none('stdDevPop', 'of nothing is null', $ => $.stdDevPop('$n'), null),
  grouped([5])('stdDevSamp', 'of one is null', $ => $.stdDevSamp('$n'), null),
  grouped([5])('stdDevPop', 'of one is zero', $ => $.stdDevPop('$n'), 0),
  docs('mergeObjects', 'over a group', $ => $.mergeObjects('$n'), { a: 1, b: 2 }),
];

const inside: Case[] = [
  gives('sum', 'of an array in one document', $ => $.sum('$l'), 15),
  gives('sum', 'of several values', $ => $.sum(['$a', '$b', 1]), 12),
  gives('sum', 'of an array: what is no number counts nothing', $ => $.sum('$mixed'), 4),
  gives('sum', 'of a missing field', $ => $.sum('$missing'), 0),
  gives('sum', 'through a path', $ => $.sum('$docs.q'), 6),
  gives('avg', 'of an array', $ => $.avg('$l'), 5),
  gives('avg', 'of none', $ => $.avg('$none'), null),
  gives('max', 'of an array', $ => $.max('$l'), 9),
  gives('max', 'of several values', $ => $.max(['$a', '$b']), 8),
  gives('min', 'of an array', $ => $.min('$l'), 2),
  gives('min', 'null is left out', $ => $.min(['$a', '$nothing']), 3),
  gives('min', 'of none', $ => $.min('$none'), null),
  gives('stdDevPop', 'of an array', $ => $.stdDevPop([2, 4, 4, 4, 5, 5, 7, 9]), 2),
  gives('stdDevSamp', 'of an array of one', $ => $.stdDevSamp([1]), null),
  gives('first', 'of an array', $ => $.first('$l'), 4),
  gives('last', 'of an array', $ => $.last('$l'), 9),
];

const { refuses } = pipelines([{ _id: 1, n: 1 }]);
export const cases: Case[] = [
  ...groups,
  ...inside,
  refuses('group', 'a field needs an accumulator', p => p.group({ _id: null, v: { $add: [1, 2] } }), mongo(/unknown group operator '\$add'/)),
  refuses('group', 'a field that is no accumulator', p => p.group({ _id: null, v: '$n' }), mongo(/The field 'v' must be an accumulator object/)),
  refuses('group', 'two accumulators for one field', p => p.group({ _id: null, v: { $sum: 1, $avg: 1 } }), mongo(/The field 'v' must specify one accumulator/)),
];
