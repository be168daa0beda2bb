import { readBillCode } from '@core/domain/bill/code';
import { stateChange } from '@core/domain/change';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpenBillView } from '@core/contracts/open-bill';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { PageOptions } from '../../db/cursor';
import type { Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { audit } from '../audit/audit';
import { unlockCoupons } from '../coupon/lock';
import { loadOrg } from '../org/service';
import { isAt, placeOf } from '../redemption/place';
import { once } from '../request/once';
import { freePoints } from '../points/service';
import { freeTenders } from '../tender/service';
import { recallBill } from './open';
import { billStateAt, type OpenBill } from './open-documents';
import { findBills, findByCode, findLapsed, findOpenOf, getBill, markEnded } from './open-repo';
import { toBillView } from './open-view';

/** What ending a bill needs: also without a caller, by a timer or a farewell. */
type Ending = { deps: Pick<Deps, 'db' | 'transact'>; now: number };

/** An open bill of the place; another place's answers like one that does not exist. */
export const showBill = async (context: CounterContext, { billId }: { billId: string }): Promise<Result<OpenBillView, ErrorCode>> => {
  const bill = await getBill(context.deps.db, billId);
  if (!bill || !isAt(placeOf(context.clerk), bill)) return refuse('BILL_NOT_FOUND');
  return ok(toBillView(await loadOrg(context.deps), bill, context.now));
};

/** Bills of the place, newest first; with a ticket those of that visit. */
export const listBills = async (
  context: CounterContext,
  { ticketId, ...page }: PageOptions & { ticketId?: string },
): Promise<Result<{ items: OpenBillView[]; nextCursor?: string }, ErrorCode>> => {
  const { deps, now } = context;
  const place = placeOf(context.clerk);
  if (!place) return refuse('COUNTER_NOT_FOUND');
  const [org, { rows, nextCursor }] = await Promise.all([
    loadOrg(deps),
    findBills(deps.db, ticketId === undefined ? place : { ...place, ticketId }, page),
  ]);
  return ok({ items: rows.map(row => toBillView(org, row, now)), nextCursor });
};

/** By what its QR holds, or the digits under it; in the store of the caller. */
export const fetchBill = async (
  { deps, clerk, now }: CounterContext,
  { code: text }: { code: string },
): Promise<Result<OpenBillView, ErrorCode>> => {
  const code = readBillCode(text);
  if (code === undefined) return refuse('BILL_CODE_WRONG');
  const bill = await findByCode(deps.db, code);
  if (!bill || bill.storeId !== clerk.storeId) return refuse('BILL_NOT_FOUND');
  return ok(toBillView(await loadOrg(deps), bill, now));
};

/** Ends an open bill without money; its coupons, points and certificates are free. Undefined when another was faster. */
const endBill = async (
  { deps, now }: Ending,
  tx: Transaction,
  billId: string,
  end: { state: 'released' | 'lapsed'; releasedBy?: string },
): Promise<OpenBill | undefined> => {
  const ended = await markEnded(tx, billId, { ...end, endedAt: now });
  if (!ended) return undefined;
  await unlockCoupons(
    tx,
    deps.db.command,
    ended.coupons.map(({ couponId }) => couponId),
    billId,
  );
  await freeTenders({ now }, tx, ended.tenders, billId);
  if (ended.pointsUsed !== undefined) await freePoints(tx, deps.db.command, { memberId: ended.memberId, by: billId, now });
  return ended;
};

const release = async (context: CounterContext, tx: Transaction, billId: string): Promise<Result<OpenBill, ErrorCode>> => {
  const { clerk, now } = context;
  const bill = await getBill(tx, billId);
  if (!bill || !isAt(placeOf(context.clerk), bill)) return refuse('BILL_NOT_FOUND');
  if (bill.state === 'redeemed' || bill.state === 'reversed') return refuse('BILL_REDEEMED');
  // it holds nothing already: whoever releases it has what she wanted
  if (bill.state !== 'open') return ok(bill);
  const ended = await endBill(context, tx, billId, {
    state: billStateAt(bill, now) === 'open' ? 'released' : 'lapsed',
    releasedBy: clerk.id,
  });
  if (!ended) return refuse('TRY_AGAIN');
  const subject = { subjectKind: 'bill', subjectId: billId, change: stateChange(bill.state, ended.state) };
  await audit(context, tx, { actorKind: clerk.kind, actorId: clerk.id, storeId: bill.storeId, ...subject });
  return ok(ended);
};

/** Gives up a bill that was not paid. One that is over already stays as it ended. */
export const releaseBill = (context: CounterContext, { billId }: { billId: string }): Promise<Result<OpenBillView, ErrorCode>> =>
  once<OpenBillView, ErrorCode, { billId: string }>(context, {
    actor: context.clerk.id,
    ref: { billId },
    work: async tx => {
      const released = await release(context, tx, billId);
      return released.ok ? ok(toBillView(await loadOrg(context.deps), released.data, context.now)) : released;
    },
    recall: ref => recallBill(context, ref.billId),
  });

const end = async (context: Ending, billId: string, state: 'released' | 'lapsed'): Promise<void> => {
  await context.deps.transact<void, never>(async tx => {
    await endBill(context, tx, billId, { state });
    return ok(undefined);
  });
};

/** One page of bills whose time is over: what they hold is free by time, and is tidied up here. */
export const lapseBills = async (context: Ending, limit: number): Promise<{ done: number; full: boolean }> => {
  const lapsed = await findLapsed(context.deps.db, context.now, limit);
  for (const { _id } of lapsed) await end(context, _id, 'lapsed');
  return { done: lapsed.length, full: lapsed.length === limit };
};

/** Lets go what the open bills of somebody who has left still hold. */
export const releaseBillsOf = async (context: Ending, memberId: string): Promise<void> => {
  for (const { _id } of await findOpenOf(context.deps.db, memberId)) await end(context, _id, 'released');
};
