import { dateText, DAY_MS, timeText } from '@core/domain/calendar';
import { hasGrown, MOST_TRIES, nextExportState } from '@core/domain/export/state';
import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import { auditRecord } from '../audit/audit';
import { keepAudit } from '../audit/keep';
import { inPages, type Counts } from '../job/pages';
import { loadOrg } from '../org/service';
import type { Database } from '../../db/database';
import { partId, type Export, type ExportPart } from './documents';
import { exportsOf, findOver, forgetDays, nextToMake, partsOf, readParts, removeParts } from './repo';
import { countRows, headOf, nextRows, noteOf, titleOf } from './source';
import { toCsv, toXlsx, type Table } from './write';

/** A file that was made can be downloaded so long. */
const KEPT_MS = 7 * DAY_MS;
const PAGE = 20;

/** Who, when, under which number; the second person too. */
const markOf = ({ _id, byName, at, decidedByName }: Export): string =>
  `导出人 ${byName}　时间 ${dateText(at)} ${timeText(at)}　${decidedByName === undefined ? '' : `批准人 ${decidedByName}　`}编号 ${_id}　仅限内部使用，请勿外传`;

const isGrown = (asked: Export, made: number): boolean => hasGrown(made, { rows: asked.rows, approved: asked.decidedById !== undefined });

/** One page into the store, with its place in one step: a run that ends anywhere is gone on with. */
const makePage = async ({ deps }: Context, asked: Export): Promise<Export> => {
  const { rows, nextCursor } = await nextRows(deps.db, await loadOrg(deps), asked);
  const part: ExportPart = { _id: partId(asked._id, asked.pages), exportId: asked._id, n: asked.pages, rows, schema: 1 };
  const after: Export = { ...asked, pages: asked.pages + 1, made: asked.made + rows.length, cursor: nextCursor };
  await deps.transact<null, never>(async tx => {
    const current = await exportsOf(tx).get(asked._id);
    if (current?.state !== 'approved' || current.pages !== asked.pages) return ok(null);
    await partsOf(tx).insert(part);
    const { command } = deps.db;
    await exportsOf(tx).update(asked._id, { pages: after.pages, made: after.made, cursor: after.cursor ?? command.remove(), tries: 0 });
    return ok(null);
  });
  return after;
};

/** It came to more than was let go: another person has to look at how much it is now, and it begins anew. */
const askAgain = async ({ deps }: Context, asked: Export): Promise<void> => {
  const next = nextExportState(asked.state, 'grow');
  if (!next.ok) return;
  await removeParts(deps.db, asked._id);
  const { command } = deps.db;
  const rows = Math.max(asked.made, await countRows(deps.db, asked));
  const undecided = { decidedById: command.remove(), decidedByName: command.remove(), decidedAt: command.remove() };
  await exportsOf(deps.db).update(asked._id, { state: next.data, rows, pages: 0, made: 0, cursor: command.remove(), ...undecided });
};

const fileOf = (format: Export['format'], table: Table): Promise<Buffer> => (format === 'csv' ? toCsv(table) : toXlsx(table));

async function* rowsOf(db: Database, exportId: string): AsyncGenerator<ExportPart['rows']> {
  for await (const { rows } of readParts(db, exportId)) yield rows;
}

/** The number keeps it apart; the name is what a browser calls it. Paths hold no more than letters, digits and Chinese. */
const pathOf = ({ _id, format }: Export, title: string): string =>
  `exports/${_id}/${title.replace(/[^0-9A-Za-z\u4e00-\u9fff]/g, '')}.${format}`;

/** Puts the pages together. Running it again writes the same file over itself. */
const finish = async (context: Context, asked: Export): Promise<void> => {
  const { deps, now } = context;
  const next = nextExportState(asked.state, 'make');
  if (!next.ok) return;
  const title = titleOf(await loadOrg(deps), asked);
  const said = { title, note: noteOf(asked.kind), mark: markOf(asked), head: headOf(asked.kind) };
  const bytes = await fileOf(asked.format, { ...said, parts: rowsOf(deps.db, asked._id) });
  const fileId = await deps.files.put(pathOf(asked, title), bytes);
  await keepAudit(deps.db, {
    ...auditRecord(context, { actorKind: 'system', actorId: 'jobs', subjectKind: 'export', subjectId: asked._id }),
    _id: `aud_make_${asked._id}`,
    action: 'export.make',
  });
  const patch = { state: next.data, fileId, rows: asked.made, readyAt: now, expiresAt: now + KEPT_MS };
  await exportsOf(deps.db).update(asked._id, patch);
  await removeParts(deps.db, asked._id);
};

const step = async (context: Context, asked: Export): Promise<void> => {
  // the last page leaves no cursor
  const begun = asked.pages > 0 && asked.cursor === undefined;
  const after = begun ? asked : await makePage(context, asked);
  if (isGrown(asked, after.made)) await askAgain(context, after);
  else if (after.cursor === undefined) await finish(context, after);
};

const expirePage = async ({ deps, now }: Context): Promise<{ done: number; full: boolean }> => {
  const over = await findOver(deps.db, now, PAGE);
  for (const { _id, state, fileId } of over) {
    const next = nextExportState(state, 'expire');
    if (!next.ok) continue;
    if (fileId !== undefined) await deps.files.remove(fileId);
    await exportsOf(deps.db).update(_id, { state: next.data });
  }
  return { done: over.length, full: over.length === PAGE };
};

const FAILED_NOTE = '文件没有做成，请缩小范围再申请';

/** It was tried often enough: what came of it is removed, and who asked for it is told. */
const giveUp = async ({ deps }: Context, asked: Export): Promise<void> => {
  const next = nextExportState(asked.state, 'fail');
  if (!next.ok) return;
  await removeParts(deps.db, asked._id);
  await exportsOf(deps.db).update(asked._id, { state: next.data, note: FAILED_NOTE });
};

/** One step; a run that dies in it has counted it before, and what fails does not stop the others. */
const tryStep = async (context: Context, asked: Export): Promise<boolean> => {
  const { db, log } = context.deps;
  const tries = (asked.tries ?? 0) + 1;
  if (tries > MOST_TRIES) {
    await giveUp(context, asked);
    return true;
  }
  await exportsOf(db).update(asked._id, { tries });
  try {
    await step(context, asked);
    return true;
  } catch (error) {
    log({ event: 'export-failed', id: asked._id, tries, error: error instanceof Error ? error.stack : String(error) });
    return false;
  }
};

/** Makes what was approved, a page at a time, and removes files whose time is over. What failed waits for the next run. */
export const makeExports = async (context: Context): Promise<Counts> => {
  await inPages(context.deps, () => expirePage(context));
  await forgetDays(context.deps.db, context.now - KEPT_MS);
  const failed: string[] = [];
  return inPages(context.deps, async () => {
    const asked = await nextToMake(context.deps.db, failed);
    if (!asked) return { done: 0, full: false };
    const done = await tryStep(context, asked);
    if (!done) failed.push(asked._id);
    return { done: 1, failed: done ? 0 : 1, full: true };
  });
};
