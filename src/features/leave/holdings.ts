import type { CouponCard } from '@core/contracts/coupon';

/** What becomes of the coupons she holds when she leaves, in pieces; `more` when she holds more than were counted. */
export type Holdings = {
  /** deleted with the account */
  lost: number;
  /** she paid: back to her */
  bought: number;
  /** paid for by the friend who gave it: back to that friend */
  gifted: number;
  /** of all these, offered to a friend who has not taken it */
  offered: number;
  /** of all these, held by a bill that waits for payment */
  onBills: number;
  more: boolean;
};

/** Bills that no till has told of yet, and the money paid on them. */
export type Waiting = { bills: number; dueFen: number };

type Piece = Pick<CouponCard, 'benefit' | 'source' | 'state'>;
const isPaid = ({ benefit }: Piece): boolean => benefit.kind === 'voucher' && benefit.priceFen > 0;

/** Counts the coupons of a wallet by what leaving does to them. */
export const countHoldings = (pieces: readonly Piece[], more: boolean): Holdings => {
  const count = (test: (piece: Piece) => boolean) => pieces.filter(test).length;
  return {
    lost: count(piece => !isPaid(piece)),
    bought: count(piece => isPaid(piece) && piece.source !== 'gift'),
    gifted: count(piece => isPaid(piece) && piece.source === 'gift'),
    offered: count(({ state }) => state === 'giving'),
    onBills: count(({ state }) => state === 'locked'),
    more,
  };
};
