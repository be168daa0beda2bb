import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Receipt } from '@core/contracts/redemption';
import { dateText } from '@core/domain/calendar';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import type { Coupon } from '../coupon/documents';
import { redeemCoupon } from '../coupon/service';
import { counterOf, loadOrg } from '../org/service';
import { slipKeyOf, type Redemption } from '../redemption/documents';
import { takeTenders } from '../tender/service';
import { redeemOnce } from './keep';
import { billStateAt, type OpenBill } from './open-documents';
import { getBill, markPaid } from './open-repo';
import { spendFrozen } from './points';
import { redemptionOf } from './record';

export type PayInput = { billId: string; slipNo: string };

/** Why it cannot be paid any more. */
const refusals: Record<OpenBill['state'], ErrorCode> = {
  open: 'TRY_AGAIN',
  redeemed: 'BILL_REDEEMED',
  reversed: 'BILL_REDEEMED',
  released: 'BILL_RELEASED',
  lapsed: 'BILL_LAPSED',
};

const whyNot = async ({ clerk, now }: CounterContext, tx: Transaction, billId: string): Promise<Result<never, ErrorCode>> => {
  const bill = await getBill(tx, billId);
  if (!bill || bill.storeId !== clerk.storeId) return refuse('BILL_NOT_FOUND');
  return refuse(refusals[billStateAt(bill, now)], { ...(bill.redemptionId === undefined ? {} : { redemptionId: bill.redemptionId }) });
};

/** What the bill holds, or held and nobody has taken since; undefined when somebody has. */
const useHeld = async (
  { deps, now }: CounterContext,
  tx: Transaction,
  { _id: billId, memberId, coupons }: OpenBill,
  { redemptionId, counterName }: { redemptionId: string; counterName: string },
): Promise<Coupon[] | undefined> => {
  const used: Coupon[] = [];
  for (const couponId of coupons.map(coupon => coupon.couponId).sort()) {
    const coupon = await redeemCoupon(tx, deps.db.command, { couponId, memberId, redemptionId, counterName, now, heldBy: billId });
    if (!coupon) return undefined;
    used.push(coupon);
  }
  return used;
};

/**
 * A till has taken the money of an open bill: its coupons are used as it was frozen, whatever the rules say by now, and also when
 * its half hour is over, as long as everything on it is still free. Of two tills one does it. Ten round trips for one coupon.
 */
export const payBill = (context: CounterContext, { billId, slipNo }: PayInput): Promise<Result<Receipt, ErrorCode>> =>
  redeemOnce(context, async (tx, redemptionId): Promise<Result<Redemption, ErrorCode>> => {
    const { deps, clerk, now } = context;
    const bill = await markPaid(tx, deps.db.command, { billId, storeId: clerk.storeId, redemptionId, now });
    if (!bill) return whyNot(context, tx, billId);
    const org = await loadOrg(deps);
    const { counterId, ticketId, memberId, memberMasked, tenders, guideName } = bill;
    const coupons = await useHeld(context, tx, bill, { redemptionId, counterName: counterOf(org, counterId).name });
    if (!coupons) return refuse('BILL_LAPSED');
    const slipKey = slipKeyOf(counterId, dateText(now), slipNo);
    const taking = { tenders, holder: redemptionId, from: billId, slipKey, storeId: clerk.storeId, now };
    const taken = await takeTenders(tx, deps.db.command, taking);
    if (!taken.ok) return taken;
    const spent = await spendFrozen(context, tx, bill, { memberId, redemptionId, counterId, heldBy: billId });
    // not held any more, and spent since
    if (!spent.ok) return refuse('BILL_LAPSED');
    return ok(
      redemptionOf(context, {
        redemptionId,
        visit: { ticketId, memberId, memberMasked },
        org,
        counterId,
        frozen: bill,
        coupons,
        slipNo,
        bill: { billId, openedBy: bill.staffId, guideName },
      }),
    );
  });
