import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Receipt } from '@core/contracts/redemption';
import { refuseReversal } from '@core/domain/coupon/life/reversal';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { PageOptions } from '../../db/cursor';
import type { Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { markBillReversed } from '../bill/undone';
import { returnCoupon } from '../coupon/service';
import { loadOrg } from '../org/service';
import { announce } from '../outbox/outbox';
import { returnPoints } from '../points/service';
import { once } from '../request/once';
import { freeTenders } from '../tender/service';
import type { Redemption } from './documents';
import { REDEMPTION_DONE, REDEMPTION_REVERSED, redemptionEvent, tellNow } from './events';
import { mayLook, placeOf } from './place';
import { managerWindow, reverserOf, toReversible, undoUntil } from './reversible';
import { findByIds, findToday, getRedemption, insertRedemption, markReversed, totalsToday, type Looked } from './repo';
import { toReceipt, toRow } from './view';

/** The receipt of a change that was made; its absence is a bug. */
export const recallReceipt = async (deps: Pick<Deps, 'db'>, redemptionId: string): Promise<Result<Receipt, never>> => {
  const redemption = await getRedemption(deps.db, redemptionId);
  if (!redemption) throw new Error(`no redemption ${redemptionId}`);
  return ok(toReceipt(redemption));
};

/**
 * Writes a redemption and its event inside the transaction that used the coupons.
 * @throws DuplicateKeyError when the slip's number was used at that counter today
 */
export const keepRedemption = async (context: CounterContext, tx: Transaction, redemption: Redemption): Promise<void> => {
  const { clerk, requestId } = context;
  await insertRedemption(tx, redemption);
  await announce(context, tx, redemptionEvent(REDEMPTION_DONE, redemption, { clerk, requestId }));
};

/** Today's redemptions of the place where the caller acts, or only her own there. */
export const listToday = async (context: CounterContext, { mine = false, ...page }: PageOptions & { mine?: boolean }) => {
  const { deps, clerk, now } = context;
  const place = placeOf(clerk);
  if (!place) return refuse('COUNTER_NOT_FOUND');
  const looked: Looked = mine ? { ...place, staffId: clerk.id } : place;
  const [{ rows, nextCursor }, today] = await Promise.all([findToday(deps.db, looked, now, page), totalsToday(deps.db, looked, now)]);
  const org = await loadOrg(deps);
  return ok({ items: rows.map(row => toRow(row, clerk.terminalId, undoUntil(row, context, org))), nextCursor, today });
};

/** One receipt; another place's answers like one that does not exist. */
export const showReceipt = async (
  { deps, clerk }: CounterContext,
  { redemptionId }: { redemptionId: string },
): Promise<Result<Receipt, ErrorCode>> => {
  const redemption = await getRedemption(deps.db, redemptionId);
  return redemption && mayLook(clerk, redemption) ? ok(toReceipt(redemption)) : refuse('REDEMPTION_NOT_FOUND');
};

/** The shopper's own; another's answers like none. */
export const redemptionOfMember = async (
  { db }: Pick<Deps, 'db'>,
  memberId: string,
  redemptionId: string,
): Promise<Result<Redemption, 'REDEMPTION_NOT_FOUND'>> => {
  const redemption = await getRedemption(db, redemptionId);
  return redemption?.memberId === memberId ? ok(redemption) : refuse('REDEMPTION_NOT_FOUND');
};

/** Those of these ids that there are, at most a hundred, in no order. */
export const redemptionsByIds = ({ db }: Pick<Deps, 'db'>, redemptionIds: readonly string[]): Promise<Redemption[]> =>
  findByIds(db, redemptionIds);

/** What was redeemed today, for the workbench: the sums of `listToday` for the same place and person. */
export const todayOf = async (
  deps: Pick<Deps, 'db'>,
  looked: Looked | { staffId: string },
  now: number,
): Promise<{ redemptions: number; savedFen: number }> => {
  const { count, savedFen } = await totalsToday(deps.db, looked, now);
  return { redemptions: count, savedFen };
};

/** May this call undo it? */
const refuseUndo = async (redemption: Redemption | undefined, context: CounterContext): Promise<ErrorCode | undefined> => {
  const { clerk } = context;
  if (!redemption || !mayLook(clerk, redemption)) return 'REDEMPTION_NOT_FOUND';
  return refuseReversal(
    toReversible(redemption, context.now),
    reverserOf(context),
    managerWindow(await loadOrg(context.deps), redemption.storeId),
  );
};

const undo = async (context: CounterContext, tx: Transaction, redemptionId: string): Promise<Result<Redemption, ErrorCode>> => {
  const { deps, clerk, now, requestId } = context;
  const refused = await refuseUndo(await getRedemption(tx, redemptionId), context);
  if (refused) return refuse(refused);
  const reversed = await markReversed(tx, redemptionId, { reversedAt: now, reversedBy: clerk.id });
  if (!reversed) return refuse('REDEMPTION_REVERSED');
  for (const { couponId } of reversed.coupons) await returnCoupon(tx, deps.db.command, { couponId, redemptionId });
  await freeTenders(context, tx, reversed.tenders ?? [], redemptionId);
  if (reversed.pointsUsed !== undefined) await returnPoints(tx, deps.db.command, { redemptionId, now });
  if (reversed.billId !== undefined) await markBillReversed(tx, reversed.billId);
  await announce(context, tx, redemptionEvent(REDEMPTION_REVERSED, reversed, { clerk, requestId }));
  return ok(reversed);
};

/** Undoes a redemption as long as the caller may (see `refuseReversal`): coupons go back as they were, the slip's number is free. */
export const reverse = async (context: CounterContext, { redemptionId }: { redemptionId: string }): Promise<Result<Receipt, ErrorCode>> => {
  let reversed: Redemption | undefined;
  const answer = await once<Receipt, ErrorCode, { redemptionId: string }>(context, {
    actor: context.clerk.id,
    ref: { redemptionId },
    work: async tx => {
      const result = await undo(context, tx, redemptionId);
      if (!result.ok) return result;
      reversed = result.data;
      return ok(toReceipt(result.data));
    },
    recall: ref => recallReceipt(context.deps, ref.redemptionId),
  });
  if (answer.ok && reversed) await tellNow(context, REDEMPTION_REVERSED, reversed);
  return answer;
};
