import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Receipt } from '@core/contracts/redemption';
import type { saleActions } from '@core/contracts/sale';
import { changesBetween } from '@core/domain/change';
import type { Misfit } from '@core/domain/coupon/fit/misfit';
import type { CouponShare } from '@core/domain/coupon/money/apply';
import { misfitText } from '@core/domain/coupon/text/misfit-text';
import { acceptSold, isAcceptable } from '@core/domain/sale/accept';
import { differencesOf } from '@core/domain/sale/meet';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { billAsSold, frozenAsSold } from '../bill/as-sold';
import { toPiece, type Coupon } from '../coupon/documents';
import { writeInbox } from '../inbox/deliver';
import type { Redemption } from '../redemption/documents';
import { LEFT_MEMBER } from '../redemption/forget';
import { acceptedMessage } from '../redemption/messages';
import { markAccepted, readRedemption } from '../redemption/met';
import { isAt, placeOf } from '../redemption/place';
import { recallReceipt } from '../redemption/service';
import { toReceipt } from '../redemption/view';
import { once } from '../request/once';
import type { Sale } from './documents';
import { billOf, bringTogether, keepMeeting, slipOf } from './meeting';
import { getSale } from './repo';
import { couponsOf } from './used';

type Pair = { sale: Sale; redemption: Redemption };

/** The redemption and the sale that is another bill, as long as neither has gone another way. */
const pairOf = async ({ clerk }: StaffContext, tx: Transaction, redemptionId: string): Promise<Result<Pair, ErrorCode>> => {
  const redemption = await readRedemption(tx, redemptionId);
  if (!redemption || !isAt(placeOf(clerk), redemption)) return refuse('REDEMPTION_NOT_FOUND');
  if (redemption.state === 'reversed') return refuse('REDEMPTION_REVERSED');
  if (redemption.saleId !== undefined) return refuse('REDEMPTION_MET');
  const sale = redemption.seenSaleId === undefined ? undefined : await getSale(tx, redemption.seenSaleId);
  if (!sale || sale.redemptionId !== undefined) return refuse('REDEMPTION_NOT_ACCEPTABLE', { differences: [] });
  const differences = differencesOf(billOf(redemption, sale), slipOf(sale));
  return isAcceptable(differences) ? ok({ sale, redemption }) : refuse('REDEMPTION_NOT_ACCEPTABLE', { differences });
};

/** What the coupons took off the goods that were really sold, or why they cannot have. */
const sharesOf = async (
  context: StaffContext,
  { sale, redemption }: Pair,
  coupons: readonly Coupon[],
): Promise<Result<CouponShare[], ErrorCode>> => {
  const bill = await billAsSold(context.deps, sale, redemption.at);
  const laid = acceptSold(coupons.map(toPiece), bill, sale.subtotalFen - sale.payFen);
  if (laid.ok) return laid;
  if (laid.code !== 'MISFIT') return refuse(laid.code === 'TOO_MUCH_OFF' ? 'REDEMPTION_TOO_MUCH_OFF' : 'REDEMPTION_NOTHING_OFF', laid.data);
  const { couponId, misfit } = laid.data as { couponId: string; misfit: Misfit };
  return refuse('COUPON_DOES_NOT_FIT', { couponId, code: misfit.code, message: misfitText(misfit, context.now) });
};

const accept = async (
  context: StaffContext,
  tx: Transaction,
  redemptionId: string,
  note: string,
): Promise<Result<Redemption, ErrorCode>> => {
  const { deps, clerk, now } = context;
  const found = await pairOf(context, tx, redemptionId);
  if (!found.ok) return found;
  const { sale, redemption } = found.data;
  const coupons = await couponsOf(tx, redemption);
  const shares = await sharesOf(context, found.data, coupons);
  if (!shares.ok) return shares;
  const figures = await frozenAsSold(deps, { sale, redemption, coupons, shares: shares.data });
  if (!figures.ok) return figures;
  const by = { by: clerk.id, byName: clerk.name, at: now, note };
  const accepted = await markAccepted(tx, deps.db.command, redemption, figures.data, by);
  await keepMeeting(tx, deps.db.command, await bringTogether(context, tx, sale, accepted));
  if (accepted.memberMasked !== LEFT_MEMBER) await writeInbox(tx, acceptedMessage(accepted, now));
  await audit(context, tx, {
    actorKind: 'staff',
    actorId: clerk.id,
    storeId: clerk.storeId,
    subjectKind: 'redemption',
    subjectId: redemptionId,
    reason: note,
    change: changesBetween<Redemption>(redemption, accepted, ['subtotalFen', 'savedFen', 'payFen']),
  });
  return ok({ ...accepted, provisional: false, saleId: sale._id });
};

/**
 * Takes the till's figures for those of a redemption whose amounts were mistyped, so that it meets its sale: the store manager
 * answers for it with a note. Refused when more than amounts differ, when a coupon does not fit what was sold, or when the till
 * took off more than the coupons may, or nothing for one of them.
 */
export const acceptSale = (
  context: StaffContext,
  { redemptionId, note }: InputOf<typeof saleActions, 'redemption.accept'>,
): Promise<Result<Receipt, ErrorCode>> =>
  once<Receipt, ErrorCode, { redemptionId: string }>(context, {
    actor: context.clerk.id,
    ref: { redemptionId },
    work: async tx => {
      const accepted = await accept(context, tx, redemptionId, note);
      return accepted.ok ? ok(toReceipt(accepted.data)) : accepted;
    },
    recall: ref => recallReceipt(context.deps, ref.redemptionId),
  });
