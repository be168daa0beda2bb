import { mongo, type Case } from '../support/case';
import { questions } from '../support/queries';

const { finds, findsAllBut, refuses } = questions([
  { _id: 'a', n: 1, s: 'x' },
  { _id: 'b', n: 5, s: 'y' },
  { _id: 'c', n: 9, s: 'x' },
  { _id: 'd', n: [0, 9] },
  { _id: 'e', s: 'Yes' },
]);

const on = (name: string): Case[] => [
  refuses(name, 'of nothing is an error', () => ({ [`$${name}`]: [] }), mongo(/must be a nonempty array/)),
  refuses(name, 'of no array is an error', () => ({ [`$${name}`]: { n: 1 } }), mongo(/must be an array|must be a nonempty array/)),
  refuses(name, 'of what is no condition is an error', () => ({ [`$${name}`]: [1] }), mongo(/need to be full objects|must be an object/)),
];

export const cases: Case[] = [
  finds('and', 'all conditions of an array', _ => _.and([{ n: _.gt(1) }, { s: 'x' }]), ['c']),
  finds('and', 'all conditions one after the other', _ => _.and({ n: _.gt(1) }, { s: 'x' }), ['c']),
  finds('and', 'on one field; an array may meet it with two items', _ => ({ n: _.and(_.gt(1), _.lt(9)) }), ['b', 'd']),
  finds('and', 'on one field, as an array', _ => ({ n: _.and([_.gt(1), _.lt(9)]) }), ['b', 'd']),
  finds('and', 'of one', _ => _.and([{ s: 'y' }]), ['b']),
  finds('and', 'chained to a condition', _ => _.and([{ n: 9 }]).and({ s: 'x' }), ['c']),
  finds('or', 'any condition of an array', _ => _.or([{ n: 1 }, { s: 'y' }]), ['a', 'b']),
  finds('or', 'any condition one after the other', _ => _.or({ n: 1 }, { s: 'y' }), ['a', 'b']),
  finds('or', 'on one field', _ => ({ n: _.or(_.lt(1), _.gt(5)) }), ['c', 'd']),
  finds('or', 'on one field with a plain order', _ => ({ n: _.or([_.eq(1), _.eq(5)]) }), ['a', 'b']),
  finds('or', 'beside a condition on another field', _ => ({ s: 'x', n: _.or(_.eq(1), _.eq(5)) }), ['a']),
  finds('or', 'chained to a condition', _ => _.or([{ n: 1 }]).or({ s: 'y' }), ['a', 'b']),
  finds('or', 'inside an and', _ => _.and([{ s: 'x' }, _.or([{ n: 1 }, { n: 5 }])]), ['a']),
  finds('and', 'inside an or', _ => _.or([_.and([{ n: _.gt(1) }, { s: 'x' }]), { s: 'y' }]), ['b', 'c']),
  findsAllBut('nor', 'none of them', _ => _.nor([{ n: 1 }, { s: 'y' }]), ['a', 'b']),
  findsAllBut('nor', 'none of them, one after the other', _ => _.nor({ n: 1 }, { s: 'y' }), ['a', 'b']),
  findsAllBut('nor', 'on one field: missing meets it', _ => ({ n: _.nor(_.eq(1), _.gt(5)) }), ['a', 'c', 'd']),
  findsAllBut('not', 'what does not meet the condition, missing too', _ => ({ n: _.not(_.gt(1)) }), ['b', 'c', 'd']),
  findsAllBut('not', 'of an array: no item meets it', _ => ({ n: _.not(_.eq(0)) }), ['d']),
  findsAllBut('not', 'of a list', _ => ({ n: _.not(_.in([1, 9])) }), ['a', 'c', 'd']),
  findsAllBut('not', 'of existence', _ => ({ n: _.not(_.exists(false)) }), ['e']),
  findsAllBut('not', 'of a regular expression', _ => ({ s: _.not(/^y/i) }), ['b', 'e']),
  findsAllBut('not', 'of two conditions at once', () => ({ n: { $not: { $gt: 1, $lt: 9 } } }), ['b', 'd']),
  finds('not', 'of a not', () => ({ n: { $not: { $not: { $eq: 5 } } } }), ['b']),
  refuses('not', 'of a plain value is an error', () => ({ n: { $not: 1 } }), mongo(/\$not needs a (regex or a )?document/)),
  refuses('not', 'of nothing is an error', () => ({ n: { $not: {} } }), mongo(/\$not cannot be empty/)),
  ...on('and'),
  ...on('or'),
  ...on('nor'),
  refuses('and', 'an operator that does not exist, at the top', () => ({ $xor: [{ n: 1 }] }), mongo(/unknown top level operator: \$xor/)),
  refuses('and', 'an operator that does not exist, on a field', () => ({ n: { $above: 1 } }), mongo(/unknown operator: \$above/)),
  refuses('and', 'operators and fields cannot stand together', () => ({ n: { $gt: 1, $lt: { $x: 1 }, $foo: 2 } }), mongo(/unknown operator/)),
];
