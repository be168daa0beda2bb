import type { Case } from '../support/case';
import { questions } from '../support/queries';

const { finds, findsAllBut } = questions([
  { _id: 'a', x: { y: 1 } },
  { _id: 'b', x: [{ y: 1 }, { y: 2 }] },
  { _id: 'c', x: [{ z: 1 }] },
  { _id: 'd', x: 1 },
  { _id: 'e', x: [] },
  { _id: 'f', x: [[{ y: 1 }]] },
  { _id: 'g', x: { y: null } },
  { _id: 'h' },
  { _id: 'i', x: [1, { y: 3 }] },
  { _id: 'j', x: { '0': 'zero' } },
  { _id: 'k', x: [{ y: [4, 5] }, { y: [6] }] },
]);

const nested = questions([
  { _id: 'a', x: [5, [2, 4], 3] },
  { _id: 'b', x: [1, 4] },
  { _id: 'c', x: { '1': [4] } },
]);

const placed: Case[] = [
  nested.finds('path', 'an array that is named by its place is not opened', () => ({ 'x.1': 4 }), ['b', 'c']),
  nested.finds('path', 'an array that is named by its place is compared whole', () => ({ 'x.1': [2, 4] }), ['a']),
  nested.finds('path', 'its items are named by their places', () => ({ 'x.1.1': 4 }), ['a']),
  nested.finds('path', 'its items are met by elemMatch', _ => ({ 'x.1': _.elemMatch({ $gt: 3 }) }), ['a', 'c']),
  nested.finds('path', 'it is unequal to each of its items', _ => ({ 'x.1': _.neq(4) }), ['a']),
];

export const cases: Case[] = [
  ...placed,
  finds('path', 'goes into documents and into those in an array, not into arrays in arrays', () => ({ 'x.y': 1 }), ['a', 'b']),
  finds('path', 'a number names an item, and what follows goes through the array there', () => ({ 'x.0.y': 1 }), ['b', 'f']),
  finds('path', 'a number names an item', () => ({ 'x.0': 1 }), ['i']),
  finds('path', 'a number names a field too', () => ({ 'x.0': 'zero' }), ['j']),
  finds('path', 'the second item', () => ({ 'x.1.y': 3 }), ['i']),
  finds('path', 'the array at its end is opened', () => ({ 'x.y': 5 }), ['k']),
  finds('path', 'the array at its end, whole', () => ({ 'x.y': [6] }), ['k']),
  finds('path', 'an item of an array at its end', () => ({ 'x.y.0': 4 }), ['k']),
  finds('path', 'two numbers', () => ({ 'x.0.y.1': 5 }), ['k']),
  finds('path', 'null finds documents without it, no empty array and no array of other things', () => ({ 'x.y': null }), ['c', 'd', 'g', 'h', 'j']),
  findsAllBut('path', 'not null is the rest', _ => ({ 'x.y': _.neq(null) }), ['c', 'd', 'g', 'h', 'j']),
  finds('path', 'exists anywhere on the way', _ => ({ 'x.y': _.exists(true) }), ['a', 'b', 'g', 'i', 'k']),
  finds('path', 'does not exist anywhere on the way', _ => ({ 'x.y': _.exists(false) }), ['c', 'd', 'e', 'f', 'h', 'j']),
  finds('path', 'two conditions on a path may be met by two items of one array', () => ({ 'x.y': { $gt: 4, $lt: 5 } }), ['k']),
  finds('path', 'two conditions on a path may be met by two items of different documents', () => ({ 'x.y': { $gt: 5, $lt: 5 } }), ['k']),
  finds('path', 'an order through arrays', _ => ({ 'x.y': _.gte(2) }), ['b', 'i', 'k']),
  findsAllBut('path', 'unequal means that no item is equal', _ => ({ 'x.y': _.neq(1) }), ['a', 'b']),
  finds('path', 'a list of values through arrays', _ => ({ 'x.y': _.in([2, 6]) }), ['b', 'k']),
  finds('path', 'an index beyond the end is missing', _ => ({ 'x.7': _.exists(true) }), []),
  finds('path', 'nothing below a number', () => ({ 'x.y.z': 1 }), []),
  finds('path', 'nested objects are the same path', _ => ({ x: { y: _.gt(2) } }), ['i', 'k']),
];
