import { parseSignedYuan } from './signed-yuan';

test.each([
  { text: '120.5', fen: 12_050, why: 'more for the brand' },
  { text: '-120.50', fen: -12_050, why: 'less' },
  { text: '−3', fen: -300, why: 'a minus of the mathematical kind' },
  { text: '－３', fen: -300, why: 'full-width, as Chinese keyboards type it' },
  { text: ' ¥1,000 ', fen: 100_000, why: 'as it is printed' },
  { text: '0', fen: undefined, why: 'nothing to put right' },
  { text: '-0.00', fen: undefined, why: 'nothing, below zero' },
  { text: '--1', fen: undefined, why: 'two signs' },
  { text: '1.005', fen: undefined, why: 'half a fen' },
  { text: '', fen: undefined, why: 'empty' },
])('$text: $why', ({ text, fen }) => {
  expect(parseSignedYuan(text)).toBe(fen);
});
