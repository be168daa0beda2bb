import { findPage, type PageOptions } from '../../db/cursor';
import type { Database, Where } from '../../db/database';
import { AUDIT_LOG, type AuditRecord } from './audit';

export type AuditAsked = { storeId?: string; actorId?: string; subjectId?: string; action?: string; from?: number; until?: number };

/** One page of the log, newest first. */
export const findRecords = (db: Database, { from, until, ...fields }: AuditAsked, page: PageOptions) => {
  const { gte, lt, and } = db.command;
  const since = from === undefined ? [] : [gte(from)];
  const before = until === undefined ? [] : [lt(until)];
  const span = [...since, ...before];
  const equal = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const where: Where = { ...equal, ...(span.length === 0 ? {} : { at: span.length === 1 ? span[0] : and(...span) }) };
  return findPage(db.command, db.collection<AuditRecord>(AUDIT_LOG), where, { field: 'at', direction: 'desc' }, page);
};
