import { findPage, type PageOptions } from '../../db/cursor';
import type { Database, Patch, Transaction, Where } from '../../db/database';
import { IMPORT_FAULTS, IMPORTS, type Import, type ImportFaults } from './documents';

export const importsOf = (db: Database | Transaction) => db.collection<Import>(IMPORTS);
export const faultsOf = (db: Database | Transaction) => db.collection<ImportFaults>(IMPORT_FAULTS);

/** The imports of one template, the latest first. */
export const findImports = (db: Database, templateId: string, page: PageOptions) =>
  findPage(db.command, db.collection<Import>(IMPORTS), { templateId }, { field: 'at', direction: 'desc' }, page);

/** One that nobody works on, whose turn is longest ago. */
export const findIdle = (db: Database, now: number): Promise<Import[]> =>
  importsOf(db).find({ state: 'running', leaseUntil: db.command.lte(now) }, { order: [['leaseUntil', 'asc']], limit: 1 });

/** Files that were allowed and never started in time. */
export const findAbandoned = (db: Database, now: number, limit: number): Promise<Import[]> =>
  importsOf(db).find({ state: 'waiting', leaseUntil: db.command.lte(now) }, { order: [['leaseUntil', 'asc']], limit });

/** Changes imports that match; not inside a transaction, which it would escape. */
export const changeImports = (db: Database, where: Where, patch: Patch): Promise<number> =>
  db.collection<Import>(IMPORTS).updateWhere(where, patch);

/** Pages of bad lines in the order of the file, after the line `after`. */
export const findFaults = (db: Database, importId: string, after: number, limit: number): Promise<ImportFaults[]> =>
  faultsOf(db).find({ importId, line: db.command.gt(after) }, { order: [['line', 'asc']], limit });
