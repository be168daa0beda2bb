import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { ExportRow, exportActions } from '@core/contracts/export';
import { MINUTE_MS } from '@core/domain/calendar';
import { firstState, MOST_ROWS, nextExportState, type ExportEvent } from '@core/domain/export/state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { brandOf, loadOrg, toBrandRef, type Org } from '../org/service';
import { once } from '../request/once';
import { issuedOf } from '../statement/service';
import type { Export } from './documents';
import { exportsOf, findExports } from './repo';
import { countRows, titleOf } from './source';

type Actions = typeof exportActions;
type In<A extends keyof Actions> = InputOf<Actions, A>;

const LINK_MS = 10 * MINUTE_MS;

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

const auditOf = (context: StaffContext, tx: Transaction, exportId: string, reason?: string): Promise<void> =>
  audit(context, tx, {
    actorKind: 'staff',
    actorId: context.staff._id,
    storeId: context.as.storeId,
    subjectKind: 'export',
    subjectId: exportId,
    ...(reason === undefined ? {} : { reason }),
  });

/** Of a statement a brand takes away what it was shown, and nothing of a draft. */
const isShown = async (
  { deps, as }: StaffContext,
  { kind, month, brandId }: Pick<Export, 'kind' | 'month' | 'brandId'>,
): Promise<boolean> => as.role !== 'brand-operator' || kind !== 'statement-lines' || (await issuedOf(deps.db, brandId!, month)) !== undefined;

/** Asks for a table; up to 1,000 rows it is made at once, above somebody else has to approve it. */
export const requestExport = async (context: StaffContext, input: In<'export.request'>): Promise<Result<ExportRow, ErrorCode>> => {
  const { deps, staff, as, now } = context;
  const brandId = as.role === 'brand-operator' ? as.brandId : input.brandId;
  if (brandId !== undefined && !(await loadOrg(deps)).brands.has(brandId)) return refuse('NOT_FOUND');
  const asked = { kind: input.kind, format: input.format, month: input.month, ...(brandId === undefined ? {} : { brandId }) };
  const rows = (await isShown(context, asked)) ? await countRows(deps.db, asked) : 0;
  if (rows === 0) return refuse('EXPORT_EMPTY');
  if (rows > MOST_ROWS) return refuse('EXPORT_TOO_LARGE', { rows });
  const exportId = deps.ids.next('ex');
  const doc: Export = {
    _id: exportId,
    ...asked,
    ...{ rows, state: firstState(rows), at: now, byId: staff._id, byName: staff.name, pages: 0, made: 0, schema: 1 },
    ...(as.role === 'brand-operator' ? { byBrand: true as const } : {}),
  };
  const done = await once<{ exportId: string }, ErrorCode, { exportId: string }>(context, {
    actor: staff._id,
    ref: { exportId },
    work: async tx => {
      await exportsOf(tx).insert(doc);
      await auditOf(context, tx, exportId);
      return ok({ exportId });
    },
    recall: async ref => ok(ref),
  });
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
      await exportsOf(tx).update(exportId, { state: next.data, ...by, ...(note === undefined ? {} : { note }) });
      await auditOf(context, tx, exportId, note);
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
