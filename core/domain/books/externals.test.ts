import fc from 'fast-check';
import { counts } from '../../../tests/long';
import { refundDraft, saleDraft, together } from './entries';
import { externalParts, takeExternals } from './externals';

describe('what vouchers of platforms paid of a sale, by brand', () => {
  const sale = [
    { brandId: 'a', paidFen: 100 },
    { brandId: 'b', paidFen: 200 },
  ];

  test('is laid out by what was paid for each brand', () => {
    expect(externalParts(sale, 100).map(({ externalFen }) => externalFen)).toEqual([33, 67]);
  });

  test.each([
    { why: 'a brand that is refunded whole gives all of its part back', refunded: [{ brandId: 'a', paidFen: 100 }], externalFen: 33, backs: [33, 0] },
    {
      why: 'half of everything',
      refunded: [
        { brandId: 'a', paidFen: 50 },
        { brandId: 'b', paidFen: 100 },
      ],
      externalFen: 50,
      backs: [16, 34],
    },
    { why: 'everything', refunded: sale, externalFen: 100, backs: [33, 67] },
    { why: 'everything, of which the platforms give back less than they paid', refunded: sale, externalFen: 40, backs: [13, 27] },
    { why: 'a fen more than its part moves the other brand by it', refunded: [{ brandId: 'a', paidFen: 100 }], externalFen: 34, backs: [33, 1] },
  ])('$why: $backs', ({ refunded, externalFen, backs }) => {
    expect([...takeExternals(externalParts(sale, 100), refunded, externalFen).backs.values()]).toEqual(backs);
  });

  test('after any sequence of refunds that gives everything back, every account of every brand is as before the sale', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 10_000 })), { maxLength: 8 }),
        (paid, bp, cuts) => {
          const lines = paid.map((paidFen, index) => ({ brandId: `b${index}`, paidFen }));
          const whole = paid.reduce((sum, fen) => sum + fen, 0);
          const counted = Math.floor((whole * bp) / 10_000);
          const asExternal = (countedFen: number) => (countedFen === 0 ? [] : [{ countedFen, paidFen: countedFen }]);
          const drafts = [saleDraft('lease', lines, asExternal(counted))];
          let left = externalParts(lines, counted);
          const refund = (refunded: { brandId: string; paidFen: number }[]): void => {
            const [leftFen, leftExternal] = [left.reduce((sum, one) => sum + one.paidFen, 0), left.reduce((sum, one) => sum + one.externalFen, 0)];
            const part = refunded.reduce((sum, one) => sum + one.paidFen, 0);
            const externalFen = leftFen === 0 ? 0 : part === leftFen ? leftExternal : Math.floor((leftExternal * part) / leftFen);
            const taken = takeExternals(left, refunded, externalFen);
            expect([...taken.backs.values()].reduce((sum, fen) => sum + fen, 0)).toBe(externalFen);
            drafts.push(refundDraft('lease', refunded, asExternal(externalFen), taken.backs));
            left = taken.left;
          };
          for (const [which, cut] of cuts) {
            const one = left[which % left.length]!;
            refund([{ brandId: one.brandId, paidFen: Math.floor((one.paidFen * cut) / 10_000) }]);
          }
          refund(left.map(({ brandId, paidFen }) => ({ brandId, paidFen })));
          const sum = together(...drafts);
          expect(sum.postings.filter(({ amountFen }) => amountFen !== 0)).toEqual([]);
          for (const { parts } of sum.brands) expect(Object.values(parts).every(amount => amount === 0)).toBe(true);
        },
      ),
      { numRuns: counts.ruleRuns },
    );
  });
});
