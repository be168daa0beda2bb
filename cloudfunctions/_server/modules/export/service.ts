import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { ExportRow, exportActions } from '@core/contracts/export';
import { dateText, MINUTE_MS } from '@core/domain/calendar';
import { changesBetween, stateChange, type FieldChange } from '@core/domain/change';
import { firstState, MOST_ROWS, nextExportState, type ExportEvent } from '@core/domain/export/state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { audit } from '../audit/audit';
import { brandOf, loadOrg, toBrandRef, type Org } from '../org/service';
import { once } from '../request/once';
import { issuedOf } from '../statement/service';
import type { Export } from './documents';
import { aloneSoFar, countAlone, exportsOf, findExports } from './repo';
import { countRows, titleOf } from './source';

type Actions = typeof exportActions;
type In<A extends keyof Actions> = InputOf<Actions, A>;

const LINK_MS = 10 * MINUTE_MS;

/** The file has the names of these two in it. */
const takes = ({ byId, decidedById }: Export, staffId: string): boolean => byId === staffId || decidedById === staffId;

const toRow = (org: Org, asked: Export, staffId: string): ExportRow => ({
  exportId: asked._id,
  kind: asked.kind,
  format: asked.format,
  month: asked.month,
  ...(asked.brandId === undefined ? {} : { brand: toBrandRef(brandOf(org, asked.brandId)) }),
  rows: asked.rows,
  state: asked.state,
  at: asked.at,
  byName: asked.byName,
  mine: asked.byId === staffId,
  takes: takes(asked, staffId),
  decidedByName: asked.decidedByName,
  note: asked.note,
  expiresAt: asked.expiresAt,
});

/** A brand's people see what they asked for themselves. */
const maySee = ({ as }: Pick<StaffContext, 'as'>, { brandId, byBrand }: Export): boolean =>
  as.role !== 'brand-operator' || (as.brandId === brandId && byBrand === true);

const show = async (context: StaffContext, exportId: string): Promise<Result<ExportRow, ErrorCode>> => {
  const asked = await exportsOf(context.deps.db).get(exportId);
  return asked && maySee(context, asked) ? ok(toRow(await loadOrg(context.deps), asked, context.staff._id)) : refuse('EXPORT_NOT_FOUND');
};

/** "青萝 2026年10月结算明细" for each table that was asked for, by its id. */
export const exportTitles = async (db: Database, org: Org, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const found = await exportsOf(db).find({ _id: db.command.in([...ids]) }, { limit: ids.length });
  return new Map(found.map(asked => [asked._id, titleOf(org, asked)]));
};

type Told = { reason?: string; change?: FieldChange[] };

const auditOf = (context: StaffContext, tx: Transaction, exportId: string, { reason, change }: Told = {}): Promise<void> =>
  audit(context, tx, {
    actorKind: 'staff',
    actorId: context.staff._id,
    storeId: context.as.storeId,
    subjectKind: 'export',
    subjectId: exportId,
    ...(reason === undefined ? {} : { reason }),
    ...(change === undefined ? {} : { change }),
  });

/** What the log tells of a table that somebody asks for. */
const ASKED = ['state', 'kind', 'format', 'month', 'brandId', 'rows'] as const;

type What = Pick<Export, 'kind' | 'format' | 'month' | 'brandId' | 'upTo'>;

/** Of a statement a brand takes away what it was shown, and nothing of a draft; the journal is the group's. */
const shownOf = async ({ deps, as }: StaffContext, what: What): Promise<What | undefined> => {
  if (as.role !== 'brand-operator' || what.kind === 'redemptions' || what.kind === 'sales') return what;
  const statement = what.kind === 'entries' ? undefined : await issuedOf(deps.db, what.brandId!, what.month);
  return statement && { ...what, ...(statement.upTo === undefined ? {} : { upTo: statement.upTo }) };
};

const whatOf = ({ as }: StaffContext, { kind, format, month, brandId: wanted }: In<'export.request'>): What => {
  const brandId = as.role === 'brand-operator' ? as.brandId : wanted;
  // the journal knows no brands
  return { kind, format, month, ...(brandId === undefined || (kind === 'entries' && as.role !== 'brand-operator') ? {} : { brandId }) };
};

