import type { SettlementLine } from '../coupon/money/settle';
import { cellsOf, type Cell } from './cells';
import {
  correctionDraft,
  owedFen,
  payoutDraft,
  pointsDraft,
  redemptionDraft,
  saleDraft,
  together,
  voucherRefundedDraft,
  voucherSoldDraft,
  type Draft,
} from './entries';
import { dueFen } from './parts';

const of = (draft: Draft): Record<string, number> => Object.fromEntries(draft.postings.map(({ account, amountFen }) => [account, amountFen]));
const dueOf = (draft: Draft, brandId: string): number =>
  draft.brands.filter(row => row.brandId === brandId).reduce((total, { parts }) => total + dueFen(parts), 0);

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
