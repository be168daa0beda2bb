import { count, dayValue, fenValue, plainYuan, safeText, text } from './cell';

test.each([
  { value: '=1+1', why: 'a formula' },
  { value: '+86', why: 'a plus' },
  { value: '-2+3', why: 'a minus' },
  { value: '@SUM(A1)', why: 'an at' },
  { value: '＝1', why: 'a full-width equals' },
  { value: '＋1', why: 'a full-width plus' },
  { value: '－1', why: 'a full-width minus' },
  { value: '＠A', why: 'a full-width at' },
  { value: '−1', why: 'a mathematical minus' },
  { value: '\t=1', why: 'behind a tab' },
  { value: '\r=1', why: 'behind a carriage return' },
  { value: '\nx', why: 'a line break begins a new cell in some' },
  { value: '  =1', why: 'behind spaces' },
  { value: '\u3000=1', why: 'behind a full-width space' },
  { value: '\u200b=1', why: 'behind what cannot be seen' },
  { value: '\ufeff=1', why: 'behind a byte order mark' },
  { value: '\u2066=1', why: 'behind an isolate of direction' },
  { value: '\u2069=1', why: 'behind the end of one' },
  { value: '\u034f=1', why: 'behind a joiner of graphemes' },
  { value: '\u3164=1', why: 'behind a filler that looks like a space' },
])('$why is made text', ({ value }) => {
  expect(safeText(value)).toBe(`'${value}`);
});

test('a formula behind what cannot be written is one as well', () => {
  expect(safeText('\u0000=1')).toBe("'=1");
});

test.each(['青湖', 'A-1', '3+1 套装', '', '林**', '买 2 送 1 = 好'])('%p stays as it is', value => {
  expect(safeText(value)).toBe(value);
});

test('what no spreadsheet can read is left out, whole characters stay', () => {
  expect(safeText('a\u0000b\u001fc\ud800d😀\tz')).toBe('abcd😀\tz');
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [123_450, '1234.50'],
  [-123_450, '-1234.50'],
])('%p fen are %p', (fen, expected) => {
  expect(plainYuan(fen)).toBe(expected);
});

test('half a fen is a bug', () => {
  expect(() => plainYuan(0.5)).toThrow(new RangeError('not an integer amount of fen: 0.5'));
});

test('what is not there is an empty cell', () => {
  expect([text(undefined), text('a'), dayValue('2026-11-21'), fenValue(5), count(2)]).toEqual([
    { kind: 'text', text: '' },
    { kind: 'text', text: 'a' },
    { kind: 'day', day: '2026-11-21' },
    { kind: 'fen', fen: 5 },
    { kind: 'count', count: 2 },
  ]);
});
