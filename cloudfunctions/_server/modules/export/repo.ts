import { findPage, type PageOptions } from '../../db/cursor';
import type { Database, Reader, Transaction } from '../../db/database';
import { EXPORT_PARTS, EXPORTS, type Export, type ExportPart } from './documents';

export const exportsOf = (from: Pick<Transaction, 'collection'>): Reader<Export> => from.collection<Export>(EXPORTS);
export const partsOf = (from: Pick<Transaction, 'collection'>): Reader<ExportPart> => from.collection<ExportPart>(EXPORT_PARTS);

/** Latest first; of one brand, or everybody's. */
export const findExports = (db: Database, brandId: string | undefined, page: PageOptions) =>
  findPage(db.command, exportsOf(db), brandId === undefined ? {} : { brandId }, { field: 'at', direction: 'desc' }, page);

/** The one that waits longest to be made. */
export const nextToMake = async (db: Database): Promise<Export | undefined> =>
  (await exportsOf(db).find({ state: 'approved' }, { order: [['at', 'asc']], limit: 1 }))[0];

export const findOver = (db: Database, now: number, limit: number): Promise<Export[]> =>
  exportsOf(db).find({ state: 'ready', expiresAt: db.command.lte(now) }, { limit });

/** All pages, in their order. */
export const readParts = async (db: Database, exportId: string): Promise<ExportPart[]> => {
  const parts: ExportPart[] = [];
  for (;;) {
    const from = { exportId, n: db.command.gte(parts.length) };
    const page = await partsOf(db).find(from, { order: [['n', 'asc']], limit: 10 });
    parts.push(...page);
    if (page.length < 10) return parts;
  }
};

export const removeParts = async (db: Database, exportId: string): Promise<void> => {
  await db.collection<ExportPart>(EXPORT_PARTS).removeWhere({ exportId });
};
