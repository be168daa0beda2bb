import { mongo, UNSUPPORTED, type Case } from '../support/case';
import { questions } from '../support/queries';

/** MongoDB takes such an object for fields, and finds nothing. */
const bareCommand = { code: UNSUPPORTED, says: /as a bare object/ };

const { finds, findsAllBut, refuses } = questions([
  { _id: 'a', tags: ['x', 'y', 'z'], n: [1, 5] },
  { _id: 'b', tags: ['x'], n: [7, 20] },
  { _id: 'c', tags: 'x', n: 8 },
  { _id: 'd', tags: [], n: [] },
  { _id: 'e', tags: [['x', 'y']], n: [[6]] },
  { _id: 'f' },
  { _id: 'g', rows: [{ k: 'p', q: 5 }, { k: 'q', q: 1 }] },
  { _id: 'h', rows: [{ k: 'p', q: 1 }, { k: 'q', q: 5 }] },
  { _id: 'i', rows: { k: 'p', q: 5 } },
  { _id: 'j', rows: [{ k: 'p', sub: [{ v: 1 }, { v: 2 }] }] },
  { _id: 'k', tags: [null], n: [null] },
]);

const all: Case[] = [
  finds('all', 'every value, in any order', _ => ({ tags: _.all(['y', 'x']) }), ['a']),
  finds('all', 'one value, also alone', _ => ({ tags: _.all(['x']) }), ['a', 'b', 'c']),
  finds('all', 'of nothing finds nothing', _ => ({ tags: _.all([]) }), []),
  finds('all', 'an array as an item', _ => ({ tags: _.all([['x', 'y']]) }), ['e']),
  finds('all', 'null means missing too', _ => ({ tags: _.all([null]) }), ['f', 'g', 'h', 'i', 'j', 'k']),
  finds('all', 'regular expressions', _ => ({ tags: _.all([/^x/, /^z/]) }), ['a']),
  finds('all', 'with elemMatch, each met by some item', () => ({ rows: { $all: [{ $elemMatch: { k: 'p', q: 1 } }, { $elemMatch: { k: 'q', q: 5 } }] } }), ['h']),
  refuses('all', 'elemMatch and values do not mix', () => ({ rows: { $all: [{ $elemMatch: { k: 'p' } }, 5] } }), mongo(/has to be consistent/)),
  findsAllBut('all', 'not all', _ => ({ tags: _.not(_.all(['x'])) }), ['a', 'b', 'c']),
  finds('all', 'through a path', _ => ({ 'rows.k': _.all(['p', 'q']) }), ['g', 'h']),
  refuses('all', 'it needs an array', () => ({ tags: { $all: 'x' } }), mongo(/\$all needs an array/)),
  refuses('all', 'other operators have no place inside', () => ({ tags: { $all: [{ $gt: 1 }] } }), mongo(/no \$ expressions in \$all/)),
];

const elemMatch: Case[] = [
  finds('elemMatch', 'one item meets all conditions', _ => ({ rows: _.elemMatch({ k: 'p', q: 5 }) }), ['g']),
  finds('elemMatch', 'commands inside', _ => ({ rows: _.elemMatch({ k: 'q', q: _.gt(1) }) }), ['h']),
  finds('elemMatch', 'it wants an array, not a document', _ => ({ rows: _.elemMatch({ k: 'p', q: 5 }) }), ['g']),
  finds('elemMatch', 'items that are values', _ => ({ n: _.elemMatch({ $gt: 5, $lt: 20 }) }), ['b']),
  finds('elemMatch', 'a command for items that are values', _ => ({ n: _.elemMatch(_.gt(5)) }), ['b']),
  finds('elemMatch', 'a value that stands alone is no item', _ => ({ n: _.elemMatch(_.eq(8)) }), []),
  finds('elemMatch', 'an item that is null', _ => ({ n: _.elemMatch({ $eq: null }) }), ['k']),
  finds('elemMatch', 'inside itself', _ => ({ rows: _.elemMatch({ sub: { $elemMatch: { v: 2 } } }) }), ['j']),
  finds('elemMatch', 'through a path', _ => ({ 'rows.sub': _.elemMatch({ v: 2 }) }), ['j']),
  finds('elemMatch', 'or inside', () => ({ rows: { $elemMatch: { $or: [{ k: 'p', q: 1 }, { q: 7 }] } } }), ['h']),
  finds('elemMatch', 'an empty condition wants a document or an array as item', () => ({ rows: { $elemMatch: {} } }), ['g', 'h', 'j']),
  findsAllBut('elemMatch', 'not', _ => ({ rows: _.not(_.elemMatch({ k: 'p', q: 5 })) }), ['g']),
  finds('elemMatch', 'without it two conditions may be met by two items', () => ({ 'rows.k': 'p', 'rows.q': 5 }), ['g', 'h', 'i']),
  finds('elemMatch', 'an array in an array', () => ({ n: { $elemMatch: { $elemMatch: { $eq: 6 } } } }), ['e']),
  refuses('elemMatch', 'a chain of commands, which the SDK sends as a bare object', _ => ({ n: _.elemMatch(_.gt(5).lt(20)) }), bareCommand, 'local'),
  refuses('elemMatch', 'such a chain for a field', _ => ({ rows: _.elemMatch({ q: _.gt(1).lt(9) }) }), bareCommand, 'local'),
  refuses('elemMatch', 'a choice inside', _ => ({ rows: _.elemMatch({ q: _.or(_.eq(1), _.eq(2)) }) }), bareCommand, 'local'),
  refuses('elemMatch', 'a command two deep', _ => ({ rows: _.elemMatch({ sub: _.elemMatch({ v: _.gt(1) }) }) }), bareCommand, 'local'),
  refuses('elemMatch', 'it needs an object', () => ({ rows: { $elemMatch: 1 } }), mongo(/\$elemMatch needs an Object/)),
];

const size: Case[] = [
  finds('size', 'arrays of that many items', _ => ({ tags: _.size(1) }), ['b', 'e', 'k']),
  finds('size', 'the empty array, not a missing one', _ => ({ tags: _.size(0) }), ['d']),
  finds('size', 'of none', _ => ({ tags: _.size(9) }), []),
  findsAllBut('size', 'not of that many', _ => ({ tags: _.not(_.size(1)) }), ['b', 'e', 'k']),
  finds('size', 'through a path', _ => ({ 'rows.sub': _.size(2) }), ['j']),
  refuses('size', 'not below zero', _ => ({ tags: _.size(-1) }), mongo(/Expected a non-negative number/)),
  refuses('size', 'whole', _ => ({ tags: _.size(1.5) }), mongo(/Expected an integer/)),
  refuses('size', 'a number', _ => ({ tags: _.size('1') }), mongo(/Expected a number/)),
];

export const cases: Case[] = [...all, ...elemMatch, ...size];
