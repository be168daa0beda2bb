import { mongo, type Case } from '../../support/case';
import { expressions } from '../../support/expressions';

/** Operators that the SDK has no names for are written as MongoDB writes them. */
const { gives, refuses } = expressions({ aaa: 'aaa', pairs: 'abab', faces: '😀a😀a', wide: '会员A', code: '12-3', empty: '', n: 5, nothing: null });

const at = (match: string, idx: number, ...captures: (string | null)[]) => ({ match, idx, captures });
const find = (input: string, regex: unknown, more: object = {}) => ({ $regexFind: { input, regex, ...more } });
const all = (input: string, regex: string) => ({ $regexFindAll: { input, regex } });
const match = (input: unknown, regex: unknown, more: object = {}) => ({ $regexMatch: { input, regex, ...more } });

const places: Case[] = [
  gives('regexFind', 'the first match and its place', () => find('$wide', '员'), at('员', 1)),
  gives('regexFind', 'a character beyond the plane counts once', () => find('$faces', 'a'), at('a', 1)),
  gives('regexFind', 'groups that took no part are null', () => find('$code', '(\\d)(x)?'), at('1', 0, '1', null)),
  gives('regexFind', 'nowhere', () => find('$aaa', 'b'), null),
  gives('regexFind', 'in null', () => find('$nothing', 'b'), null),
  gives('regexFindAll', 'every match with its place', () => all('$faces', 'a'), [at('a', 1), at('a', 3)]),
  gives('regexFindAll', 'the beginning of a text is there once', () => all('$aaa', '^a'), [at('a', 0)]),
  gives('regexFindAll', 'what stands before a match is known', () => all('$aaa', '(?<=a)a'), [at('a', 1), at('a', 2)]),
  gives('regexFindAll', 'a word begins once', () => all('$pairs', '\\ba'), [at('a', 0)]),
  gives('regexFindAll', 'matches do not overlap', () => all('$aaa', 'aa'), [at('aa', 0)]),
  gives('regexFindAll', 'empty matches, but none at the end', () => all('$pairs', 'b*'), [at('', 0), at('b', 1), at('', 2), at('b', 3)]),
  gives('regexFindAll', 'an empty match for each code point', () => all('$faces', 'q*'), [at('', 0), at('', 1), at('', 2), at('', 3)]),
  gives('regexFindAll', 'in the empty text', () => all('$empty', 'q*'), [at('', 0)]),
  gives('regexFindAll', 'in a missing field', () => all('$none', 'q'), []),
];

const tests: Case[] = [
  gives('regexMatch', 'options', () => match('$wide', 'a$', { options: 'i' }), true),
  gives('regexMatch', 'a literal brings its options', () => match('$wide', /a$/i), true),
  gives('regexMatch', 'in null', () => match('$nothing', 'a'), false),
  refuses('regexMatch', 'options in one place only', () => match('$wide', /a/i, { options: 'i' }), mongo(/in both 'regex' and 'option'/)),
  refuses('regexMatch', 'no number', () => match('$n', 'a'), mongo(/needs 'input' to be of type string/)),
  refuses('regexMatch', 'by a number', () => match('$aaa', 5), mongo(/needs 'regex' to be of type string or regex/)),
  refuses('regexMatch', 'options that are no text', () => match('$aaa', 'a', { options: 5 }), mongo(/needs 'options' to be of type string/)),
  refuses('regexMatch', 'no other argument', () => match('$aaa', 'a', { flags: 'i' }), mongo(/unknown argument: flags/)),
];

export const cases: Case[] = [...places, ...tests];
