import { compileRegex, literalPrefix } from '../regex';

const meets = (pattern: string, text: string, options = '') => compileRegex(pattern, options).test(text);

type Row = [reason: string, pattern: string, text: string, expected: boolean, options?: string];

const rows: Row[] = [
  ['a script by its name', '^\\p{Han}+$', '王小明', true],
  ['another script', '^\\p{Han}+$', 'Wang', false],
  ['not of a script', '\\P{Han}', '王', false],
  ['not of a script, by a circumflex', '\\p{^Han}', 'a', true],
  ['a category', '\\p{Lu}', 'A', true],
  ['a category by one letter', '^\\pL+$', '王a', true],
  ['upper case stays upper case without regard to case', '\\p{Lu}', 'a', false, 'i'],
  ['while letters beside it do not', '\\p{Lu}b', 'AB', true, 'i'],
  ['letters of any case', '\\p{L&}', 'a', true],
  ["PCRE's own names", '^\\p{Xan}+$', '王a1', true],
  ['a script in a class', '^[\\p{Han}a-z]+$', '王a', true],
  ['a character by its number', '\\x{4e2d}', '中', true],
  ['a range of such', '^[\\x{4e00}-\\x{9fa5}]+$', '会员', true],
  ['two digits', '\\x41', 'A', true],
  ['octal', '\\101', 'A', true],
  ['octal in braces', '\\o{101}', 'A', true],
  ['a control character', '\\cI', '\t', true],
  ['the start of the text', '\\Ab', 'a\nb', false, 'm'],
  ['the very end of the text', 'a\\z', 'a\n', false],
  ['the end of the text', 'a\\Z', 'a\n', true],
  ['the end is before a last line end', 'a$', 'a\n', true],
  ['but not before two', 'a$', 'a\n\n', false],
  ['with m before any', 'a$', 'a\nb', true, 'm'],
  ['with m after any', '^b', 'a\nb', true, 'm'],
  ['a line begins after a line feed only', '^b', 'a\rb', false, 'm'],
  ['no line begins at the end', '^\\z', 'a\n', false, 'm'],
  ['the dot meets a carriage return', '^.$', '\r', true],
  ['and a line separator', '^.$', '\u2028', true],
  ['not a line feed', '^.', '\n', false],
  ['with s also a line feed', '^.', '\n', true, 's'],
  ['a character outside of the first plane is one', '^.$', '😀', true],
  ['named classes', '^[[:digit:]]+$', '12', true],
  ['negated', '[[:^digit:]]', '12', false],
  ['beside others', '^[[:alpha:]_-]+$', 'a_-b', true],
  ['letters of both cases without regard to case', '^[[:upper:]]$', 'a', true, 'i'],
  ['quoted text', '^\\Qa.b\\E$', 'a.b', true],
  ['quoted text is no pattern', '\\Qa.b', 'axb', false],
  ['a quantifier after a quotation counts its last character', '^\\Qab\\E+$', 'abb', true],
  ['quoted in a class', '^[\\Q]^\\E]+$', ']^', true],
  ['horizontal space', '^\\h\\H$', '\u3000a', true],
  ['vertical space', '^\\v\\V$', '\u2028a', true],
  ['a line end', '^\\R$', '\r\n', true],
  ['it gives nothing back', '^\\R\\n', '\r\n', false],
  ['no line feed', '\\N', '\n', false],
  ['bell and escape', '^\\a\\e$', '\u0007\u001b', true],
  ['white space is ASCII', '\\s', '\u3000', false],
  ['so it is negated', '\\S', '\u3000', true],
  ['negated in a class', '^[\\S]$', '\u00a0', true],
  ['digits are ASCII', '\\d', '５', false],
  ['words are ASCII', '\\w', 'é', false],
  ['options in front', '(?i)ABC', 'abc', true],
  ['options further on', '^a(?i)B$', 'ab', true],
  ['hold to the end of the group', '^(?:(?i)a)b$', 'aB', false],
  ['and over its choices', '^(?:a(?i)b|c)$', 'C', true],
  ['but not before', '^a(?i)b$', 'Ab', false],
  ['options of a group', '^(?i:A)B$', 'aB', true],
  ['options of a group do not go on', '^(?i:A)B$', 'ab', false],
  ['options taken back', '^(?-i)a', 'A', false, 'i'],
  ['taken back in a group', '^(?-i:a)b$', 'aB', true, 'i'],
  ['a class in one case only', '^[a-c](?i)[a-c]$', 'aC', true],
  ['a negated class without regard to case', '^x(?i)[^a]$', 'xA', false],
  ['s for a part', '^(?s:.).$', '\n\n', false],
  ['x: space is nothing', '^ a b # all of it\n$', 'ab', true, 'x'],
  ['x: but in a class it is', '^[ a]$', ' ', true, 'x'],
  ['x from here', '^ (?x) a b $', ' ab', true],
  ['remarks', '^a(?#that is it)b$', 'ab', true],
  ['named groups', '^(?P<n>a)(?P=n)$', 'aa', true],
  ['named otherwise', "^(?'n'a)\\k{n}$", 'aa', true],
  ['a back reference', '^(a)(b)\\2\\1$', 'abba', true],
  ['counted from behind', '^(a)(b)\\g{-1}$', 'abb', true],
  ['a back reference without regard to case', '^(a)\\1$', 'aA', true, 'i'],
  ['a reference forwards', '^(?:\\k<n>|(?<n>a))+$', 'aa', true],
  ['ten groups', `^${'(a)'.repeat(10)}\\10$`, 'a'.repeat(11), true],
  ['without ten groups it is a character', '^(a)\\10$', 'a\u0008', true],
  ['possessive', '^a++a', 'aaa', false],
  ['possessive that fits', '^a++b', 'aaab', true],
  ['atomic', '^(?>a|ab)c', 'abc', false],
  ['atomic in a repetition', '^(?>ab?)+c', 'abac', true],
  ['a look behind', '(?<=ab)c', 'abc', true],
  ['of several lengths', '(?<=a|bc)d', 'bcd', true],
  ['a negative one', '(?<!a)b', 'ab', false],
  ['a look ahead may be repeated', '^(?=a)?b', 'b', true],
  ['braces that are no quantifier', '^a{,3}$', 'a{,3}', true],
  ['alone', '^{a}$', '{a}', true],
  ['a closing bracket', '^]$', ']', true],
  ['first in a class', '^[]a]+$', ']a', true],
  ['first in a negated class', '^[^]a]$', ']', false],
  ['a hyphen before a kind', '^[a-\\d]+$', 'a-1', true],
  ['a hyphen at the end', '^[a-]+$', 'a-', true],
  ['backspace in a class', '[\\b]', '\b', true],
  ['needless escapes', '^\\_\\-\\@\\中$', '_-@中', true],
  ['a slash', '^a/b\\/c$', 'a/b/c', true],
  ['UTF, asked for', '(*UTF8)^中', '中', true],
];

