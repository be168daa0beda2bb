import { dateText, DAY_MS, timeText } from '@core/domain/calendar';
import { ALONE_ROWS, nextExportState } from '@core/domain/export/state';
import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import { auditRecord } from '../audit/audit';
import { keepAudit } from '../audit/keep';
import { inPages, type Counts } from '../job/pages';
import { loadOrg } from '../org/service';
import { partId, type Export, type ExportPart } from './documents';
import { exportsOf, findOver, nextToMake, partsOf, readParts, removeParts } from './repo';
import { headOf, nextRows, titleOf } from './source';
import { toCsv, toXlsx, type Table } from './write';

/** A file that was made can be downloaded so long. */
const KEPT_MS = 7 * DAY_MS;
const PAGE = 20;

/** Who, when, under which number; the second person too. */
const markOf = ({ _id, byName, at, decidedByName }: Export): string =>
  `导出人 ${byName}　时间 ${dateText(at)} ${timeText(at)}　${decidedByName === undefined ? '' : `批准人 ${decidedByName}　`}编号 ${_id}　仅限内部使用，请勿外传`;

const grown = (asked: Export, made: number): boolean => made > ALONE_ROWS && asked.decidedById === undefined;

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
    await exportsOf(tx).update(asked._id, { pages: after.pages, made: after.made, cursor: after.cursor ?? command.remove() });
    return ok(null);
  });
  return after;
};

/** It came to more than was asked for: another person has to look, and it begins anew. */
const askAgain = async ({ deps }: Context, asked: Export): Promise<void> => {
  const next = nextExportState(asked.state, 'grow');
  if (!next.ok) return;
  await removeParts(deps.db, asked._id);
  await exportsOf(deps.db).update(asked._id, { state: next.data, rows: asked.made, pages: 0, made: 0, cursor: deps.db.command.remove() });
};

const fileOf = (format: Export['format'], table: Table): Promise<Buffer> | Buffer => (format === 'csv' ? toCsv(table) : toXlsx(table));

/** The number keeps it apart; the name is what a browser calls it. Paths hold no more than letters, digits and Chinese. */
const pathOf = ({ _id, format }: Export, title: string): string =>
  `exports/${_id}/${title.replace(/[^0-9A-Za-z\u4e00-\u9fff]/g, '')}.${format}`;

/** Puts the pages together. Running it again writes the same file over itself. */
const finish = async (context: Context, asked: Export): Promise<void> => {
  const { deps, now } = context;
  const next = nextExportState(asked.state, 'make');
  if (!next.ok) return;
  const rows = (await readParts(deps.db, asked._id)).flatMap(part => part.rows);
  const title = titleOf(await loadOrg(deps), asked);
  const bytes = await fileOf(asked.format, { title, mark: markOf(asked), head: headOf(asked.kind), rows });
  const fileId = await deps.files.put(pathOf(asked, title), bytes);
  await keepAudit(deps.db, {
    ...auditRecord(context, { actorKind: 'system', actorId: 'jobs', subjectKind: 'export', subjectId: asked._id }),
    _id: `aud_make_${asked._id}`,
    action: 'export.make',
  });
  const patch = { state: next.data, fileId, rows: rows.length, readyAt: now, expiresAt: now + KEPT_MS };
  await exportsOf(deps.db).update(asked._id, patch);
  await removeParts(deps.db, asked._id);
};

const step = async (context: Context, asked: Export): Promise<void> => {
  // the last page leaves no cursor
  const begun = asked.pages > 0 && asked.cursor === undefined;
  const after = begun ? asked : await makePage(context, asked);
  if (grown(after, after.made)) await askAgain(context, after);
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

/** Makes what was approved, a page at a time, and removes files whose time is over. */
export const makeExports = async (context: Context): Promise<Counts> => {
  await inPages(context.deps, () => expirePage(context));
  return inPages(context.deps, async () => {
    const asked = await nextToMake(context.deps.db);
    if (!asked) return { done: 0, full: false };
    await step(context, asked);
    return { done: 1, full: true };
  });
};
