/** A bill as the books look at it. */
export type SoldBill = {
  billId: string;
  memberId: string;
  /** business day, "2026-11-21" */
  day: string;
  /** the visit in which it was opened */
  visitId?: string;
  /** what the shopper paid on the bill itself, freight aside */
  payFen: number;
  /** what had been paid for the vouchers used on it */
  voucherFen: number;
  /** did it use a coupon of any kind? */
  redeemed: boolean;
};

/** One bill's sale in four parts that never mix; each bill fills one or two of them. */
export type SaleParts = {
  billId: string;
  /** the voucher's own sale: it was paid when the voucher was bought */
  voucherFen: number;
  /** the rest of a bill that a coupon brought */
  drivenFen: number;
  /** another bill without coupon, of the same visit or by the same member on the same day */
  addOnFen: number;
  /** nothing of a redemption in sight */
  plainFen: number;
};

const visitKey = ({ visitId }: SoldBill): string[] => (visitId === undefined ? [] : [`visit ${visitId}`]);
const keysOf = (bill: SoldBill): string[] => [...visitKey(bill), `day ${bill.memberId} ${bill.day}`];

/** Splits the sales of some days; give whole days, as a bill is an add-on by what else was bought that day. */
export const splitSales = (bills: readonly SoldBill[]): SaleParts[] => {
  const withRedemption = new Set(bills.filter(({ redeemed }) => redeemed).flatMap(keysOf));
  return bills.map(bill => {
    const { billId, payFen, voucherFen, redeemed } = bill;
    const none = { billId, voucherFen: 0, drivenFen: 0, addOnFen: 0, plainFen: 0 };
    if (redeemed) return { ...none, voucherFen, drivenFen: payFen };
    return keysOf(bill).some(key => withRedemption.has(key)) ? { ...none, addOnFen: payFen } : { ...none, plainFen: payFen };
  });
};
