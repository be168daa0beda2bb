import { SALES, type Sale } from '@server/modules/sale/documents';
import { startMall, type Mall } from './harness';
import { aBill, askers, booksOf, ok, putMonth, putUnused, SHARED, tell } from './support/booked';
import { addLease, announceAll, putSale, runTimer, THEN } from './support/books';
import { whole } from './support/whole';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
}, 60_000);
afterAll(() => mall?.close());

const { finance } = askers(() => mall);
const { entries, lines, fromPostings, reconcile } = booksOf(() => mall);
const LATER = Date.now() - 60_000;

describe('a month in the books', () => {
  test('what was sold, used and given back is posted once, in whatever order it is heard of', async () => {
    await putUnused(mall, 'cp_v3', 'cp_v4');
    const { met, arrived } = await putMonth(mall);
    const sold = ['v1', 'v2', 'v3', 'v4'].map(key => ({ kind: 'voucher.sold', data: { couponId: `cp_${key}`, memberId: 'mem_books' } }));
    const back = [{ kind: 'voucher.refunded', data: { couponId: 'cp_v3', memberId: 'mem_books' }, at: THEN + 1 }];
    await tell(mall, [...met, ...back, ...sold, ...arrived]);
    const once = await entries();
    await tell(mall, [...arrived, ...met, ...sold, ...back]);
    expect(await entries()).toEqual(once);
    expect(await fromPostings()).toEqual({
      // four sold, one paid back
      'voucher-clearing': 3 * 27_000,
      // one is not used yet
      'voucher-liability': -27_000,
      // 270 paid, 100 used
      'lapsed-voucher': -17_000,
      // 200 of A; C's money is with the brands
      'till-clearing': 20_000,
      // 30 of A's voucher, 60% of C's coupon
      'mall-discount': 3_000 + 3_000,
      // A 500, B 100, C the mall's part
      'brand:br_lake': -(50_000 + 10_000 + 1_800),
      'brand:br_hill': -1_200,
    });
    await reconcile();
  });

  test('what a bill is settled by sums to what its coupons took off', async () => {
    for (const line of (await lines()).filter(({ kind }) => kind === 'redemption')) {
      const { voucherFen, mallFen, brandFen, platformFen, salesFen } = line.parts;
      expect([line._id, voucherFen + mallFen + brandFen + platformFen]).toEqual([line._id, salesFen]);
    }
  });

  test('the liability of vouchers is known at every instant', async () => {
    const figures = async (instant: number) => ok(finance('books.figures', { at: instant }));
    expect(await figures(THEN - 1)).toMatchObject({ voucherLiabilityFen: 0, brandsOwedFen: 0 });
    // all four sold at one instant, two of them used at it
    expect(await figures(THEN)).toMatchObject({ voucherLiabilityFen: 2 * 27_000, lapsedVoucherFen: 17_000 });
    expect(await figures(THEN + 1)).toMatchObject({ voucherLiabilityFen: 27_000, mallDiscountFen: 6_000, brandsOwedFen: 63_000 });
    expect(await figures(Date.now())).toMatchObject({ voucherLiabilityFen: 27_000, brandsOwedFen: 63_000 });
  });
});

describe('other ways to pay and to undo', () => {
  test('a redemption that is undone after it met its sale is taken back; one that never met only leaves its mark', async () => {
    const before = await fromPostings();
    const coupon = { couponId: 'cp_undo', saved: { l1: 1_000 }, bearers: SHARED };
    await putSale(mall, aBill('undo', { at: LATER, coupons: [coupon] }));
    const ids = { redemptionId: 'rd_undo', saleId: 'sale_undo' };
    await tell(mall, [{ kind: 'redemption.met', data: ids }]);
    await mall.deps.db.collection('redemptions').update('rd_undo', { state: 'reversed', reversedAt: LATER });
    const undone = {
      kind: 'redemption.reversed',
      data: { redemptionId: 'rd_undo', memberId: 'mem_books', storeId: 'st_north', requestId: 'undo-1234', staffId: 'sf_guide' },
    };
    await announceAll(mall, [undone, undone]);
    await runTimer(mall, 'every-minute');
    const after = await fromPostings();
    // the sale stands, its coupon does not
    expect(after['mall-discount']).toBe(before['mall-discount']);
    expect(after['brand:br_lake']).toBe(before['brand:br_lake']! - 9_000);
    await reconcile();
  });

  test('points and a platform’s voucher are money the mall owes the brand', async () => {
    const before = await fromPostings();
    const voucher = { platform: 'douyin' as const, certificateId: 'DY-1234', paidFen: 1_800, faceFen: 2_000 };
    await putSale(mall, aBill('mixed', { at: LATER, counterId: 'ct_lease', pointsFen: 500, tenders: [{ kind: 'external', amountFen: 2_000, voucher }] }));
    await tell(mall, [{ kind: 'sale.arrived', data: { saleId: 'sale_mixed' } }]);
    const after = await fromPostings();
    const moved = (account: string): number => (after[account] ?? 0) - (before[account] ?? 0);
    expect(['brand:br_lake', 'external-receivable', 'external-discount', 'points-clearing', 'till-clearing'].map(moved)).toEqual([-2_500, 1_800, 200, 500, 0]);
    await reconcile();
  });
});

test('every sale that the store knows is in the books', async () => {
  const sales = await whole<Sale>(mall.deps.db, SALES);
  const posted = new Set((await entries()).filter(({ kind }) => kind === 'sale').map(({ saleId }) => saleId));
  expect(sales.filter(({ _id, payFen }) => payFen > 0 && !posted.has(_id)).map(({ _id }) => _id)).toEqual([]);
});
