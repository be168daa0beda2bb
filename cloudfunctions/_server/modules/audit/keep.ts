import type { Database } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import { AUDIT_LOG, type AuditRecord } from './audit';

/** Keeps an audit record whose `_id` follows from what happened; keeping it twice is keeping it once. */
export const keepAudit = async (db: Database, record: AuditRecord): Promise<void> => {
  try {
    await db.collection<AuditRecord>(AUDIT_LOG).insert(record);
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
};
