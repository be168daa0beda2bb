import { stateChange, type FieldChange } from '@core/domain/change';
import type { Clerk, Context } from '../../context';
import type { AuditRecord } from '../audit/audit';
import { keepAudit } from '../audit/keep';
import { deliverInbox } from '../inbox/deliver';
import type { OutboxEvent } from '../outbox/outbox';
import type { Redemption } from './documents';
import { receiptMessage, reversalMessage } from './messages';
import { getRedemption } from './repo';

export const REDEMPTION_DONE = 'redemption.done';
export const REDEMPTION_REVERSED = 'redemption.reversed';

type Kind = typeof REDEMPTION_DONE | typeof REDEMPTION_REVERSED;

/** The event of a redemption's beginning or end: who did it, for the audit log; ids only. */
export const redemptionEvent = (kind: Kind, redemption: Redemption, by: { clerk: Pick<Clerk, 'kind' | 'id'>; requestId: string }) => ({
  _id: `${kind}:${redemption._id}`,
  kind,
  data: {
    redemptionId: redemption._id,
    memberId: redemption.memberId,
    storeId: redemption.storeId,
    requestId: by.requestId,
    staffId: by.clerk.id,
    ...(by.clerk.kind === 'till' ? { byTill: true } : {}),
  },
});

/**
 * Tells the shopper before the counter is answered, where that is possible. A failure is logged and left to the timer:
 * the redemption stands.
 */
export const tellNow = async ({ deps, requestId }: Context, kind: Kind, redemption: Redemption): Promise<void> => {
  try {
    await deliverInbox(deps.db, kind === REDEMPTION_DONE ? receiptMessage(redemption) : reversalMessage(redemption));
  } catch (error) {
    deps.log({ event: 'inbox-later', kind, redemptionId: redemption._id, requestId, error: String(error) });
  }
};

const actions: Record<Kind, Record<Clerk['kind'], string>> = {
  [REDEMPTION_DONE]: { staff: 'bill.redeem', till: 'till.redeem' },
  [REDEMPTION_REVERSED]: { staff: 'redemption.reverse', till: 'till.reverse' },
};

/** Taking the money of a bill that somebody opened has a name of its own. */
const actionOf = (kind: Kind, by: Clerk['kind'], { billId }: Redemption): string =>
  kind === REDEMPTION_DONE && by === 'staff' && billId !== undefined ? 'bill.pay' : actions[kind][by];

const changes: Record<Kind, FieldChange[]> = {
  [REDEMPTION_DONE]: stateChange(undefined, 'redeemed'),
  [REDEMPTION_REVERSED]: stateChange('redeemed', 'reversed'),
};

/** What became of the bill that it was paid by: open until then, also when its half hour was over. */
const billChanges: Record<Kind, FieldChange[]> = {
  [REDEMPTION_DONE]: stateChange('open', 'redeemed'),
  [REDEMPTION_REVERSED]: stateChange('redeemed', 'reversed'),
};

const recordOf = (event: OutboxEvent, redemption: Redemption): AuditRecord => {
  const kind = event.kind as Kind;
  const { staffId, storeId, requestId } = event.data as Record<'staffId' | 'storeId' | 'requestId', string>;
  const by = event.data.byTill ? 'till' : 'staff';
  return {
    _id: `aud_${event._id}`,
    at: event.at,
    actorKind: by,
    actorId: staffId,
    storeId,
    action: actionOf(kind, by, redemption),
    subjectKind: 'redemption',
    subjectId: redemption._id,
    change: changes[kind],
    requestId,
  };
};

/** The same, of the bill. */
const billRecordOf = (event: OutboxEvent, redemption: Redemption, billId: string): AuditRecord => ({
  ...recordOf(event, redemption),
  _id: `aud_bill_${event._id}`,
  subjectKind: 'bill',
  subjectId: billId,
  change: billChanges[event.kind as Kind],
});

/** Consumer of both events: the shopper's message, in case it is not there yet, and the audit records. Safe to run again. */
export const onRedemption = async ({ deps }: Pick<Context, 'deps'>, event: OutboxEvent): Promise<void> => {
  const { redemptionId } = event.data as { redemptionId: string };
  const redemption = await getRedemption(deps.db, redemptionId);
  if (!redemption) throw new Error(`no redemption ${redemptionId}`);
  await deliverInbox(deps.db, event.kind === REDEMPTION_DONE ? receiptMessage(redemption) : reversalMessage(redemption));
  await keepAudit(deps.db, recordOf(event, redemption));
  if (redemption.billId !== undefined) await keepAudit(deps.db, billRecordOf(event, redemption, redemption.billId));
};
