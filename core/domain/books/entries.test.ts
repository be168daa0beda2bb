import { saleDraft } from './entries';

test('a brand of whose goods the platforms’ vouchers paid nothing has all of it in money', () => {
  const draft = saleDraft(
    'concession',
    [
      { brandId: 'br_one', paidFen: 10_000 },
      { brandId: 'br_two', paidFen: 4_000 },
    ],
    [{ countedFen: 3_000, paidFen: 3_000 }],
    new Map([['br_one', 3_000]]),
  );
  expect(draft.brands.map(({ brandId, parts }) => [brandId, parts.externalFen, parts.cashFen])).toEqual([
    ['br_one', 3_000, 7_000],
    ['br_two', 0, 4_000],
  ]);
  expect(draft.postings.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0);
});
