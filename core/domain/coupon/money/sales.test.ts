import { splitSales, type SoldBill } from './sales';

const bill = (billId: string, over: Partial<SoldBill> = {}): SoldBill => ({
  billId,
  memberId: 'mb_1',
  day: '2026-11-21',
  payFen: 10_000,
  voucherFen: 0,
  redeemed: false,
  ...over,
});
const redeemed = bill('rd', { redeemed: true, voucherFen: 27_000, visitId: 'visit_1' });

test.each<{ why: string; bills: SoldBill[]; parts: object[] }>([
  {
    why: 'the voucher is one sale, and the rest of its bill another',
    bills: [redeemed],
    parts: [{ billId: 'rd', voucherFen: 27_000, drivenFen: 10_000, addOnFen: 0, plainFen: 0 }],
  },
  {
    why: 'a coupon that was not bought drives the whole bill',
    bills: [bill('rd', { redeemed: true })],
    parts: [{ billId: 'rd', voucherFen: 0, drivenFen: 10_000, addOnFen: 0, plainFen: 0 }],
  },
  { why: 'no redemption in sight', bills: [bill('x')], parts: [{ billId: 'x', voucherFen: 0, drivenFen: 0, addOnFen: 0, plainFen: 10_000 }] },
  { why: 'another bill of hers on that day', bills: [bill('x'), redeemed], parts: [{ billId: 'x', addOnFen: 10_000, plainFen: 0 }, { billId: 'rd' }] },
  {
    why: 'another bill of that visit, past midnight',
    bills: [bill('x', { visitId: 'visit_1', day: '2026-11-22' }), redeemed],
    parts: [{ addOnFen: 10_000 }, {}],
  },
  { why: 'another day', bills: [bill('x', { day: '2026-11-22' }), redeemed], parts: [{ addOnFen: 0, plainFen: 10_000 }, {}] },
  { why: 'another visit on another day', bills: [bill('x', { day: '2026-11-22', visitId: 'visit_2' }), redeemed], parts: [{ addOnFen: 0 }, {}] },
  { why: 'another person on that day', bills: [bill('x', { memberId: 'mb_2' }), redeemed], parts: [{ addOnFen: 0, plainFen: 10_000 }, {}] },
  {
    why: 'nobody shares a visit that is not known',
    bills: [bill('x', { memberId: 'mb_2' }), bill('rd', { redeemed: true })],
    parts: [{ addOnFen: 0, plainFen: 10_000 }, {}],
  },
  { why: 'a second redemption is no add-on', bills: [bill('x', { redeemed: true }), redeemed], parts: [{ drivenFen: 10_000, addOnFen: 0 }, {}] },
])('$why', ({ bills, parts }) => {
  expect(splitSales(bills)).toMatchObject(parts);
});
