/** So many coupons go on one bill. */
export const COUPONS_PER_BILL = 20;
