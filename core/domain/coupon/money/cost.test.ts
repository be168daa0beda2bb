import { mostCostFen } from './cost';
import type { Benefit } from '../rules';

const rows: { why: string; benefit: Benefit; fen: number | undefined }[] = [
  { why: 'cash off costs its worth', benefit: { kind: 'cash-off', offFen: 5000 }, fen: 5000 },
  { why: 'a rate costs its cap', benefit: { kind: 'percent-off', offBp: 2000, capFen: 15_000 }, fen: 15_000 },
  { why: 'a rate without a cap has no most', benefit: { kind: 'percent-off', offBp: 2000 }, fen: undefined },
  { why: 'of a paid voucher only what nobody paid for', benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }, fen: 3000 },
  { why: 'a gift takes nothing off', benefit: { kind: 'exchange', gift: '茶' }, fen: 0 },
  { why: 'freight costs its cap', benefit: { kind: 'freight', capFen: 1200 }, fen: 1200 },
  { why: 'freight without a cap has no most', benefit: { kind: 'freight' }, fen: undefined },
];

test.each(rows)('the most that a piece may cost: $why', ({ benefit, fen }) => {
  expect(mostCostFen(benefit)).toBe(fen);
});
