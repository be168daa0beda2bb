import { mongo, UNSUPPORTED, type Case } from '../support/case';
import { changes, keeps, refuses } from '../support/updates';

/** MongoDB takes such an object for fields, and finds nothing. */
const bareCommand = { code: UNSUPPORTED, says: /as a bare object/ };

const push: Case[] = [
  changes('push', 'one value', { l: [1] }, _ => ({ l: _.push(2) }), { l: [1, 2] }),
  changes('push', 'several values, one after the other', { l: [1] }, _ => ({ l: _.push(2, 3) }), { l: [1, 2, 3] }),
  changes('push', 'several values as an array', { l: [1] }, _ => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }),
  changes('push', 'an array as a value', { l: [1] }, _ => ({ l: _.push([[2, 3]]) }), { l: [1, [2, 3]] }),
  changes('push', 'an object', { l: [] }, _ => ({ l: _.push({ k: 1 }) }), { l: [{ k: 1 }] }),
  changes('push', 'makes a missing array', {}, _ => ({ l: _.push(1) }), { l: [1] }),
  changes('push', 'inside an object', { o: { l: [1] } }, _ => ({ o: { l: _.push(2) } }), { o: { l: [1, 2] } }),
  changes('push', 'into an array in an array', { l: [[1], [2]] }, _ => ({ 'l.1': _.push(3) }), { l: [[1], [2, 3]] }),
  changes('push', 'a value that is there already', { l: [1] }, _ => ({ l: _.push(1) }), { l: [1, 1] }),
  changes('push', 'a date', { l: [] }, _ => ({ l: _.push(new Date(5)) }), { l: [new Date(5)] }),
  changes('push', 'each', { l: [1] }, _ => ({ l: _.push({ each: [2, 3] }) }), { l: [1, 2, 3] }),
  changes('push', 'at a position', { l: [1, 2] }, _ => ({ l: _.push({ each: [8, 9], position: 1 }) }), { l: [1, 8, 9, 2] }),
  changes('push', 'at the beginning', { l: [1, 2] }, _ => ({ l: _.push({ each: [9], position: 0 }) }), { l: [9, 1, 2] }),
  changes('push', 'at a position from the end', { l: [1, 2, 3] }, _ => ({ l: _.push({ each: [9], position: -1 }) }), { l: [1, 2, 9, 3] }),
  changes('push', 'at a position beyond the end', { l: [1] }, _ => ({ l: _.push({ each: [9], position: 5 }) }), { l: [1, 9] }),
  changes('push', 'at a position before the beginning', { l: [1] }, _ => ({ l: _.push({ each: [9], position: -5 }) }), { l: [9, 1] }),
  changes('push', 'sorted upwards', { l: [3, 1] }, _ => ({ l: _.push({ each: [2], sort: 1 }) }), { l: [1, 2, 3] }),
  changes('push', 'sorted downwards', { l: [3, 1] }, _ => ({ l: _.push({ each: [2], sort: -1 }) }), { l: [3, 2, 1] }),
  changes('push', 'sorted by a field', { l: [{ n: 3 }] }, _ => ({ l: _.push({ each: [{ n: 1 }], sort: { n: 1 } }) }), { l: [{ n: 1 }, { n: 3 }] }),
  changes('push', 'sorted by two fields', { l: [{ n: 1, m: 1 }] }, _ => ({ l: _.push({ each: [{ n: 1, m: 2 }, { n: 0, m: 0 }], sort: { n: 1, m: -1 } }) }), { l: [{ n: 0, m: 0 }, { n: 1, m: 2 }, { n: 1, m: 1 }] }),
  changes('push', 'sorted across types', { l: ['a', 2] }, _ => ({ l: _.push({ each: [null, 1], sort: 1 }) }), { l: [null, 1, 2, 'a'] }),
  keeps('push', 'cut to the first, so that what is new falls out', { l: [1, 2] }, _ => ({ l: _.push({ each: [3], slice: 2 }) })),
  changes('push', 'cut to the last', { l: [1, 2] }, _ => ({ l: _.push({ each: [3], slice: -2 }) }), { l: [2, 3] }),
  changes('push', 'cut to nothing', { l: [1, 2] }, _ => ({ l: _.push({ each: [3], slice: 0 }) }), { l: [] }),
  changes('push', 'sorted, then cut', { l: [5, 1] }, _ => ({ l: _.push({ each: [3, 9], sort: -1, slice: 2 }) }), { l: [9, 5] }),
  changes('push', 'nothing, only cut', { l: [1, 2, 3] }, _ => ({ l: _.push({ each: [], slice: 2 }) }), { l: [1, 2] }),
  changes('push', 'nothing, only sorted', { l: [3, 1, 2] }, _ => ({ l: _.push({ each: [], sort: 1 }) }), { l: [1, 2, 3] }),
  keeps('push', 'nothing', { l: [1] }, _ => ({ l: _.push({ each: [] }) })),
  refuses('push', 'not onto text', { l: 'x' }, _ => ({ l: _.push(1) }), mongo(/must be an array but is of type string/)),
  refuses('push', 'not onto null', { l: null }, _ => ({ l: _.push(1) }), mongo(/must be an array but is of type null/)),
  refuses('push', 'each wants an array', { l: [] }, _ => ({ l: _.push({ each: 1 }) }), mongo(/\$each.* must be an array/)),
  refuses('push', 'position wants a whole number', { l: [] }, _ => ({ l: _.push({ each: [1], position: 1.5 }) }), mongo(/\$position must be an integer/)),
  refuses('push', 'slice wants a whole number', { l: [] }, _ => ({ l: _.push({ each: [1], slice: 'x' }) }), mongo(/\$slice must be an integer/)),
  refuses('push', 'a field with a dollar is not stored', { l: [] }, _ => ({ l: _.push([{ $date: 'x', b: 1 }]) }), mongo(/dollar \(\$\) prefixed field/)),
  refuses('push', 'sort wants 1 or -1', { l: [] }, _ => ({ l: _.push({ each: [1], sort: 2 }) }), mongo(/\$sort .*1 or -1/)),
];

