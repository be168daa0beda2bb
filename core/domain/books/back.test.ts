import fc from 'fast-check';
import { counts } from '../../../tests/long';
import { cellsOf, takeCells, type Cell } from './cells';
import { cellsBackDraft, redemptionDraft, refundDraft, saleDraft, together, type Draft } from './entries';
import { partsOf, type Parts } from './parts';
import { couponWorld } from '../../../tests/builders/settled-coupon';

const of = (draft: Draft): Record<string, number> => Object.fromEntries(draft.postings.map(({ account, amountFen }) => [account, amountFen]));
/** Everything a sale was paid with, discounts included. */
const coveredFen = ({ cashFen, externalFen, pointsFen, voucherFen, mallFen, brandFen, platformFen }: Parts): number =>
  cashFen + externalFen + pointsFen + voucherFen + mallFen + brandFen + platformFen;

const runs = { numRuns: counts.ruleRuns };

describe('what goes back', () => {
  const cells: Cell[] = [
    { couponId: 'cp_1', brandId: 'br_a', bearer: 'voucher', bearerBrandId: 'br_a', amountFen: 10_000 },
    { couponId: 'cp_2', brandId: 'br_a', bearer: 'mall', amountFen: 1_000 },
  ];
  test.each([
    {
      why: 'a sold voucher, back to who paid it: the income from what lapsed goes too',
      voucher: { paidFen: 27_000, sold: true, how: 'refunded' as const },
      expected: { 'voucher-clearing': -27_000, 'lapsed-voucher': 17_000, 'brand:br_a': 11_000, 'mall-discount': -1_000 },
    },
    {
      why: 'a sold voucher, back to the wallet: it is owed again',
      voucher: { paidFen: 27_000, sold: true, how: 'returned' as const },
      expected: { 'voucher-liability': -27_000, 'lapsed-voucher': 17_000, 'brand:br_a': 11_000, 'mall-discount': -1_000 },
    },
    {
      why: 'a voucher that was a gift, back to the wallet',
      voucher: { paidFen: 27_000, sold: false, how: 'returned' as const },
      expected: { 'voucher-given': -10_000, 'brand:br_a': 11_000, 'mall-discount': -1_000 },
    },
    {
      why: 'a voucher of which nobody knows who paid, back in money: what goes out beyond the goods is the mall’s gift',
      voucher: { paidFen: 27_000, sold: false, how: 'refunded' as const },
      expected: { 'voucher-clearing': -27_000, 'voucher-given': 17_000, 'brand:br_a': 11_000, 'mall-discount': -1_000 },
    },
  ])('$why', ({ voucher, expected }) => {
    expect(of(cellsBackDraft(cells, [{ couponId: 'cp_1', ...voucher }]))).toEqual(expected);
  });

  test('a refund at a leased counter is paid by the brand', () => {
    expect(of(refundDraft('lease', [{ brandId: 'br_a', paidFen: 900 }]))).toEqual({});
    expect(of(refundDraft('concession', [{ brandId: 'br_a', paidFen: 900 }]))).toEqual({ 'brand:br_a': 900, 'till-clearing': -900 });
  });
});

test("each brand's goods are covered by who paid for them, and the accounts sum to zero", () => {
  fc.assert(
    fc.property(couponWorld, ({ rows, lines, savedFen, paidFen }) => {
      const draft = redemptionDraft(cellsOf('cp_1', rows, lines), [{ couponId: 'cp_1', paidFen, sold: true }]);
      for (const { parts } of draft.brands) expect(coveredFen(parts)).toBe(parts.salesFen);
      expect(draft.brands.reduce((total, { parts }) => total + parts.salesFen, 0)).toBe(savedFen);
      expect(draft.postings.reduce((total, { amountFen }) => total + amountFen, 0)).toBe(0);
    }),
    runs,
  );
});

test('refunds in any order and then the rest take back exactly what was posted', () => {
  fc.assert(
    fc.property(couponWorld, ({ rows, lines, paidFen, steps }) => {
      const vouchers = [{ couponId: 'cp_1', paidFen, sold: true }];
      let cells = cellsOf('cp_1', rows, lines);
      let [left, payLeft] = [new Map(rows.map(({ brandId, savedFen }) => [brandId, savedFen])), paidFen];
      const drafts = [redemptionDraft(cells, vouchers)];
      const take = (brandId: string, amountFen: number, paid: number): void => {
        const taken = takeCells(cells, 'cp_1', brandId, amountFen);
        expect(taken.cells.reduce((total, cell) => total + cell.amountFen, 0)).toBe(amountFen);
        cells = taken.left;
        left = left.set(brandId, left.get(brandId)! - amountFen);
        payLeft -= paid;
        drafts.push(cellsBackDraft(taken.cells, [{ couponId: 'cp_1', paidFen: paid, sold: true, how: 'refunded' }]));
      };
      for (const [at, shareBp] of steps) {
        const { brandId } = rows[at % rows.length]!;
        take(brandId, Math.floor((left.get(brandId)! * shareBp) / 10_000), Math.floor((payLeft * shareBp) / 10_000));
      }
      for (const { brandId } of rows) take(brandId, left.get(brandId)!, brandId === rows.at(-1)!.brandId ? payLeft : 0);
      expect(cells).toEqual([]);
      const whole = together(...drafts);
      for (const { parts } of whole.brands) expect(parts).toEqual(partsOf({}));
      expect(of(whole)).toEqual(paidFen === 0 ? {} : { 'voucher-liability': paidFen, 'voucher-clearing': -paidFen });
    }),
    runs,
  );
});

test('a sale and the refund of all of it leave nothing', () => {
  const lines = fc.array(fc.record({ brandId: fc.constantFrom('br_a', 'br_b'), paidFen: fc.nat(1_000_000) }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lines, fc.constantFrom('lease' as const, 'concession' as const), (paid, contract) => {
      expect(of(together(saleDraft(contract, paid), refundDraft(contract, paid)))).toEqual({});
    }),
    runs,
  );
});
