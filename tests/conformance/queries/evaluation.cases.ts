import { mongo, UNSUPPORTED, type Case } from '../support/case';
import { questions } from '../support/queries';

const numbers = questions([
  { _id: 'a', n: 4 },
  { _id: 'b', n: 7 },
  { _id: 'c', n: -3 },
  { _id: 'd', n: 4.9 },
  { _id: 'e', n: '4' },
  { _id: 'f', n: [1, 8] },
  { _id: 'g', n: 4294967296 },
  { _id: 'h' },
  { _id: 'i', n: 0 },
]);
const texts = questions([
  { _id: 'a', s: 'Alpha' },
  { _id: 'b', s: 'beta' },
  { _id: 'c', s: 'one\ntwo' },
  { _id: 'd', s: ['gamma', 'Alphabet'] },
  { _id: 'e', s: 5 },
  { _id: 'f', s: '会员码' },
  { _id: 'g', s: 'a.b' },
  { _id: 'h' },
]);
const names = questions([
  { _id: 'a', s: '王小明' },
  { _id: 'b', s: 'Wang\n' },
  { _id: 'c', s: '王\u3000W' },
  { _id: 'd', s: '\r' },
]);
const pairs = questions([
  { _id: 'a', x: 1, y: 2, l: [1, 2] },
  { _id: 'b', x: 3, y: 2, l: [3] },
  { _id: 'c', x: 2, y: 2, l: [] },
  { _id: 'd', x: 'q', y: 2 },
  { _id: 'e', y: 2 },
  { _id: 'f', x: null, y: null },
]);

const kept = questions([
  { _id: 'a', s: 'head' },
  { _id: 'b', s: /^h/ },
  { _id: 'c', s: /^h/i },
]);

const stored: Case[] = [
  kept.finds('RegExp', 'meets texts and the same expression, stored', () => ({ s: { $regex: '^h' } }), ['a', 'b']),
  kept.finds('RegExp', 'with its options', () => ({ s: { $regex: '^h', $options: 'i' } }), ['a', 'c']),
  kept.finds('in', 'an expression in a list meets both', _ => ({ s: _.in([/^h/i]) }), ['a', 'c']),
  kept.finds('nin', 'and is none of them', _ => ({ s: _.nin([/^h/]) }), ['c']),
];

const mod: Case[] = [
  numbers.finds('mod', 'divisor and remainder', _ => ({ n: _.mod(4, 0) }), ['a', 'd', 'f', 'g', 'i']),
  numbers.finds('mod', 'as one array', _ => ({ n: _.mod([4, 3]) }), ['b']),
  numbers.finds('mod', 'a negative number has a negative remainder', _ => ({ n: _.mod(2, -1) }), ['c']),
  numbers.finds('mod', 'fractions are cut off, also those of the divisor', _ => ({ n: _.mod(4.7, 0) }), ['a', 'd', 'f', 'g', 'i']),
  numbers.finds('mod', 'any item of an array', _ => ({ n: _.mod(8, 1) }), ['f']),
  numbers.refuses('mod', 'not by zero', _ => ({ n: _.mod(0, 1) }), mongo(/divisor cannot be 0/)),
  numbers.refuses('mod', 'too few', () => ({ n: { $mod: [4] } }), mongo(/malformed mod, not enough elements/)),
  numbers.refuses('mod', 'too many', () => ({ n: { $mod: [4, 1, 2] } }), mongo(/malformed mod, too many elements/)),
  numbers.refuses('mod', 'no array', () => ({ n: { $mod: 4 } }), mongo(/malformed mod, needs to be an array/)),
];