test.each(
  rows.map(([reason, pattern, text, expected, options = '']) => ({
    reason,
    pattern,
    text,
    expected,
    options,
  })),
)('$reason: /$pattern/$options on $text', ({ pattern, text, expected, options }) => {
  expect(meets(pattern, text, options)).toBe(expected);
});

test.each([
  ['an open group', '(a'],
  ['a group that is closed only', 'a)'],
  ['nothing to repeat', '*a'],
  ['repeated twice', 'a**'],
  ['a class without an end', '[a'],
  ['a range backwards', '[z-a]'],
  ['a class that does not exist', '[[:han:]]'],
  ['a collating element', '[[.a.]]'],
  ['a named class by itself', '[:digit:]'],
  ['a property that does not exist', '\\p{IsHan}'],
  ['a property without a name', '\\p{'],
  ['a number that is no character', '\\x{110000}'],
  ["JavaScript's \\u", '[\\u4e00-\\u9fa5]'],
  ['a quantifier backwards', 'a{3,2}'],
  ['a quantifier too large', 'a{65536}'],
  ['a reference to no group', '(a)\\2'],
  ['a name of no group', '\\k<n>'],
  ['a name twice', '(?<n>a)(?<n>b)'],
  ['a look behind without a length', '(?<=a+)b'],
  ['groups too deep', `${'('.repeat(251)}${')'.repeat(251)}`],
  ['a backslash at the end', 'a\\'],
  ['a remark without an end', '(?#'],
])('%s is no pattern', (_reason, pattern) => {
  expect(() => compileRegex(pattern, '')).toThrow('(code 51091) Regular expression is invalid');
});

test.each([
  ['an escape without a meaning', '\\y', '\\y'],
  ['in a class', '[\\y]', '\\y'],
  ['the start of what is shown', 'a\\Kb', '\\K'],
  ['a whole character of several', '\\X', '\\X'],
  ['recursion', '(a(?R)?b)', '(?R)'],
  ['a call of a group', '(a)(?1)', '(?1)'],
  ['a condition', '(a)?(?(1)b|c)', '(?(1'],
  ['verbs', 'a(*FAIL)', '(*FA'],
  ['case in a part, with a reference', '(a)(?i)\\1', 'back reference'],
])('%s is refused by name', (_reason, pattern, name) => {
  expect(() => compileRegex(pattern, '')).toThrow('does not support');
  expect(() => compileRegex(pattern, '')).toThrow(name);
});

test.each([
  ['^abc', '', 'abc'],
  ['\\Aabc', '', 'abc'],
  ['^会员a*', '', '会员'],
  ['^ab?', '', 'a'],
  ['^a😀?', '', 'a'],
  ['^ab\\z', '', 'ab'],
  ['^ab$', '', 'ab'],
  ['^\\Qab\\E', '', 'ab'],
  ['^ab(?i)c', '', 'ab'],
  ['^abc', 'i', undefined],
  ['^abc', 'm', undefined],
  ['(?m)^abc', '', undefined],
  ['^ab|c', '', undefined],
  ['^a b', 'x', 'ab'],
])('every match of /%s/%s starts with %j', (pattern, options, prefix) => {
  expect(literalPrefix(compileRegex(pattern, options))).toBe(prefix);
});

test.each([
  ['(a++)+$', `${'a'.repeat(60)}!`],
  ['(?>(a|a)*)b', 'a'.repeat(60)],
  ['^(?:\\p{Han}+)+$', `${'王'.repeat(60)}!`],
  ['((?i)a+)+$', `${'a'.repeat(60)}!`],
])('a translated pattern ends in bounded time too: %s', (pattern, text) => {
  const started = performance.now();
  try {
    meets(pattern, text);
  } catch (error) {
    expect((error as Error).message).toContain(`/${pattern}/`);
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
