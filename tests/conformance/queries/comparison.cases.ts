import { mongo, type Case } from '../support/case';
import { questions } from '../support/queries';

const date = (ms: number) => new Date(ms);
const { finds, findsAllBut, refuses } = questions([
  { _id: 'one', v: 1 },
  { _id: 'two', v: 2 },
  { _id: 'half', v: 1.5 },
  { _id: 'digit', v: '1' },
  { _id: 'word', v: 'b' },
  { _id: 'null', v: null },
  { _id: 'none' },
  { _id: 'yes', v: true },
  { _id: 'no', v: false },
  { _id: 'date', v: date(1000) },
  { _id: 'list', v: [1, 5] },
  { _id: 'empty', v: [] },
  { _id: 'doc', v: { a: 1 } },
  { _id: 'doc2', v: { a: 1, b: 2 } },
  { _id: 'lists', v: [[1, 5], [2]] },
]);
const big = questions([
  { _id: 'a', n: 9007199254740991 },
  { _id: 'b', n: 4294967296 },
  { _id: 'c', n: -4294967296 },
  { _id: 'd', n: 0 },
  { _id: 'e', n: NaN },
  { _id: 'f', n: Infinity },
  { _id: 'g', n: -Infinity },
]);
const texts = questions([
  { _id: 'Z', s: 'Z' },
  { _id: 'a', s: 'a' },
  { _id: 'ab', s: 'ab' },
  { _id: 'e', s: 'é' },
  { _id: 'high', s: '\uffee' },
  { _id: 'face', s: '😀' },
  { _id: 'none', s: '' },
]);

const equality: Case[] = [
  finds('eq', 'a number is found alone and inside an array', _ => ({ v: _.eq(1) }), ['one', 'list']),
  finds('eq', 'a plain value is the same question', () => ({ v: 1 }), ['one', 'list']),
  finds('eq', 'text is not a number', _ => ({ v: _.eq('1') }), ['digit']),
  finds('eq', 'null finds null and what is not there', _ => ({ v: _.eq(null) }), ['null', 'none']),
  finds('eq', 'a plain null is the same question', () => ({ v: null }), ['null', 'none']),
  finds('eq', 'true is not 1', _ => ({ v: _.eq(true) }), ['yes']),
  finds('eq', 'false is neither 0 nor null', _ => ({ v: _.eq(false) }), ['no']),
  finds('eq', 'a date by its instant', _ => ({ v: _.eq(date(1000)) }), ['date']),
  finds('eq', 'a plain date is the same question', () => ({ v: date(1000) }), ['date']),
  finds('eq', 'an array whole, or as an item', _ => ({ v: _.eq([1, 5]) }), ['list', 'lists']),
  finds('eq', 'an array in another order is another', _ => ({ v: _.eq([5, 1]) }), []),
  finds('eq', 'the empty array', _ => ({ v: _.eq([]) }), ['empty']),
  finds('eq', 'a document whole', _ => ({ v: _.eq({ a: 1 }) }), ['doc']),
  finds('eq', 'a document with its fields in another order is another', _ => ({ v: _.eq({ b: 2, a: 1 }) }), []),
  finds('eq', 'an object without a command is a question about its fields', () => ({ v: { a: 1 } }), ['doc', 'doc2']),
  finds('eq', 'a dot path', () => ({ 'v.b': 2 }), ['doc2']),
  finds('eq', 'several fields must all hold', () => ({ _id: 'one', v: 1 }), ['one']),
  finds('eq', 'several fields of which one does not hold', () => ({ _id: 'two', v: 1 }), []),
  finds('eq', 'an empty question finds all', () => ({}), ['one', 'two', 'half', 'digit', 'word', 'null', 'none', 'yes', 'no', 'date', 'list', 'empty', 'doc', 'doc2', 'lists']),
  findsAllBut('neq', 'what is not equal, missing and of other types too', _ => ({ v: _.neq(1) }), ['one', 'list']),
  findsAllBut('neq', 'not null means there and not null', _ => ({ v: _.neq(null) }), ['null', 'none']),
  findsAllBut('neq', 'an array', _ => ({ v: _.neq([1, 5]) }), ['list', 'lists']),
];

