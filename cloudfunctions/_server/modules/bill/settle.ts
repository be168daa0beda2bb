import type { ErrorCode } from '@core/contracts/errors/codes';
import type { ExternalTender } from '@core/contracts/tender';
import { applyCoupons } from '@core/domain/coupon/money/apply';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import { toPiece, type Coupon, type WholeCoupon } from '../coupon/documents';
import { readCoupon } from '../coupon/service';
import { wholeCoupon, withCounters } from '../coupon/whole';
import type { Member } from '../member/documents';
import { openVisit, type Visit } from '../visit/service';
import type { VisitTicket } from '../visit/documents';
import { assembleBill, type CounterBill, type TypedLine } from './assemble';
import { freeze, type Frozen } from './freeze';
import { misfitOf, whyNot } from './misfit';
import { withPoints } from './points';
import { quoteBill } from './quote';

/** A bill of a visit with the coupons chosen for it, as the screen showed it. */
export type ShownBill = {
  ticketId: string;
  lines: readonly TypedLine[];
  couponIds: readonly string[];
  expectedPayFen: number;
  tenders?: readonly ExternalTender[];
  points?: number;
};

/** What a new quote needs when the bill came out otherwise. */
export type Changed = { member: Member; counterBill: CounterBill };

/** Takes one coupon out of the wallet, inside the transaction: uses it, or holds it. Undefined when it is not there. */
export type Take = (couponId: string, memberId: string, counterBill: CounterBill) => Promise<Coupon | undefined>;

export type Settled = { ticket: VisitTicket; counterBill: CounterBill; coupons: WholeCoupon[]; frozen: Frozen };

/** Takes the coupons one by one, always in the same order, so that two bills never wait for each other. */
const takeAll = async (
  { deps }: CounterContext,
  tx: Transaction,
  take: Take,
  couponIds: readonly string[],
  memberId: string,
  counterBill: CounterBill,
): Promise<Result<WholeCoupon[], ErrorCode>> => {
  const taken: Coupon[] = [];
  for (const couponId of [...new Set(couponIds)].sort()) {
    const coupon = await take(couponId, memberId, counterBill);
    if (!coupon) {
      const there = await readCoupon(tx, couponId);
      return whyNot(there && (await wholeCoupon(deps, there)), couponId, memberId, counterBill);
    }
    taken.push(coupon);
  }
  return ok(await withCounters(deps, taken));
};

/** How the coupons are taken, who is told that the bill came out otherwise, and the visit where it was read ahead. */
export type Way = { take: Take; changed: (facts: Changed) => void; ahead?: Promise<Visit | undefined> };

/**
 * Works a shown bill out inside the transaction that takes its coupons, and freezes it; tells through `changed` when it
 * came out otherwise than it was shown.
 */
export const settleShown = async (
  context: CounterContext,
  tx: Transaction,
  shown: ShownBill,
  { take, changed, ahead }: Way,
): Promise<Result<Settled, ErrorCode>> => {
  const visit = await openVisit(context, shown.ticketId, ahead);
  if (!visit.ok) return visit;
  const { ticket, member } = visit.data;
  const assembled = await assembleBill(context, shown.lines, member);
  if (!assembled.ok) return assembled;
  const counterBill = assembled.data;
  const taken = await takeAll(context, tx, take, shown.couponIds, member._id, counterBill);
  if (!taken.ok) return taken;
  const applied = applyCoupons(taken.data.map(toPiece), counterBill.bill);
  if (!applied.ok) return misfitOf(applied.couponId, applied.misfit, context.now);
  if (applied.application.payFen !== shown.expectedPayFen) {
    changed({ member, counterBill });
    return refuse('BILL_CHANGED');
  }
  const frozen = withPoints(freeze(counterBill, applied.application, taken.data, shown.tenders ?? []), shown.points);
  return frozen.ok ? ok({ ticket, counterBill, coupons: taken.data, frozen: frozen.data }) : frozen;
};

/** The refusal with what the bill would come to now. */
export const withNewQuote = async (
  context: CounterContext,
  { member, counterBill }: Changed,
  couponIds: readonly string[],
): Promise<Result<never, ErrorCode>> => {
  const quote = await quoteBill(context, member, counterBill, couponIds);
  return quote.ok ? refuse('BILL_CHANGED', quote.data) : quote;
};
