import { judgeCodeLine, lineFaultText } from './code-file';

const code = (said: string) => ({ kind: 'code', said });
const fault = (reason: string) => ({ kind: 'fault', reason });
const skip = { kind: 'skip' };

test.each([
  { why: 'a code alone', text: 'ABCD1234', is: code('ABCD1234') },
  { why: 'small letters, spaces and hyphens', text: ' abcd-12 34 ', is: code('ABCD1234') },
  { why: 'full width, as an input method types it', text: 'ＡＢＣＤ１２３４', is: code('ABCD1234') },
  { why: 'the first column of a table', text: 'ABCD1234,某人,2026', is: code('ABCD1234') },
  { why: 'columns between tabs', text: 'ABCD1234\tx', is: code('ABCD1234') },
  { why: 'quoted, with a comma after it', text: '"ABCD1234","a,b"', is: code('ABCD1234') },
  { why: 'another column is quoted', text: 'ABCD1234,"某人"', is: code('ABCD1234') },
  { why: 'a quotation mark within one', text: '"ABCD""1234"', is: fault('CHARACTERS') },
  { why: 'an empty line', text: '', is: skip },
  { why: 'blanks only', text: ' \t', is: skip },
  { why: 'an empty first column', text: ',x', is: fault('TOO_SHORT') },
  { why: 'the heading', text: '兑换码,备注', line: 1, is: skip },
  { why: 'the heading in the middle of the file', text: '兑换码,备注', line: 7, is: fault('CHARACTERS') },
  { why: 'what a spreadsheet makes of a long number', text: '1.23457E+15', is: fault('CHARACTERS') },
  { why: 'a formula', text: '=HYPERLINK(1)', is: fault('CHARACTERS') },
  { why: 'a letter that is not Latin', text: 'ABCD123É', is: fault('CHARACTERS') },
  { why: 'bytes that are no signs', text: 'ABCD\ufffd1234', is: fault('ENCODING') },
  { why: 'one sign too few', text: 'ABCD123', is: fault('TOO_SHORT') },
  { why: 'the longest', text: 'A'.repeat(32), is: code('A'.repeat(32)) },
  { why: 'one sign too many', text: 'A'.repeat(33), is: fault('TOO_LONG') },
])('a line of a file of codes: $why', ({ text, line = 2, is }) => {
  expect(judgeCodeLine(text, line)).toEqual(is);
});

test('a repeated line names the first one, the others say why', () => {
  expect(lineFaultText('REPEATED', 12)).toBe('与本文件第 12 行重复');
  expect(lineFaultText('REPEATED')).toBe('与本文件前面的一行重复');
  expect([undefined, 12].map(first => lineFaultText('TAKEN', first))).toEqual(['这个码以前已经导入过', '这个码以前已经导入过']);
});
