import { findPage, type PageOptions } from '../../db/cursor';
import type { Database, Reader, Transaction } from '../../db/database';
import { EXPORT_DAYS, EXPORT_PARTS, EXPORTS, type Export, type ExportDay, type ExportPart } from './documents';

export const exportsOf = (from: Pick<Transaction, 'collection'>): Reader<Export> => from.collection<Export>(EXPORTS);
export const partsOf = (from: Pick<Transaction, 'collection'>): Reader<ExportPart> => from.collection<ExportPart>(EXPORT_PARTS);

/** Latest first; of one brand, or everybody's. */
export const findExports = (db: Database, brandId: string | undefined, page: PageOptions) =>
  findPage(db.command, exportsOf(db), brandId === undefined ? {} : { brandId }, { field: 'at', direction: 'desc' }, page);

/** The one that waits longest to be made; those that did not come through stand behind the others. */
export const nextToMake = async (db: Database, leftOut: readonly string[]): Promise<Export | undefined> => {
  const order = [['tries', 'asc'] as const, ['at', 'asc'] as const];
  const found = await exportsOf(db).find({ state: 'approved' }, { order, limit: leftOut.length + 1 });
  return found.find(({ _id }) => !leftOut.includes(_id));
};

/** Rows that a person took on a day alone, these included. */
export const countAlone = async (tx: Transaction, { staffId, day, now }: { staffId: string; day: string; now: number }, rows: number) => {
  const days = tx.collection<ExportDay>(EXPORT_DAYS);
  const _id = `${staffId}|${day}`;
  const there = await days.get(_id);
  if (there) await days.update(_id, { rows: there.rows + rows, at: now });
  else await days.insert({ _id, rows, at: now, schema: 1 });
};

/** Days that are long over count for nothing any more. */
export const forgetDays = async (db: Database, before: number): Promise<void> => {
  await db.collection<ExportDay>(EXPORT_DAYS).removeWhere({ at: db.command.lt(before) });
};

export const aloneSoFar = async (tx: Transaction, staffId: string, day: string): Promise<number> =>
  (await tx.collection<ExportDay>(EXPORT_DAYS).get(`${staffId}|${day}`))?.rows ?? 0;

export const findOver = (db: Database, now: number, limit: number): Promise<Export[]> =>
  exportsOf(db).find({ state: 'ready', expiresAt: db.command.lte(now) }, { limit });

/** The pages in their order, some at a time. */
export async function* readParts(db: Database, exportId: string): AsyncGenerator<ExportPart> {
  for (let from = 0; ; from += 10) {
    const where = { exportId, n: db.command.gte(from) };
    const page = await partsOf(db).find(where, { order: [['n', 'asc']], limit: 10 });
    yield* page;
    if (page.length < 10) return;
  }
}

export const removeParts = async (db: Database, exportId: string): Promise<void> => {
  await db.collection<ExportPart>(EXPORT_PARTS).removeWhere({ exportId });
};