const ends: Case[] = [
  changes('pop', 'takes the last', { l: [1, 2, 3] }, _ => ({ l: _.pop() }), { l: [1, 2] }),
  changes('shift', 'takes the first', { l: [1, 2, 3] }, _ => ({ l: _.shift() }), { l: [2, 3] }),
  changes('pop', 'the only one', { l: [1] }, _ => ({ l: _.pop() }), { l: [] }),
  changes('pop', 'inside an object', { o: { l: [1, 2] } }, _ => ({ o: { l: _.pop() } }), { o: { l: [1] } }),
  keeps('pop', 'of an empty array', { l: [] }, _ => ({ l: _.pop() })),
  keeps('shift', 'of a missing one', { n: 1 }, _ => ({ l: _.shift() })),
  refuses('pop', 'not of text', { l: 'x' }, _ => ({ l: _.pop() }), mongo(/element of non-array type 'string'/)),
  refuses('shift', 'not of null', { l: null }, _ => ({ l: _.shift() }), mongo(/element of non-array type 'null'/)),
  changes('unshift', 'one value in front', { l: [1] }, _ => ({ l: _.unshift(0) }), { l: [0, 1] }),
  changes('unshift', 'several keep their order', { l: [3] }, _ => ({ l: _.unshift(1, 2) }), { l: [1, 2, 3] }),
  changes('unshift', 'several as an array', { l: [3] }, _ => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }),
  changes('unshift', 'makes a missing array', {}, _ => ({ l: _.unshift(1) }), { l: [1] }),
  refuses('unshift', 'not onto a number', { l: 1 }, _ => ({ l: _.unshift(1) }), mongo(/must be an array/)),
];

