import type { ActingAs } from '@core/contracts/define';
import type { FieldChange } from '@core/domain/change';
import { reachOf } from '@core/domain/staff/post';
import type { Context, Login } from '../../context';
import type { Doc, Transaction } from '../../db/database';

/** Who looked at or changed what, kept for good. */
export type AuditRecord = Doc & {
  at: number;
  actorKind: 'member' | 'staff' | 'till' | 'system';
  actorId: string;
  /** done on a desktop that her phone had let in: the session's id */
  desktop?: string;
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

export type AuditEntry = Omit<AuditRecord, '_id' | 'at' | 'action' | 'requestId' | 'desktop'>;

/** In which post it was done, where it was done in one. */
type Acting = Context & { as?: ActingAs; login?: Login };

/** Headquarters' and a brand's people keep a home store to act in; what they do is nothing for its manager to read. */
export const auditedStore = ({ role, storeId }: Pick<ActingAs, 'role' | 'storeId'>): Pick<AuditEntry, 'storeId'> =>
  reachOf(role) === 'store' ? { storeId } : {};

/** Writes one audit record inside the change's transaction. */
export const audit = (context: Acting, tx: Transaction, entry: AuditEntry): Promise<void> =>
  tx.collection<AuditRecord>(AUDIT_LOG).insert(auditRecord(context, entry));

/** The record alone, for writes outside of a transaction. */
export const auditRecord = (context: Acting, { storeId, ...entry }: AuditEntry): AuditRecord => ({
  _id: context.deps.ids.next('aud'),
  at: context.now,
  action: context.action,
  requestId: context.requestId,
  ...(context.login?.desktop === undefined ? {} : { desktop: context.login.desktop }),
  ...(storeId === undefined ? {} : context.as ? auditedStore({ ...context.as, storeId }) : { storeId }),
  ...entry,
});