/** Asks for a table; so far as it is no more than 1,000 rows of the person and day it is made at once, else somebody approves it. */
export const requestExport = async (context: StaffContext, input: In<'export.request'>): Promise<Result<ExportRow, ErrorCode>> => {
  const { deps, staff, as, now } = context;
  const what = whatOf(context, input);
  if (what.brandId !== undefined && !(await loadOrg(deps)).brands.has(what.brandId)) return refuse('NOT_FOUND');
  const shown = await shownOf(context, what);
  const rows = shown ? await countRows(deps.db, shown) : 0;
  if (!shown || rows === 0) return refuse('EXPORT_EMPTY');
  if (rows > MOST_ROWS[shown.format]) return refuse('EXPORT_TOO_LARGE', { rows, most: MOST_ROWS[shown.format] });
  const exportId = deps.ids.next('ex');
  const by = { byId: staff._id, byName: staff.name, ...(as.role === 'brand-operator' ? { byBrand: true as const } : {}) };
  const change = {
    actor: staff._id,
    ref: { exportId },
    work: async (tx: Transaction): Promise<Result<{ exportId: string }, ErrorCode>> => {
      const day = dateText(now);
      const state = firstState(rows, await aloneSoFar(tx, staff._id, day));
      if (state === 'approved') await countAlone(tx, { staffId: staff._id, day, now }, rows);
      await exportsOf(tx).insert({ _id: exportId, ...shown, rows, state, at: now, ...by, pages: 0, made: 0, tries: 0, schema: 1 });
      await auditOf(context, tx, exportId, { change: changesBetween<Export>({}, { ...shown, rows, state }, ASKED) });
      return ok({ exportId });
    },
    recall: async (ref: { exportId: string }) => ok(ref),
  };
  const done = await afterLostRace(() => once<{ exportId: string }, ErrorCode, { exportId: string }>(context, change));
  return done.ok ? show(context, done.data.exportId) : done;
};

/** One page of what was asked for, the latest first; a brand's people see their own brand's. */
export const listExports = async (
  { deps, staff, as }: StaffContext,
  page: In<'export.list'>,
): Promise<Result<OutputOf<Actions, 'export.list'>, ErrorCode>> => {
  const { rows, nextCursor } = await findExports(deps.db, as.role === 'brand-operator' ? as.brandId : undefined, page);
  const org = await loadOrg(deps);
  return ok({ items: rows.filter(row => maySee({ as }, row)).map(row => toRow(org, row, staff._id)), nextCursor });
};

const decide = async (
  context: StaffContext,
  exportId: string,
  { event, note }: { event: ExportEvent; note?: string },
): Promise<Result<ExportRow, ErrorCode>> => {
  const { staff, now } = context;
  const done = await once<null, ErrorCode, null>(context, {
    actor: staff._id,
    ref: null,
    work: async tx => {
      const asked = await exportsOf(tx).get(exportId);
      if (!asked) return refuse('EXPORT_NOT_FOUND');
      // four eyes are not two
      if (asked.byId === staff._id) return refuse('EXPORT_SELF');
      const next = nextExportState(asked.state, event);
      if (!next.ok) return next;
      const by = { decidedById: staff._id, decidedByName: staff.name, decidedAt: now };
      await exportsOf(tx).update(exportId, { state: next.data, ...by, tries: 0, ...(note === undefined ? {} : { note }) });
      await auditOf(context, tx, exportId, { reason: note, change: stateChange(asked.state, next.data) });
      return ok(null);
    },
    recall: async () => ok(null),
  });
  return done.ok ? show(context, exportId) : done;
};

/** Lets a large table be made; never by who asked for it. */
export const approveExport = (context: StaffContext, { exportId }: In<'export.approve'>) => decide(context, exportId, { event: 'approve' });

/** Refuses a large table, with a reason. */
export const rejectExport = (context: StaffContext, { exportId, note }: In<'export.reject'>) =>
  decide(context, exportId, { event: 'reject', note });

/** A link for ten minutes; each is in the audit log. The same request again answers the same link. */
export const downloadExport = async (
  context: StaffContext,
  { exportId }: In<'export.download'>,
): Promise<Result<OutputOf<Actions, 'export.download'>, ErrorCode>> => {
  const { deps, staff, now } = context;
  type Answer = OutputOf<Actions, 'export.download'>;
  const found = await exportsOf(deps.db).get(exportId);
  if (!found || !maySee(context, found)) return refuse('EXPORT_NOT_FOUND');
  if (!takes(found, staff._id)) return refuse('EXPORT_NOT_YOURS');
  // a brand may be called what no file may be
  const fileTitle = titleOf(await loadOrg(deps), found).replace(/[\\/:*?"<>|]/g, ' ');
  return once<Answer, ErrorCode, Answer>(context, {
    actor: staff._id,
    remember: answer => answer,
    recall: async answer => ok(answer),
    work: async tx => {
      const asked = (await exportsOf(tx).get(exportId))!;
      if (asked.state !== 'ready' || asked.expiresAt! <= now) return refuse('EXPORT_WRONG_STATE', { state: asked.state });
      const until = Math.min(now + LINK_MS, asked.expiresAt!);
      const url = await deps.files.link(asked.fileId!, Math.ceil((until - now) / 1000));
      await auditOf(context, tx, exportId);
      return ok({ url, fileName: `${fileTitle}.${asked.format}`, until });
    },
  });
};