const pull: Case[] = [
  changes('pull', 'every item that is equal', { l: [1, 2, 1, 3] }, _ => ({ l: _.pull(1) }), { l: [2, 3] }),
  changes('pull', 'a condition', { l: [1, 5, 9] }, _ => ({ l: _.pull(_.gte(5)) }), { l: [1] }),
  changes('pull', 'a list of values', { l: [1, 2, 3] }, _ => ({ l: _.pull(_.in([1, 3])) }), { l: [2] }),
  changes('pull', 'documents that have these fields', { l: [{ k: 1, n: 1 }, { k: 2, n: 1 }] }, _ => ({ l: _.pull({ k: 1 }) }), { l: [{ k: 2, n: 1 }] }),
  changes('pull', 'documents by a condition', { l: [{ n: 1 }, { n: 7 }] }, _ => ({ l: _.pull({ n: _.gt(3) }) }), { l: [{ n: 1 }] }),
  changes('pull', 'documents by several conditions', { l: [{ k: 'a', n: 9 }, { k: 'b', n: 9 }, { k: 'a', n: 1 }] }, _ => ({ l: _.pull({ k: 'a', n: _.gte(5) }) }), { l: [{ k: 'b', n: 9 }, { k: 'a', n: 1 }] }),
  changes('pull', 'documents by an elemMatch inside', { l: [{ s: [{ q: 1 }] }, { s: [{ q: 2 }] }] }, _ => ({ l: _.pull({ s: _.elemMatch({ q: 2 }) }) }), { l: [{ s: [{ q: 1 }] }] }),
  changes('pull', 'an array only when it is the same', { l: [[1, 2], [2, 1]] }, _ => ({ l: _.pull([1, 2]) }), { l: [[2, 1]] }),
  changes('pull', 'null', { l: [null, 1] }, _ => ({ l: _.pull(null) }), { l: [1] }),
  changes('pull', 'by a regular expression', { l: ['ab', 'cd'] }, _ => ({ l: _.pull(/^a/) }), { l: ['cd'] }),
  keeps('pull', 'what is not there', { l: [1] }, _ => ({ l: _.pull(2) })),
  keeps('pull', 'from a missing array', { n: 1 }, _ => ({ l: _.pull(2) })),
  refuses('pull', 'not a chain of commands, which the SDK sends as a bare object', { l: [1, 3] }, _ => ({ l: _.pull(_.gt(1).lt(5)) }), bareCommand, 'local'),
  changes('pull', 'by several operators', { l: [1, 3, 9] }, _ => ({ l: _.pull({ $gt: 1, $lt: 5 }) }), { l: [1, 9] }),
  refuses('pull', 'not from text', { l: 'x' }, _ => ({ l: _.pull('x') }), mongo(/Cannot apply \$pull to (a )?non-array/)),
  changes('pullAll', 'all of these values', { l: [1, 2, 1, 3] }, _ => ({ l: _.pullAll([1, 3]) }), { l: [2] }),
  changes('pullAll', 'documents only when they are the same', { l: [{ a: 1, b: 2 }, { a: 1 }] }, _ => ({ l: _.pullAll([{ a: 1 }]) }), { l: [{ a: 1, b: 2 }] }),
  keeps('pullAll', 'none of them there', { l: [1] }, _ => ({ l: _.pullAll([7]) })),
  keeps('pullAll', 'from a missing array', { n: 1 }, _ => ({ l: _.pullAll([7]) })),
  refuses('pullAll', 'it wants an array', { l: [1] }, _ => ({ l: _.pullAll(1) }), mongo(/\$pullAll requires an array argument/)),
  refuses('pullAll', 'not from a number', { l: 1 }, _ => ({ l: _.pullAll([1]) }), mongo(/Cannot apply \$pull(All)? to (a )?non-array/)),
];

const addToSet: Case[] = [
  changes('addToSet', 'a new value stands last', { l: [1] }, _ => ({ l: _.addToSet(2) }), { l: [1, 2] }),
  keeps('addToSet', 'a value that is there', { l: [1] }, _ => ({ l: _.addToSet(1) })),
  changes('addToSet', 'makes a missing array', {}, _ => ({ l: _.addToSet(1) }), { l: [1] }),
  changes('addToSet', 'several with each', { l: [1] }, _ => ({ l: _.addToSet({ $each: [1, 2, 2, 3] }) }), { l: [1, 2, 3] }),
  changes('addToSet', 'an array is one value', { l: [1] }, _ => ({ l: _.addToSet([1, 2]) }), { l: [1, [1, 2]] }),
  keeps('addToSet', 'a document that is there', { l: [{ a: 1, b: 2 }] }, _ => ({ l: _.addToSet({ a: 1, b: 2 }) })),
  changes('addToSet', 'a document with its fields in another order is another', { l: [{ a: 1, b: 2 }] }, _ => ({ l: _.addToSet({ b: 2, a: 1 }) }), { l: [{ a: 1, b: 2 }, { b: 2, a: 1 }] }),
  changes('addToSet', 'doubles that were there stay', { l: [1, 1] }, _ => ({ l: _.addToSet(2) }), { l: [1, 1, 2] }),
  refuses('addToSet', 'a field with a dollar is not stored', { l: [] }, _ => ({ l: _.addToSet({ $foo: 1 }) }), mongo(/dollar \(\$\) prefixed field/)),
  refuses('addToSet', 'not onto text', { l: 'x' }, _ => ({ l: _.addToSet(1) }), mongo(/Cannot apply \$addToSet to (a )?non-array field/)),
];

export const cases: Case[] = [...push, ...ends, ...pull, ...addToSet];
