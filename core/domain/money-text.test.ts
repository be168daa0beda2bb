import { shortYuanText, yuanText } from './money-text';

test.each([
  { fen: 0, text: '0.00', short: '0', why: 'nothing' },
  { fen: 5, text: '0.05', short: '0.05', why: 'less than a jiao' },
  { fen: 50, text: '0.50', short: '0.50', why: 'both digits are kept when one is needed' },
  { fen: 990, text: '9.90', short: '9.90', why: 'as prices are written' },
  { fen: 30_000, text: '300.00', short: '300', why: 'an offer names whole yuan' },
  { fen: 100_000, text: '1,000.00', short: '1,000', why: 'groups of three from a thousand on' },
  { fen: 123_456_789, text: '1,234,567.89', short: '1,234,567.89', why: 'two groups' },
  { fen: -123_450, text: '-1,234.50', short: '-1,234.50', why: 'a refund' },
  { fen: -5, text: '-0.05', short: '-0.05', why: 'a small refund' },
])('$fen fen is $text, $short in an offer: $why', ({ fen, text, short }) => {
  expect(yuanText(fen)).toBe(text);
  expect(shortYuanText(fen)).toBe(short);
});

test.each([1.5, NaN, Infinity])('%p is no amount', fen => {
  expect(() => yuanText(fen)).toThrow(RangeError);
  expect(() => yuanText(fen)).toThrow(`not an integer amount of fen: ${fen}`);
});
