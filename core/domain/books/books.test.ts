import fc from 'fast-check';
import { counts } from '../../../tests/long';
import { settle, type SettlementLine } from '../coupon/money/settle';
import type { CostBearer } from '../coupon/rules';
import { brandAccount } from './accounts';
import { cellsOf, takeCells, type Cell, type Saved } from './cells';
import {
  cellsBackDraft,
  correctionDraft,
  owedFen,
  payoutDraft,
  pointsDraft,
  redemptionDraft,
  refundDraft,
  saleDraft,
  together,
  voucherRefundedDraft,
  voucherSoldDraft,
  type Draft,
} from './entries';
import { dueFen, partsOf, type Parts } from './parts';

const of = (draft: Draft): Record<string, number> => Object.fromEntries(draft.postings.map(({ account, amountFen }) => [account, amountFen]));
const dueOf = (draft: Draft, brandId: string): number =>
  draft.brands.filter(row => row.brandId === brandId).reduce((total, { parts }) => total + dueFen(parts), 0);

/** Everything a sale was paid with, discounts included. */
const coveredFen = ({ cashFen, externalFen, pointsFen, voucherFen, mallFen, brandFen, platformFen }: Parts): number =>
  cashFen + externalFen + pointsFen + voucherFen + mallFen + brandFen + platformFen;

describe('what a sale posts', () => {
  test('concession: the mall has the money and owes it to the brand', () => {
    const draft = saleDraft('concession', [{ brandId: 'br_a', paidFen: 25_000 }]);
    expect(of(draft)).toEqual({ 'till-clearing': 25_000, 'brand:br_a': -25_000 });
    expect(dueOf(draft, 'br_a')).toBe(25_000);
  });

  test('lease: the brand has the money, nobody owes anything', () => {
    const draft = saleDraft('lease', [{ brandId: 'br_a', paidFen: 25_000 }]);
    expect(of(draft)).toEqual({});
    expect(draft.brands[0]!.parts).toMatchObject({ salesFen: 25_000, cashFen: 25_000, takenFen: 25_000 });
  });

  test('lease: a voucher of a platform and points are money the mall owes the brand', () => {
    const draft = saleDraft('lease', [{ brandId: 'br_a', paidFen: 25_000, pointsFen: 500 }], [{ countedFen: 10_000, paidFen: 9_000 }]);
    expect(of(draft)).toEqual({
      'brand:br_a': -10_500,
      'external-receivable': 9_000,
      'external-discount': 1_000,
      'points-clearing': 500,
    });
  });

  test("what a platform's voucher cost beyond what it bought is income", () => {
    const draft = saleDraft('concession', [{ brandId: 'br_a', paidFen: 5_000 }], [{ countedFen: 5_000, paidFen: 9_000 }]);
    expect(of(draft)).toEqual({ 'brand:br_a': -5_000, 'external-receivable': 9_000, 'lapsed-voucher': -4_000 });
  });

  test('the brands of one bill each get their own', () => {
    const draft = saleDraft('concession', [
      { brandId: 'br_b', paidFen: 100 },
      { brandId: 'br_a', paidFen: 200 },
      { brandId: 'br_b', paidFen: 50 },
    ]);
    expect(draft.brands.map(({ brandId, parts }) => [brandId, parts.salesFen])).toEqual([
      ['br_a', 200],
      ['br_b', 150],
    ]);
  });
});

