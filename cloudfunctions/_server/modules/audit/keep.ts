import type { Database } from '../../db/database';
import { insertOnce } from '../../db/insert-once';
import { AUDIT_LOG, type AuditRecord } from './audit';

/** Keeps an audit record whose `_id` follows from what happened; keeping it twice is keeping it once. */
export const keepAudit = (db: Database, record: AuditRecord): Promise<void> => insertOnce(db.collection<AuditRecord>(AUDIT_LOG), record);
