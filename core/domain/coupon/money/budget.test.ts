import { budgetParts, stockAgainstBudget, type Mismatch, type Pieces } from './budget';
import type { Benefit } from '../rules';

const NONE: Pieces = { used: 0, held: 0, expired: 0, voided: 0, refunded: 0, underway: 0 };
const FIFTY: Benefit = { kind: 'cash-off', offFen: 5_000 };

describe('what became of a budget', () => {
  const rows: { why: string; pieces: Partial<Pieces>; chargedFen: number; parts: object | undefined }[] = [
    { why: 'nothing went out', pieces: {}, chargedFen: 0, parts: { eachFen: 5_000, usedFen: 0, openFen: 0, endedFen: 0 } },
    { why: 'used pieces keep their charge', pieces: { used: 3 }, chargedFen: 15_000, parts: { eachFen: 5_000, usedFen: 15_000, openFen: 0, endedFen: 0 } },
    {
      why: 'expired, voided and refunded ones give nothing back',
      pieces: { expired: 1, voided: 2, refunded: 3 },
      chargedFen: 30_000,
      parts: { eachFen: 5_000, usedFen: 0, openFen: 0, endedFen: 30_000 },
    },
    {
      why: 'what is held and what is being ordered may still be used',
      pieces: { used: 1, held: 4, underway: 1, voided: 1 },
      chargedFen: 35_000,
      parts: { eachFen: 5_000, usedFen: 5_000, openFen: 25_000, endedFen: 5_000 },
    },
    { why: 'pieces from before there was a budget were charged nothing', pieces: { used: 3 }, chargedFen: 10_000, parts: undefined },
    { why: 'pieces from when it was worth more were charged more', pieces: { held: 3 }, chargedFen: 21_000, parts: undefined },
  ];

  test.each(rows)('$why', ({ pieces, chargedFen, parts }) => {
    expect(budgetParts(chargedFen, 5_000, { ...NONE, ...pieces })).toEqual(parts);
  });
});

describe('stock against budget', () => {
  const rows: { why: string; benefit?: Benefit; stock: number; budgetFen?: number; mismatch: Mismatch | undefined }[] = [
    { why: 'no budget, nothing to fit', stock: 1000, mismatch: undefined },
    { why: 'they fit to the fen', stock: 10, budgetFen: 50_000, mismatch: undefined },
    {
      why: 'half of the stock is never paid for',
      stock: 20,
      budgetFen: 50_000,
      mismatch: { kind: 'stock', eachFen: 5_000, payable: 10, beyond: 10 },
    },
    {
      why: 'a rest that is less than a piece pays for none',
      stock: 10,
      budgetFen: 49_999,
      mismatch: { kind: 'stock', eachFen: 5_000, payable: 9, beyond: 1 },
    },
    { why: 'a budget that all pieces together do not reach', stock: 10, budgetFen: 60_000, mismatch: { kind: 'budget', mostFen: 50_000, beyondFen: 10_000 } },
    { why: 'by a fen', stock: 10, budgetFen: 50_001, mismatch: { kind: 'budget', mostFen: 50_000, beyondFen: 1 } },
    { why: 'one piece of them all is paid for', stock: 10, budgetFen: 9_999, mismatch: { kind: 'stock', eachFen: 5_000, payable: 1, beyond: 9 } },
    { why: 'a budget that the only piece does not reach', stock: 1, budgetFen: 5_001, mismatch: { kind: 'budget', mostFen: 5_000, beyondFen: 1 } },
    {
      why: 'of a voucher only what nobody paid for is charged',
      benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 },
      stock: 11,
      budgetFen: 30_000,
      mismatch: { kind: 'stock', eachFen: 3_000, payable: 10, beyond: 1 },
    },
    { why: 'not one piece: refused, not hinted at', stock: 10, budgetFen: 4_999, mismatch: undefined },
    { why: 'no stock yet: refused, not hinted at', stock: 0, budgetFen: 50_000, mismatch: undefined },
    { why: 'a rate without a cap: refused, not hinted at', benefit: { kind: 'percent-off', offBp: 2_000 }, stock: 10, budgetFen: 50_000, mismatch: undefined },
    { why: 'a gift charges nothing: refused, not hinted at', benefit: { kind: 'exchange', gift: '茶' }, stock: 10, budgetFen: 50_000, mismatch: undefined },
  ];

  test.each(rows)('$why', ({ benefit = FIFTY, stock, budgetFen, mismatch }) => {
    expect(stockAgainstBudget({ benefit, stock, budgetFen })).toEqual(mismatch);
  });
});
