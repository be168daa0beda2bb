import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { parseQuery } from './parse';

const parse = (query: object) => parseQuery(fromEjson(query, { now: () => 0 }) as Doc);

test.each([
  [{ $text: { $search: 'coffee' } }, '(code 27) text index required for $text query'],
  [{ $and: [{ $text: { $search: 'a', $caseSensitive: true } }] }, 'text index required'],
  [{ $text: 'coffee' }, '$text expects an object'],
  [{ $text: {} }, 'Missing expected field "$search"'],
  [{ $text: { $search: 5 } }, '"$search" had the wrong type. Expected string, found int'],
  [{ $text: { $search: 'a', $diacriticSensitive: 'no' } }, 'Expected bool, found string'],
  [{ $text: { $search: 'a', more: 1 } }, 'extra fields in $text'],
  [{ $search: 'coffee' }, 'unknown top level operator: $search'],
])('%j is refused as MongoDB does: %s', (query, message) => {
  expect(() => parse(query)).toThrow(message);
});
