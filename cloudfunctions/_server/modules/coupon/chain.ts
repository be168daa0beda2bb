import type { Transaction } from '../../db/database';
import { COUPONS, type Coupon } from './documents';
import { getGift } from './gift-repo';

/** Nobody passes a coupon on as often; a longer chain is a bug. */
const MOST_HANDS = 1000;

/** The piece that a coupon is now: itself, or, where it was given away, the one in the last friend's wallet. */
export const lastPiece = async (from: Pick<Transaction, 'collection'>, coupon: Coupon): Promise<Coupon> => {
  let piece = coupon;
  for (let hand = 0; hand < MOST_HANDS; hand += 1) {
    if (piece.state !== 'given' || piece.giftId === undefined) return piece;
    const gift = await getGift(from, piece.giftId);
    const next = gift?.toCouponId === undefined ? undefined : await from.collection<Coupon>(COUPONS).get(gift.toCouponId);
    if (!next) throw new Error(`coupon ${piece._id} was given away and is nowhere`);
    piece = next;
  }
  throw new Error(`coupon ${coupon._id} went through too many hands`);
};