describe('what coupons post', () => {
  const line = (bearer: SettlementLine['bearer'], amountFen: number, brandId?: string): SettlementLine => ({
    couponId: 'cp_1',
    bearer,
    amountFen,
    ...(brandId === undefined ? {} : { brandId }),
  });

  test('50 off, 60% by the mall: the brand is owed the mall’s part', () => {
    const cells = cellsOf('cp_1', [{ brandId: 'br_a', savedFen: 5_000 }], [line('mall', 3_000), line('brand', 2_000, 'br_a')]);
    const draft = redemptionDraft(cells, []);
    expect(of(draft)).toEqual({ 'mall-discount': 3_000, 'brand:br_a': -3_000 });
    expect(draft.brands[0]!.parts).toMatchObject({ salesFen: 5_000, mallFen: 3_000, brandFen: 2_000 });
  });

  test('270 for 300: settles at what was paid, the rest is a discount', () => {
    const cells = cellsOf('cp_1', [{ brandId: 'br_a', savedFen: 30_000 }], [line('voucher', 27_000, 'br_a'), line('mall', 3_000)]);
    expect(of(redemptionDraft(cells, [{ couponId: 'cp_1', paidFen: 27_000, sold: true }]))).toEqual({
      'voucher-liability': 27_000,
      'mall-discount': 3_000,
      'brand:br_a': -30_000,
    });
  });

  test('what was paid for a voucher and bought nothing is income', () => {
    const cells = cellsOf('cp_1', [{ brandId: 'br_a', savedFen: 10_000 }], [line('voucher', 10_000, 'br_a')]);
    const draft = redemptionDraft(cells, [{ couponId: 'cp_1', paidFen: 27_000, sold: true }]);
    expect(of(draft)).toEqual({ 'voucher-liability': 27_000, 'lapsed-voucher': -17_000, 'brand:br_a': -10_000 });
  });

  test('a voucher nobody bought is the mall’s gift: no liability is used up', () => {
    const cells = cellsOf('cp_1', [{ brandId: 'br_a', savedFen: 10_000 }], [line('voucher', 10_000, 'br_a')]);
    const draft = redemptionDraft(cells, [{ couponId: 'cp_1', paidFen: 27_000, sold: false }]);
    expect(of(draft)).toEqual({ 'voucher-given': 10_000, 'brand:br_a': -10_000 });
  });

  test('two vouchers on one bill: each is settled by what it took off itself', () => {
    const cells = ['cp_1', 'cp_2'].map((couponId, index): Cell => ({
      couponId,
      brandId: 'br_a',
      bearer: 'voucher',
      bearerBrandId: 'br_a',
      amountFen: 10_000 * (index + 1),
    }));
    const draft = redemptionDraft(cells, [
      { couponId: 'cp_1', paidFen: 27_000, sold: true },
      { couponId: 'cp_2', paidFen: 20_000, sold: true },
    ]);
    expect(of(draft)).toEqual({ 'voucher-liability': 47_000, 'lapsed-voucher': -17_000, 'brand:br_a': -30_000 });
  });

  test('a platform that bears a part owes it', () => {
    const cells = cellsOf('cp_1', [{ brandId: 'br_a', savedFen: 100 }], [line('platform', 100)]);
    expect(of(redemptionDraft(cells, []))).toEqual({ 'platform-receivable': 100, 'brand:br_a': -100 });
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
});

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

describe('the other entries', () => {
  test.each([
    { why: 'a voucher sold is owed', draft: () => voucherSoldDraft(27_000), expected: { 'voucher-clearing': 27_000, 'voucher-liability': -27_000 } },
    { why: 'and no more once it is paid back', draft: () => voucherRefundedDraft(9), expected: { 'voucher-clearing': -9, 'voucher-liability': 9 } },
    {
      why: 'points earned are owed',
      draft: () =>
        pointsDraft([
          { side: 'member', worthFen: 30 },
          { side: 'issue', worthFen: -30 },
        ]),
      expected: { 'points-expense': 30, 'points-liability': -30 },
    },
    {
      why: 'points spent wait for their sale',
      draft: () =>
        pointsDraft([
          { side: 'member', worthFen: -30 },
          { side: 'spent', worthFen: 30 },
        ]),
      expected: { 'points-liability': 30, 'points-clearing': -30 },
    },
    {
      why: 'points taken back that are spent: kept from the money, or a debt',
      draft: () =>
        pointsDraft([
          { side: 'member', worthFen: -4 },
          { side: 'netted', worthFen: -6 },
          { side: 'debt', worthFen: -5 },
          { side: 'issue', worthFen: 15 },
        ]),
      expected: { 'points-liability': 4, 'points-clearing': 6, 'points-debt': 5, 'points-expense': -15 },
    },
    { why: 'a correction', draft: () => correctionDraft('br_a', -5), expected: { 'brand:br_a': 5, correction: -5 } },
    { why: 'a statement paid', draft: () => payoutDraft('br_a', 500), expected: { 'brand-paid:br_a': 500, bank: -500 } },
    { why: 'nothing at all', draft: () => together(), expected: {} },
  ])('$why', ({ draft, expected }) => {
    expect(of(draft())).toEqual(expected);
  });

  test('what is owed to a brand is what it earned less what it was paid', () => {
    const draft = together(saleDraft('concession', [{ brandId: 'br_a', paidFen: 900 }]), payoutDraft('br_a', 600));
    expect(owedFen('br_a', account => of(draft)[account] ?? 0)).toBe(300);
  });
});

/** A bill with one coupon on goods of up to four brands, its cost borne in any way. */
const world = fc
  .record({
    saved: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 4 }),
    paidBp: fc.integer({ min: 0, max: 13_000 }),
    mallBp: fc.integer({ min: 0, max: 10_000 }),
    platformBp: fc.integer({ min: 0, max: 10_000 }),
    steps: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 10_000 })), { maxLength: 6 }),
  })
  .map(({ saved, paidBp, mallBp, platformBp, steps }) => {
    const rows: Saved[] = saved.map((savedFen, index) => ({ brandId: `br_${index}`, savedFen }));
    const savedFen = saved.reduce((total, amount) => total + amount, 0);
    const platform = Math.min(platformBp, 10_000 - mallBp);
    const bearers: CostBearer[] = [
      { bearer: 'mall', shareBp: mallBp },
      { bearer: 'platform', shareBp: platform },
      { bearer: 'brand', shareBp: 10_000 - mallBp - platform },
    ];
    const paidFen = Math.floor((savedFen * paidBp) / 10_000);
    return { rows, savedFen, paidFen, lines: settle({ couponId: 'cp_1', savedFen, lines: rows, paidFen }, bearers), steps };
  });

const amounts = (cells: readonly Cell[], by: (cell: Cell) => string): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const cell of cells) sums[by(cell)] = (sums[by(cell)] ?? 0) + cell.amountFen;
  return sums;
};

describe('properties', () => {
  const runs = { numRuns: counts.ruleRuns };

  test('the cells of a coupon sum to what it took off each brand, and to each settlement line', () => {
    fc.assert(
      fc.property(world, ({ rows, lines }) => {
        const cells = cellsOf('cp_1', rows, lines);
        expect(amounts(cells, ({ brandId }) => brandId)).toEqual(Object.fromEntries(rows.map(({ brandId, savedFen }) => [brandId, savedFen])));
        expect(amounts(cells, ({ bearer, bearerBrandId }) => `${bearer} ${bearerBrandId}`)).toEqual(
          Object.fromEntries(lines.map(({ bearer, brandId, amountFen }) => [`${bearer} ${brandId}`, amountFen])),
        );
        expect(cells.every(({ amountFen }) => amountFen > 0)).toBe(true);
      }),
      runs,
    );
  });

  test("each brand's goods are covered by who paid for them, and the accounts sum to zero", () => {
    fc.assert(
      fc.property(world, ({ rows, lines, savedFen, paidFen }) => {
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
      fc.property(world, ({ rows, lines, paidFen, steps }) => {
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
        expect(brandAccount('br_a')).toBe('brand:br_a');
      }),
      runs,
    );
  });
});
