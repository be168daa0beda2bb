import { mongo, type Case } from '../support/case';
import { questions } from '../support/queries';

const { finds, refuses } = questions([
  { _id: 'int', v: 1 },
  { _id: 'double', v: 1.5 },
  { _id: 'long', v: 4294967296 },
  { _id: 'text', v: 'x' },
  { _id: 'null', v: null },
  { _id: 'none' },
  { _id: 'bool', v: true },
  { _id: 'date', v: new Date(0) },
  { _id: 'doc', v: {} },
  { _id: 'list', v: [1, 'x'] },
  { _id: 'empty', v: [] },
  { _id: 'lists', v: [['x']] },
]);

export const cases: Case[] = [
  finds('exists', 'null is there', _ => ({ v: _.exists(true) }), ['int', 'double', 'long', 'text', 'null', 'bool', 'date', 'doc', 'list', 'empty', 'lists']),
  finds('exists', 'what is not there', _ => ({ v: _.exists(false) }), ['none']),
  finds('exists', 'zero means false', () => ({ v: { $exists: 0 } }), ['none']),
  finds('exists', 'an item by its number', _ => ({ 'v.1': _.exists(true) }), ['list']),
  finds('exists', 'together with unequal null: there and not null', _ => ({ v: _.exists(true).neq(null) }), ['int', 'double', 'long', 'text', 'bool', 'date', 'doc', 'list', 'empty', 'lists']),
  finds('type', 'by name, also of items', () => ({ v: { $type: 'string' } }), ['text', 'list']),
  finds('type', 'by number', () => ({ v: { $type: 2 } }), ['text', 'list']),
  finds('type', 'number is every kind of number', () => ({ v: { $type: 'number' } }), ['int', 'double', 'long', 'list']),
  finds('type', 'int', () => ({ v: { $type: 'int' } }), ['int', 'list']),
  finds('type', 'double', () => ({ v: { $type: 'double' } }), ['double']),
  finds('type', 'long', () => ({ v: { $type: 'long' } }), ['long']),
  finds('type', 'bool', () => ({ v: { $type: 'bool' } }), ['bool']),
  finds('type', 'date', () => ({ v: { $type: 'date' } }), ['date']),
  finds('type', 'null is not missing', () => ({ v: { $type: 'null' } }), ['null']),
  finds('type', 'object', () => ({ v: { $type: 'object' } }), ['doc']),
  finds('type', 'array is the array itself, also inside one', () => ({ v: { $type: 'array' } }), ['list', 'empty', 'lists']),
  finds('type', 'any of several', () => ({ v: { $type: ['bool', 9] } }), ['bool', 'date']),
  refuses('type', 'a name that does not exist', () => ({ v: { $type: 'decimalish' } }), mongo(/Unknown type name alias: decimalish/)),
  refuses('type', 'a number that does not exist', () => ({ v: { $type: 99 } }), mongo(/Invalid numerical type code: 99/)),
  refuses('type', 'none of none', () => ({ v: { $type: [] } }), mongo(/must match at least one type/)),
];
