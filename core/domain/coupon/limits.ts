/** So many coupons go on one bill. */
export const COUPONS_PER_BILL = 20;

/** So many pieces of one template may an offer allow each member: what a claim reads of her before it gives the next. */
export const PIECES_PER_MEMBER = 100;
