import { parseYuan } from './amount';

describe('parseYuan reads what a person types into fen', () => {
  test.each([
    ['1', 100, 'whole yuan'],
    ['1.5', 150, 'one decimal is tens of fen'],
    ['1.05', 105, 'a zero inside the fen counts'],
    ['.5', 50, 'a dot first is what a keypad allows'],
    ['1.', 100, 'a dot last is an amount still being typed'],
    ['0.01', 1, 'the smallest amount'],
    ['000123', 12_300, 'leading zeros mean nothing'],
    ['1,234.50', 123_450, 'commas as printed on slips'],
    ['¥ 88', 8_800, 'the yuan sign and a space, pasted'],
    ['￥88元', 8_800, 'the full-width sign and the word'],
    ['１２．３', 1_230, 'full-width digits of a Chinese keyboard'],
    ['12。3', 1_230, 'the Chinese full stop for a dot'],
    ['0.29', 29, 'through a float this would be 28.999…'],
    ['1.15', 115, 'through a float this would be 114.999…'],
    ['4.35', 435, 'through a float this would be 434.999…'],
    ['1000000000', 100_000_000_000, 'the bound of the contract itself'],
  ])('%s → %i fen (%s)', (text, fen) => expect(parseYuan(text)).toEqual({ ok: true, fen }));

  test.each([
    ['', 'EMPTY', 'nothing typed'],
    ['  ', 'EMPTY', 'only spaces'],
    ['¥', 'EMPTY', 'only the sign'],
    ['.', 'NOT_A_NUMBER', 'a dot alone has no digits'],
    ['1.2.3', 'NOT_A_NUMBER', 'two dots'],
    ['-5', 'NOT_A_NUMBER', 'a bill line is never negative'],
    ['1e3', 'NOT_A_NUMBER', 'no scientific notation'],
    ['十元', 'NOT_A_NUMBER', 'words'],
    ['1.001', 'TOO_PRECISE', 'there is nothing smaller than a fen'],
    ['1.000', 'TOO_PRECISE', 'a third decimal is a slip of the finger even when zero'],
    ['0', 'ZERO', 'a line needs an amount'],
    ['0.00', 'ZERO', 'a line needs an amount'],
    ['1000000000.01', 'TOO_LARGE', 'one fen beyond the bound'],
    ['99999999999999999999', 'TOO_LARGE', 'beyond exact integers'],
  ])('%j is refused as %s (%s)', (text, problem) => expect(parseYuan(text)).toEqual({ ok: false, problem }));

  test('every amount of fen up to a thousand yuan comes back from its own text', () => {
    for (let fen = 1; fen <= 100_000; fen += 1) {
      const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      const parsed = parseYuan(text);
      if (!parsed.ok || parsed.fen !== fen) throw new Error(`${text} was read as ${JSON.stringify(parsed)}`);
    }
  });
});
