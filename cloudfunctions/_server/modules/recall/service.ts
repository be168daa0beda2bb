import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Recall as RecallView } from '@core/contracts/recall';
import type { FieldChange } from '@core/domain/change';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context, StaffContext } from '../../context';
import { findPage, type PageOptions } from '../../db/cursor';
import { audit, AUDIT_LOG, type AuditRecord } from '../audit/audit';
import { findUnusedOf } from '../coupon/unused';
import { once } from '../request/once';
import { templateById } from '../template/cache';
import { payBackNow } from '../voucher/events';
import { RECALLS, type Recall } from './documents';
import { endingOf, endUnused, type Voided } from './void';

const toView = ({ _id, templateId, title, reason, byName, at, state, voided, refunded }: Recall): RecallView => ({
  recallId: _id,
  templateId,
  title,
  reason,
  by: byName,
  at,
  state,
  voided,
  refunded,
});

const recalls = ({ deps }: Pick<Context, 'deps'>) => deps.db.collection<Recall>(RECALLS);

/** Begins to void everything unused of an offer; a job does it in pages from now on. Pausing the offer is another step. */
export const recallTemplate = async (
  context: StaffContext,
  { templateId, reason }: { templateId: string; reason: string },
): Promise<Result<RecallView, ErrorCode>> => {
  const { deps, clerk, now } = context;
  const template = await templateById(deps, templateId);
  if (!template) return refuse('TEMPLATE_NOT_FOUND');
  const recall: Recall = {
    _id: deps.ids.next('rc'),
    templateId,
    title: template.title,
    reason,
    byId: clerk.id,
    byName: clerk.name,
    at: now,
    state: 'running',
    voided: 0,
    refunded: 0,
    schema: 1,
  };
  return once<RecallView, ErrorCode, RecallView>(context, {
    actor: clerk.id,
    work: async tx => {
      await tx.collection<Recall>(RECALLS).insert(recall);
      const about = { subjectKind: 'template', subjectId: templateId, reason };
      await audit(context, tx, { actorKind: 'staff', actorId: clerk.id, storeId: clerk.storeId, ...about });
      return ok(toView(recall));
    },
    remember: answer => answer,
    recall: async answer => ok(answer),
  });
};

/** Newest first. */
export const listRecalls = async (context: StaffContext, page: PageOptions) => {
  const { rows, nextCursor } = await findPage(context.deps.db.command, recalls(context), {}, { field: 'at', direction: 'desc' }, page);
  return ok({ items: rows.map(toView), ...(nextCursor === undefined ? {} : { nextCursor }) });
};

type Working = Pick<Context, 'deps' | 'now'>;

/** In the name of whoever began it. */
const recordOf = ({ now }: Working, { _id, byId, reason }: Recall, couponId: string, change: FieldChange[]): AuditRecord => ({
  _id: `aud_${_id}_${couponId}`,
  at: now,
  actorKind: 'staff',
  actorId: byId,
  action: 'coupon.recall',
  subjectKind: 'coupon',
  subjectId: couponId,
  reason,
  change,
  requestId: _id,
});

/** Ends one piece, with its record in the log, and counts it in the same step; one that was used meanwhile is left alone. */
const endOne = async (context: Working, recall: Recall, couponId: string): Promise<boolean> => {
  const { deps } = context;
  let payBack: Parameters<typeof payBackNow>[1] | undefined;
  const ended = await deps.transact<Voided, ErrorCode>(async tx => {
    const result = await endUnused(context, tx, couponId, recall.reason);
    if (!result.ok) return result;
    payBack = result.data.payBack;
    await tx.collection<AuditRecord>(AUDIT_LOG).insert(recordOf(context, recall, couponId, endingOf(result.data)));
    await tx.collection<Recall>(RECALLS).update(recall._id, { [result.data.voided.outcome]: deps.db.command.inc(1) });
    return ok(result.data.voided);
  });
  if (ended.ok && payBack) await payBackNow(context, payBack);
  return ended.ok;
};

/** Nothing was left a moment ago; a piece that came back since keeps it going. */
export const endRecall = async (context: Working, { _id, again }: Recall): Promise<void> => {
  const { exists } = context.deps.db.command;
  await recalls(context).updateWhere({ _id, state: 'running', again: again ?? exists(false) }, { state: 'done' });
};

const MOST_RUNNING = 20;

/** One page of every recall that runs. It is done when nothing unused is left; what a bill holds is waited for. */
export const recallPage = async (context: Working, limit: number): Promise<{ done: number; full: boolean }> => {
  const { deps } = context;
  const running = await recalls(context).find({ state: 'running' }, { limit: MOST_RUNNING });
  let done = 0;
  let full = false;
  for (const recall of running) {
    const unused = await findUnusedOf(deps.db, recall.templateId, recall.at, limit);
    for (const { _id } of unused) if (await endOne(context, recall, _id)) done += 1;
    if (unused.length === 0) await endRecall(context, recall);
    full ||= unused.length === limit;
  }
  return { done, full };
};