const order: Case[] = [
  finds('gt', 'numbers above, also inside an array', _ => ({ v: _.gt(1) }), ['two', 'half', 'list']),
  finds('gte', 'the bound belongs to it', _ => ({ v: _.gte(1) }), ['one', 'two', 'half', 'list']),
  finds('lt', 'numbers below, also inside an array', _ => ({ v: _.lt(2) }), ['one', 'half', 'list']),
  finds('lte', 'the bound belongs to it', _ => ({ v: _.lte(1) }), ['one', 'list']),
  finds('gt', 'text is compared with text only', _ => ({ v: _.gt('1') }), ['word']),
  finds('gte', 'text at the bound', _ => ({ v: _.gte('1') }), ['digit', 'word']),
  finds('lt', 'text below', _ => ({ v: _.lt('b') }), ['digit']),
  finds('lt', 'dates below', _ => ({ v: _.lt(date(2000)) }), ['date']),
  finds('gt', 'dates above', _ => ({ v: _.gt(date(1000)) }), []),
  finds('gt', 'true stands above false', _ => ({ v: _.gt(false) }), ['yes']),
  finds('lte', 'false stands below true', _ => ({ v: _.lte(true) }), ['yes', 'no']),
  finds('gte', 'null is at least null', _ => ({ v: _.gte(null) }), ['null', 'none']),
  finds('lte', 'null is at most null', _ => ({ v: _.lte(null) }), ['null', 'none']),
  finds('gt', 'nothing stands above null', _ => ({ v: _.gt(null) }), []),
  finds('gt', 'arrays item by item', _ => ({ v: _.gt([1]) }), ['list', 'lists']),
  finds('lt', 'the empty array stands below', _ => ({ v: _.lt([1]) }), ['empty']),
  finds('gte', 'an array at the bound, whole or as an item', _ => ({ v: _.gte([1, 5]) }), ['list', 'lists']),
  finds('lt', 'documents field by field', _ => ({ v: _.lt({ a: 2 }) }), ['doc', 'doc2']),
  finds('gt', 'a document with more fields stands above', _ => ({ v: _.gt({ a: 1 }) }), ['doc2']),
  refuses('gt', 'a regular expression has no order', _ => ({ v: _.gt(/a/) }), mongo(/RegEx|regex/i)),
  refuses('neq', 'a regular expression cannot be unequal', _ => ({ v: _.neq(/a/) }), mongo(/Can't have regex as arg to \$ne/)),
];

const lists: Case[] = [
  finds('in', 'any of several, of several types', _ => ({ v: _.in([1, 'b']) }), ['one', 'word', 'list']),
  finds('in', 'null finds what is missing', _ => ({ v: _.in([null]) }), ['null', 'none']),
  finds('in', 'nothing finds nothing', _ => ({ v: _.in([]) }), []),
  finds('in', 'an array whole, or as an item', _ => ({ v: _.in([[1, 5]]) }), ['list', 'lists']),
  finds('in', 'regular expressions', _ => ({ v: _.in([/^b/, 2]) }), ['two', 'word']),
  finds('in', 'a document', _ => ({ v: _.in([{ a: 1 }]) }), ['doc']),
  finds('in', 'dates', _ => ({ v: _.in([date(1000)]) }), ['date']),
  finds('in', 'ids', _ => ({ _id: _.in(['two', 'one', 'nobody']) }), ['one', 'two']),
  findsAllBut('nin', 'none of several', _ => ({ v: _.nin([1, null]) }), ['one', 'list', 'null', 'none']),
  findsAllBut('nin', 'nothing leaves all', _ => ({ v: _.nin([]) }), []),
  findsAllBut('nin', 'regular expressions', _ => ({ v: _.nin([/^b/]) }), ['word']),
  refuses('in', 'operators have no place inside', () => ({ v: { $in: [{ $gt: 1 }] } }), mongo(/cannot nest \$ under \$in/)),
  refuses('in', 'it needs an array', () => ({ v: { $in: 1 } }), mongo(/\$in needs an array/)),
  refuses('nin', 'it needs an array', () => ({ v: { $nin: 1 } }), mongo(/needs an array/)),
];

const chained: Case[] = [
  finds('gt', 'a chain is an and, met by different items of an array', _ => ({ v: _.gt(1).lt(2) }), ['half', 'list']),
  finds('gte', 'a chain with lte', _ => ({ v: _.gte(1).lte(1) }), ['one', 'list']),
  finds('neq', 'a chain with nin', _ => ({ v: _.neq(1).nin([2, 1.5]).and(_.gte(0)) }), []),
  finds('in', 'a chain with neq', _ => ({ v: _.in([1, 2]).neq(2) }), ['one', 'list']),
  finds('eq', 'a chain that contradicts itself', _ => ({ v: _.eq(1).eq(2) }), []),
  finds('gt', 'a chain with in', _ => ({ v: _.gt(1).in([1, 2]) }), ['two', 'list']),
  finds('lt', 'a chain with gte', _ => ({ v: _.lt(2).gte(1) }), ['one', 'half', 'list']),
  finds('lt', 'a chain with gt', _ => ({ v: _.lt(2).gt(1) }), ['half', 'list']),
  finds('gte', 'and, spelt out', _ => ({ v: _.gte(1).and(_.lt(2)) }), ['one', 'half', 'list']),
  finds('gt', 'or, spelt out', _ => ({ v: _.gt(1.9).or(_.eq('b')) }), ['two', 'word', 'list']),
];

const numbers: Case[] = [
  big.finds('eq', 'a number beyond 32 bits', _ => ({ n: _.eq(4294967296) }), ['b']),
  big.finds('gt', 'large numbers', _ => ({ n: _.gt(4294967296) }), ['a', 'f']),
  big.finds('lt', 'not a number is below nothing', _ => ({ n: _.lt(0) }), ['c', 'g']),
  big.finds('eq', 'not a number equals itself', _ => ({ n: _.eq(NaN) }), ['e']),
  big.finds('gte', 'not a number is at least itself only', _ => ({ n: _.gte(NaN) }), ['e']),
  big.finds('gt', 'nothing is above not a number', _ => ({ n: _.gt(NaN) }), []),
  big.finds('eq', 'infinity', _ => ({ n: _.eq(Infinity) }), ['f']),
  big.finds('lte', 'minus infinity', _ => ({ n: _.lte(-Infinity) }), ['g']),
  big.finds('eq', 'zero has no sign', _ => ({ n: _.eq(-0) }), ['d']),
  big.finds('in', 'numbers of every kind', _ => ({ n: _.in([0, 9007199254740991, NaN]) }), ['a', 'd', 'e']),
];

const strings: Case[] = [
  texts.finds('gt', 'text by its bytes: capitals stand first', _ => ({ s: _.lt('a') }), ['Z', 'none']),
  texts.finds('gte', 'a longer text stands above its beginning', _ => ({ s: _.gte('a').lt('b') }), ['a', 'ab']),
  texts.finds('gt', 'letters with accents stand above all plain ones', _ => ({ s: _.gt('z') }), ['e', 'high', 'face']),
  texts.finds('gt', 'by code point, not by UTF-16 unit', _ => ({ s: _.gt('\uffee') }), ['face']),
  texts.finds('eq', 'the empty text is text', _ => ({ s: '' }), ['none']),
];

export const cases: Case[] = [...equality, ...order, ...lists, ...chained, ...numbers, ...strings];
