import type { FieldChange } from '@core/domain/change';
import type { Context } from '../../context';
import type { Doc, Transaction } from '../../db/database';

/** Who looked at or changed what, kept for good. */
export type AuditRecord = Doc & {
  at: number;
  actorKind: 'member' | 'staff' | 'till' | 'system';
  actorId: string;
  storeId?: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  reason?: string;
  /** what it was before and after, field by field */
  change?: FieldChange[];
  requestId: string;
};

export const AUDIT_LOG = 'audit_log';

export type AuditEntry = Omit<AuditRecord, '_id' | 'at' | 'action' | 'requestId'>;

/** Writes one audit record inside the change's transaction. */
export const audit = (context: Context, tx: Transaction, entry: AuditEntry): Promise<void> =>
  tx.collection<AuditRecord>(AUDIT_LOG).insert(auditRecord(context, entry));

/** The record alone, for writes outside of a transaction. */
export const auditRecord = (context: Context, entry: AuditEntry): AuditRecord => ({
  _id: context.deps.ids.next('aud'),
  at: context.now,
  action: context.action,
  requestId: context.requestId,
  ...entry,
});
