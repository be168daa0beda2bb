import { BILL_CODES, billCode } from '@core/domain/bill/code';
import { stateChange } from '@core/domain/change';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpenBillView } from '@core/contracts/open-bill';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import { audit } from '../audit/audit';
import { lockCoupon } from '../coupon/lock';
import { loadOrg } from '../org/service';
import { once } from '../request/once';
import { holdPoints } from '../points/service';
import { takeTenders, TenderTakenError } from '../tender/service';
import { BILL_LIFE_MS, type OpenBill } from './open-documents';
import { getBill, insertBill } from './open-repo';
import { toBillView } from './open-view';
import { visitFacts } from './record';
import { settleShown, withNewQuote, type Changed, type Settled, type ShownBill, type Take } from './settle';

const billOf = ({ clerk, deps, now, requestId }: CounterContext, billId: string, { ticket, counterBill, frozen }: Settled): OpenBill => ({
  _id: billId,
  code: billCode(deps.random.below(BILL_CODES)),
  state: 'open',
  at: now,
  until: now + BILL_LIFE_MS,
  ...visitFacts(ticket),
  staffId: clerk.id,
  ...(clerk.kind === 'till' ? { byTill: true as const } : {}),
  guideName: clerk.name,
  storeId: clerk.storeId,
  counterId: counterBill.counter._id,
  terminalId: clerk.terminalId,
  ...frozen,
  requestId,
  schema: 1,
});

const open = async (
  context: CounterContext,
  tx: Transaction,
  shown: ShownBill,
  billId: string,
  changed: (facts: Changed) => void,
): Promise<Result<OpenBill, ErrorCode>> => {
  const { deps, now, clerk } = context;
  const { command } = deps.db;
  if (shown.couponIds.length === 0 && shown.points === undefined && !shown.tenders?.length)
    return refuse('REQUEST_INVALID', { fields: ['couponIds'] });
  const until = now + BILL_LIFE_MS;
  const take: Take = (couponId, memberId, { counter }) =>
    lockCoupon(tx, command, { couponId, memberId, by: billId, until, place: counter.name, now });
  const settled = await settleShown(context, tx, shown, { take, changed });
  if (!settled.ok) return settled;
  const bill = billOf(context, billId, settled.data);
  const taken = await takeTenders(tx, command, { tenders: bill.tenders, holder: billId, storeId: clerk.storeId, now, until });
  if (!taken.ok) return taken;
  const { pointsUsed: points = 0, memberId } = bill;
  const held = await holdPoints(tx, command, { memberId, by: billId, points, until, now });
  if (!held.ok) return held;
  await insertBill(tx, bill);
  const subject = { subjectKind: 'bill', subjectId: billId, change: stateChange(undefined, bill.state) };
  await audit(context, tx, { actorKind: clerk.kind, actorId: clerk.id, storeId: clerk.storeId, ...subject });
  return ok(bill);
};

/** The bill of a change that was made, as it is now; its absence is a bug. */
export const recallBill = async (
  { deps, now }: Pick<CounterContext, 'deps' | 'now'>,
  billId: string,
): Promise<Result<OpenBillView, never>> => {
  const bill = await getBill(deps.db, billId);
  if (!bill) throw new Error(`no bill ${billId}`);
  return ok(toBillView(await loadOrg(deps), bill, now));
};

/**
 * Opens a bill for a till that will take the money: freezes it and holds its coupons and points for half an hour, in one
 * transaction.
 * The same request id again answers the same bill, as it is by then.
 */
export const openBill = async (context: CounterContext, shown: ShownBill): Promise<Result<OpenBillView, ErrorCode>> => {
  const { deps, now, clerk } = context;
  const billId = deps.ids.next('bill');
  let changed: Changed | undefined;
  try {
    const answer = await once<OpenBillView, ErrorCode, { billId: string }>(context, {
      actor: clerk.id,
      ref: { billId },
      work: async tx => {
        const opened = await open(context, tx, shown, billId, facts => (changed = facts));
        return opened.ok ? ok(toBillView(await loadOrg(deps), opened.data, now)) : opened;
      },
      recall: ref => recallBill(context, ref.billId),
    });
    if (!answer.ok && answer.code === 'BILL_CHANGED' && changed) return await withNewQuote(context, changed, shown.couponIds);
    return answer;
  } catch (error) {
    if (error instanceof TenderTakenError) return refuse('TENDER_USED');
    // of 10^11 codes this one was drawn before
    if (error instanceof DuplicateKeyError) return refuse('TRY_AGAIN');
    throw error;
  }
};
