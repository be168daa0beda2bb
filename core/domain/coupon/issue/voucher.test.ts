import { isForSale } from './voucher';

test.each([
  { why: 'it has a price', benefit: { kind: 'voucher' as const, faceFen: 30_000, priceFen: 27_000 }, sold: true },
  { why: 'it costs nothing', benefit: { kind: 'voucher' as const, faceFen: 30_000, priceFen: 0 }, sold: false },
  { why: 'it is no voucher', benefit: { kind: 'cash-off' as const, offFen: 1 }, sold: false },
])('is bought rather than claimed: $why → $sold', ({ benefit, sold }) => {
  expect(isForSale(benefit)).toBe(sold);
});
