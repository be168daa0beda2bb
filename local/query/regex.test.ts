import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { growthOf, REGEX_BUDGET_MS } from './bounded-regex';
import { compileMatcher } from './match';
import { parseQuery } from './parse';

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;
const matcher = (query: object) => compileMatcher(parseQuery(read(query)));
const timed = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
};

const many = (text: string, times: number) => text.repeat(times);

test.each([
  ['nested repetition', '(a+)+$', `${many('a', 60)}!`],
  ['repetition of a choice', '^(a|a)*$', `${many('a', 60)}!`],
  ['repetition of an option', '^(a?){40}b', many('a', 60)],
  ['many options in a row', `^${many('a?', 40)}b`, many('a', 60)],
  ['several repetitions over a long text', 'a*a*a*a*b', many('a', 5_000)],
  ['one repetition over a very long text', 'a*b', many('a', 3_000_000)],
  ['a back reference', '^(a*)*\\1$', `${many('a', 60)}!`],
  ['a look ahead', '^(?=(a+)+$)', `${many('a', 60)}!`],
])('%s ends in bounded time with an error that names it', (_reason, pattern, text) => {
  const doc = read({ s: text });
  const matches = matcher({ s: { $regex: pattern } });
  const ms = timed(() => expect(() => matches(doc)).toThrow('exceeded time limit'));
  expect(ms).toBeLessThan(REGEX_BUDGET_MS * 4);
});

test.each([
  ['in a list', { s: { $in: [{ $regularExpression: { pattern: '(a+)+$', options: '' } }] } }],
  ['negated', { s: { $not: { $regularExpression: { pattern: '(a+)+$', options: '' } } } }],
  ['in an expression', { $expr: { $regexMatch: { input: '$s', regex: '(a+)+$' } } }],
])('a hostile pattern %s ends too', (_reason, query) => {
  const matches = matcher(query);
  expect(() => matches(read({ s: `${many('a', 60)}!` }))).toThrow('exceeded time limit');
});

test('the budget is one for all documents of a query', () => {
  const matches = matcher({ s: { $regex: '(a+)+$' } });
  const slow = read({ s: `${many('a', 60)}!` });
  const ms = timed(() => {
    for (let i = 0; i < 20; i++) expect(() => matches(slow)).toThrow('exceeded time limit');
  });
  expect(ms).toBeLessThan(REGEX_BUDGET_MS * 4);
});

test('what only looks hostile answers as always, for many documents', () => {
  const matches = matcher({ s: { $regex: '^(?:ab|cd)+(\\d+)?$' } });
  for (let i = 0; i < 2_000; i++) expect(matches(read({ s: `abcdab${i}` }))).toBe(true);
  expect(matches(read({ s: 'abc' }))).toBe(false);
});

test.each([
  ['abc', 1, 1],
  ['^abc', 1, 1],
  ['^abc.*x', 1, 1],
  ['abc.*x', 2, 1],
  ['[a+]\\+x', 1, 1],
  ['(?:abc)+', 2, 1],
  ['a|b', 1, 2],
  ['(a+)+', 8, Infinity],
  ['(a|b)*', 8, Infinity],
  ['((a)b?)*', 8, Infinity],
])('%s grows with degree %d, factor %d', (source, degree, factor) => {
  expect(growthOf(source)).toEqual({ degree, factor });
});

test.each([
  ['$regexFind', { input: '$s', regex: '(b)(x)?' }, { match: 'b', idx: 1, captures: ['b', null] }],
  [
    '$regexFindAll',
    { input: '$s', regex: '[ab]' },
    [
      { match: 'a', idx: 0, captures: [] },
      { match: 'b', idx: 1, captures: [] },
    ],
  ],
  ['$regexFind', { input: '$s', regex: '(a++)(?<n>b)(?>c)' }, { match: 'abc', idx: 0, captures: ['a', 'b'] }],
  ['$regexMatch', { input: '$s', regex: 'B', options: 'i' }, true],
  ['$regexMatch', { input: '$none', regex: 'B' }, false],
])('%s of %j', (name, args, expected) => {
  expect(matcher({ $expr: { $eq: [{ [name]: args }, { $literal: expected }] } })(read({ s: 'abc' }))).toBe(
    true,
  );
});

test('an expression that is too large is refused', () => {
  expect(() => matcher({ s: { $regex: many('a', 40_000) } })).toThrow('Regular expression is invalid');
});
