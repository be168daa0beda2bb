import { DAY_MS } from '@core/domain/calendar';
import type { Context } from '../../context';
import { sweepAttempts } from '../attempt/attempts';
import { lapseBills } from '../bill/open-service';
import { sweepDesktop } from '../desktop/session';
import { expireOverdue, isIssuedFrom } from '../coupon/service';
import { closePoints } from '../points/closing';
import { expirePoints } from '../points/expire';
import { judgeTiers } from '../points/tier';
import { flagOverdue } from '../redemption/unmet';
import { REQUESTS, type RequestRecord } from '../request/once';
import { findOldReservations, finishReservation, undoReservation } from '../template/stock';
import { sumDays } from '../sale/day-sums';
import { sweepNonces } from '../till/nonce';
import { TICKETS_KEPT_MS } from '../visit/documents';
import { sweepTickets } from '../visit/service';
import { recallPage } from '../recall/service';
import { isOrderedFrom, lapseUnpaid, refundOver } from '../voucher/service';
import { inPages, type Counts } from './pages';

const SHARD_PAGE = 50;
const COUPON_PAGE = 500;
const BILL_PAGE = 50;
/** Repeated requests are answered, and tickets kept, for this long. */
const KEEP_MS = 7 * DAY_MS;

/** Ends what crashed claims left behind: where the coupon is there the stock is spent, else it goes back. */
export const sweepReservations = async ({ deps, now }: Context): Promise<Counts> => {
  const old = await findOldReservations(deps.db, now, SHARD_PAGE);
  for (const taken of old) {
    const { couponId, reservationId } = taken.reservation;
    const isKept = (await isIssuedFrom(deps.db, couponId, reservationId)) || (await isOrderedFrom(deps.db, couponId, reservationId));
    const end = isKept ? finishReservation : undoReservation;
    await end(deps.db, taken);
  }
  return { done: old.length, failed: 0, more: old.length >= SHARD_PAGE };
};

/** Expires issued coupons whose time is over, in pages. */
export const expireCoupons = ({ deps, now }: Context): Promise<Counts> =>
  inPages(deps, async () => expireOverdue(deps.db, now, COUPON_PAGE));

/** Ends open bills that nobody paid in time, in pages. */
export const sweepBills = ({ deps, now }: Context): Promise<Counts> => inPages(deps, () => lapseBills({ deps, now }, BILL_PAGE));

const VOUCHER_PAGE = 50;

/** Lets the stock of unpaid orders go. */
export const lapseVouchers = (context: Context): Promise<Counts> => inPages(context.deps, () => lapseUnpaid(context, VOUCHER_PAGE));

const RECALL_PAGE = 100;

/** Goes on with what operators void. */
export const runRecalls = (context: Context): Promise<Counts> => inPages(context.deps, () => recallPage(context, RECALL_PAGE));

/** Gives the money of vouchers back that are over and unused. */
export const refundVouchers = (context: Context): Promise<Counts> => inPages(context.deps, () => refundOver(context, VOUCHER_PAGE));

/** Flags redemptions whose sale is overdue, in pages. */
export const flagRedemptions = (context: Context): Promise<Counts> => inPages(context.deps, () => flagOverdue(context, COUPON_PAGE));

/** Removes records that nothing asks for any more. */
export const sweepRecords = async (context: Context): Promise<Counts> => {
  const { deps, now } = context;
  const before = now - KEEP_MS;
  const requests = await deps.db.collection<RequestRecord>(REQUESTS).removeWhere({ at: deps.db.command.lt(before) });
  const tickets = await sweepTickets(context, now - TICKETS_KEPT_MS);
  const attempts = await sweepAttempts(context);
  const nonces = await sweepNonces(context);
  const desktops = await sweepDesktop(context);
  return { done: requests + tickets + attempts + nonces + desktops, failed: 0, more: false };
};

const MEMBER_PAGE = 100;

/** Ends points whose time is over, in pages. */
export const sweepPoints = (context: Context): Promise<Counts> => inPages(context.deps, () => expirePoints(context, MEMBER_PAGE));

const DAY_PAGE = 50;

/** Sums up the days of stores into which sales came, in pages. */
export const sumSales = (context: Context): Promise<Counts> => inPages(context.deps, () => sumDays(context, DAY_PAGE));

const LEDGER_PAGE = 500;

/** Sums up the months of the points ledger that are over, in pages. */
export const sumPoints = (context: Context): Promise<Counts> => inPages(context.deps, () => closePoints(context, LEDGER_PAGE));

/** Gives tiers whose year is over their next one, in pages. */
export const sweepTiers = (context: Context): Promise<Counts> => inPages(context.deps, () => judgeTiers(context, MEMBER_PAGE));
