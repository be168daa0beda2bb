import fc from 'fast-check';
import { counts } from '../../../tests/long';
import type { SettlementLine } from '../coupon/money/settle';
import { cellsOf, takeCells, type Cell } from './cells';
import { couponWorld } from '../../../tests/builders/settled-coupon';

const line = (bearer: SettlementLine['bearer'], amountFen: number, brandId?: string): SettlementLine => ({
  couponId: 'cp_1',
  bearer,
  amountFen,
  ...(brandId === undefined ? {} : { brandId }),
});

test('what a brand bears is laid on its own goods first, the rest on what room there is', () => {
  const saved = [
    { brandId: 'br_a', savedFen: 300 },
    { brandId: 'br_b', savedFen: 100 },
  ];
  expect(cellsOf('cp_1', saved, [line('mall', 200), line('brand', 50, 'br_b'), line('brand', 150, 'br_a')])).toStrictEqual([
    { couponId: 'cp_1', brandId: 'br_a', bearer: 'brand', bearerBrandId: 'br_a', amountFen: 150 },
    { couponId: 'cp_1', brandId: 'br_a', bearer: 'mall', amountFen: 150 },
    { couponId: 'cp_1', brandId: 'br_b', bearer: 'brand', bearerBrandId: 'br_b', amountFen: 50 },
    { couponId: 'cp_1', brandId: 'br_b', bearer: 'mall', amountFen: 50 },
  ]);
});

test('only what this coupon took off this brand is taken back, and what gives nothing is not named', () => {
  const cell = (couponId: string, brandId: string, amountFen: number): Cell => ({ couponId, brandId, bearer: 'mall', amountFen });
  const others = [cell('cp_2', 'br_a', 5), cell('cp_1', 'br_b', 7)];
  expect(takeCells([cell('cp_1', 'br_a', 10), ...others], 'cp_1', 'br_a', 4)).toEqual({
    cells: [cell('cp_1', 'br_a', 4)],
    left: [cell('cp_1', 'br_a', 6), ...others],
  });
});

test('a settlement that does not sum to what was taken off is a bug', () => {
  expect(() => cellsOf('cp_1', [{ brandId: 'br_a', savedFen: 10 }], [line('mall', 9)])).toThrow('the settlement of cp_1 does not sum');
});

test('more cannot be taken back than is left', () => {
  const cells = cellsOf('cp_1', [{ brandId: 'br_a', savedFen: 10 }], [line('mall', 10)]);
  expect(() => takeCells(cells, 'cp_1', 'br_a', 11)).toThrow('only 10 fen of cp_1 are left to take back, not 11');
  expect(() => takeCells(cells, 'cp_1', 'br_b', 1)).toThrow(RangeError);
});

const amounts = (cells: readonly Cell[], by: (cell: Cell) => string): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const cell of cells) sums[by(cell)] = (sums[by(cell)] ?? 0) + cell.amountFen;
  return sums;
};

test('the cells of a coupon sum to what it took off each brand, and to each settlement line', () => {
  fc.assert(
    fc.property(couponWorld, ({ rows, lines }) => {
      const cells = cellsOf('cp_1', rows, lines);
      expect(amounts(cells, ({ brandId }) => brandId)).toEqual(Object.fromEntries(rows.map(({ brandId, savedFen }) => [brandId, savedFen])));
      expect(amounts(cells, ({ bearer, bearerBrandId }) => `${bearer} ${bearerBrandId}`)).toEqual(
        Object.fromEntries(lines.map(({ bearer, brandId, amountFen }) => [`${bearer} ${brandId}`, amountFen])),
      );
      expect(cells.every(({ amountFen }) => amountFen > 0)).toBe(true);
    }),
    { numRuns: counts.ruleRuns },
  );
});