const regex: Case[] = [
  texts.finds('RegExp', 'a literal', () => ({ s: /^Alpha/ }), ['a', 'd']),
  texts.finds('RegExp', 'a literal without case', () => ({ s: /^alpha$/i }), ['a']),
  texts.finds('RegExp', 'the constructor of the SDK', (_, { db }) => ({ s: db.RegExp({ regexp: '^beta$' }) }), ['b']),
  texts.finds('RegExp', 'the constructor with options', (_, { db }) => ({ s: db.RegExp({ regexp: 'ALPHA', options: 'i' }) }), ['a', 'd']),
  texts.finds('RegExp', 'm: lines begin anywhere', (_, { db }) => ({ s: db.RegExp({ regexp: '^two', options: 'm' }) }), ['c']),
  texts.finds('RegExp', 'without m the text has one beginning', () => ({ s: /^two/ }), []),
  texts.finds('RegExp', 's: the dot meets a line end', (_, { db }) => ({ s: db.RegExp({ regexp: 'one.two', options: 's' }) }), ['c']),
  texts.finds('RegExp', 'without s it does not', () => ({ s: /one.two/ }), []),
  texts.finds('RegExp', 'x: white space and remarks are left out', (_, { db }) => ({ s: db.RegExp({ regexp: '^ be ta # the second', options: 'x' }) }), ['b']),
  texts.finds('RegExp', 'anywhere in the text', () => ({ s: /员/ }), ['f']),
  texts.finds('RegExp', 'numbers are no text', () => ({ s: /5/ }), []),
  texts.finds('RegExp', 'a quoted dot', () => ({ s: /a\.b/ }), ['g']),
  texts.finds('RegExp', 'in an or with a value', _ => ({ s: _.in([/^be/, 5]) }), ['b', 'e']),
  texts.finds('RegExp', 'as an operator with options beside it', () => ({ s: { $regex: '^ALPHA$', $options: 'i' } }), ['a']),
  texts.finds('RegExp', 'as an operator beside another', () => ({ s: { $regex: 'a', $ne: 'beta' } }), ['a', 'd', 'g']),
  names.finds('RegExp', 'a script', (_, { db }) => ({ s: db.RegExp({ regexp: '^\\p{Han}+$' }) }), ['a']),
  names.finds('RegExp', 'characters by their number', (_, { db }) => ({ s: db.RegExp({ regexp: '^[\\x{4e00}-\\x{9fa5}]+$' }) }), ['a']),
  names.finds('RegExp', 'named classes', (_, { db }) => ({ s: db.RegExp({ regexp: '^[[:alpha:]]+' }) }), ['b']),
  names.finds('RegExp', 'quoted text', (_, { db }) => ({ s: db.RegExp({ regexp: '\\QWa\\E' }) }), ['b']),
  names.finds('RegExp', 'the end is before a last line end too', () => ({ s: /^Wang$/ }), ['b']),
  names.finds('RegExp', 'the very end is not', (_, { db }) => ({ s: db.RegExp({ regexp: '\\AWang\\z' }) }), []),
  names.finds('RegExp', 'the dot meets a carriage return', () => ({ s: /^.$/ }), ['d']),
  names.finds('RegExp', 'white space is that of ASCII', () => ({ s: /\s/ }), ['b', 'd']),
  names.finds('RegExp', 'horizontal space is not', (_, { db }) => ({ s: db.RegExp({ regexp: '\\h' }) }), ['c']),
  names.finds('RegExp', 'options from some place on', (_, { db }) => ({ s: db.RegExp({ regexp: '^W(?i)ANG' }) }), ['b']),
  names.finds('RegExp', 'options of a group', (_, { db }) => ({ s: db.RegExp({ regexp: '^(?i:w)ang' }) }), ['b']),
  names.finds('RegExp', 'named groups and references', (_, { db }) => ({ s: db.RegExp({ regexp: '(?P<n>\\p{Han})(?!(?P=n)).$' }) }), ['a']),
  names.finds('RegExp', 'what is possessive gives nothing back', (_, { db }) => ({ s: db.RegExp({ regexp: '^Wa++[a-n]' }) }), ['b']),
  names.finds('RegExp', 'atomic groups neither', (_, { db }) => ({ s: db.RegExp({ regexp: '^(?>W|Wa)n' }) }), []),
  names.refuses('RegExp', "JavaScript's \\u is none of PCRE's", () => ({ s: { $regex: '[\\u4e00-\\u9fa5]' } }), mongo(/PCRE does not support/)),
  names.refuses('RegExp', 'a script that does not exist', () => ({ s: { $regex: '\\p{IsHan}' } }), mongo(/unknown property name/)),
  names.refuses('RegExp', 'recursion is beyond it', () => ({ s: { $regex: 'a(?R)?' } }), { code: UNSUPPORTED, says: /\(\?R\)/ }, 'local'),
  texts.refuses('RegExp', 'a pattern that is none', () => ({ s: { $regex: '(' } }), mongo()),
  texts.refuses('RegExp', 'options without a pattern', () => ({ s: { $options: 'i' } }), mongo(/\$options needs a \$regex/)),
];

const expr: Case[] = [
  pairs.finds('expr', 'one field against another; values of other types have an order too', (_, { $ }) => _.expr($.gt(['$x', '$y'])), ['b', 'd']),
  pairs.finds('expr', 'equality of fields', (_, { $ }) => _.expr($.eq(['$x', '$y'])), ['c', 'f']),
  pairs.finds('expr', 'what is missing stands below null', (_, { $ }) => _.expr($.lt(['$x', null])), ['e']),
  pairs.finds('expr', 'what is missing is not null', (_, { $ }) => _.expr($.eq(['$x', null])), ['f']),
  pairs.finds('expr', 'arrays are compared whole', (_, { $ }) => _.expr($.eq(['$l', 3])), []),
  pairs.finds('expr', 'an array against an array', (_, { $ }) => _.expr($.eq(['$l', [1, 2]])), ['a']),
  pairs.finds('expr', 'and, or, not', (_, { $ }) => _.expr($.and([$.gte(['$x', 2]), $.not([$.eq(['$y', null])]), $.or([$.lt(['$x', 3]), false])])), ['c']),
  pairs.finds('expr', 'arithmetic', (_, { $ }) => _.expr($.eq([$.add(['$y', 1]), 3])), ['a', 'b', 'c', 'd', 'e']),
  pairs.finds('expr', 'any value but 0, false, null and missing is true', (_, _world) => _.expr('$x'), ['a', 'b', 'c', 'd']),
  pairs.finds('expr', 'beside other conditions', (_, { $ }) => ({ y: 2, ..._.expr($.lte(['$x', '$y'])) }), ['a', 'c', 'e']),
  pairs.finds('expr', 'inside an or', (_, { $ }) => _.or([{ _id: 'f' }, _.expr($.gt(['$x', '$y']))]), ['b', 'd', 'f']),
  pairs.finds('expr', 'in a list', (_, { $ }) => _.expr($.in(['$x', [1, 'q']])), ['a', 'd']),
  pairs.refuses('expr', 'an expression that does not exist', _ => _.expr({ $nothing: 1 }), mongo(/Unrecognized expression '\$nothing'/)),
  pairs.refuses('expr', 'its errors come through', (_, { $ }) => _.expr($.size('$x')), mongo(/\$size must be an array/)),
  pairs.refuses('$where', 'no script runs in the store', () => ({ $where: 'this.x > 1' }), { code: UNSUPPORTED, says: /\$where/ }, 'local'),
];

export const cases: Case[] = [...stored, ...mod, ...regex, ...expr];
