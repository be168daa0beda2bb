import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { ImportRow, ImportView } from '@core/contracts/import';
import type { OpsContract } from '@core/contracts/ops';
import { changesBetween, stateChange, type FieldChange } from '@core/domain/change';
import { MALL, type Party } from '@core/domain/coupon/template/confirmation';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { PageOptions } from '../../db/cursor';
import type { Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { partyOf } from '../offer/change';
import { makerOf } from '../offer/draft';
import { importRefusal } from '../offer/imports';
import { loadOrg } from '../org/service';
import { once } from '../request/once';
import { TEMPLATES, type Template } from '../template/documents';
import type { Import } from './documents';
import { findImports, importsOf } from './repo';
import { goOn, START_WITHIN_MS } from './run';
import { toRow, toView } from './view';

type Begun = OutputOf<OpsContract, 'import.begin'>;

/** So much of the file is read before the operator is answered. */
const AT_ONCE_MS = 5_000;

/** Somebody else's answers like one that does not exist: a brand's operator has what her brand makes, the group's sees all. */
const maySee = (context: StaffContext, maker: Party): boolean => [MALL, maker].includes(partyOf(context));

/** More pieces of an offer cost whoever made it, so nobody else brings codes for it. */
const mayAdd = (context: StaffContext, maker: Party): boolean => partyOf(context) === maker;

const findTemplate = async (context: StaffContext, templateId: string, may: typeof maySee): Promise<Template | undefined> => {
  const template = await context.deps.db.collection<Template>(TEMPLATES).get(templateId);
  return template && may(context, makerOf(template)) ? template : undefined;
};

const findImport = async (context: StaffContext, importId: string, may: typeof maySee): Promise<Import | undefined> => {
  const job = await importsOf(context.deps.db).get(importId);
  return job && may(context, job.brandId ?? MALL) ? job : undefined;
};

/** The brand that makes it; none for the mall's. */
const brandOf = (template: Template): Pick<Import, 'brandId'> => {
  const maker = makerOf(template);
  return maker === MALL ? {} : { brandId: maker };
};

const jobOf = (
  { staff, now }: StaffContext,
  template: Template,
  input: { importId: string; name: string; bytes: number; fileId: string },
): Import => ({
  _id: input.importId,
  templateId: template._id,
  title: template.title,
  ...brandOf(template),
  state: 'waiting',
  name: input.name,
  path: pathOf(input.importId),
  fileId: input.fileId,
  bytes: input.bytes,
  cursor: 0,
  line: 0,
  added: 0,
  bad: 0,
  at: now,
  byId: staff._id,
  byName: staff.name,
  leaseUntil: now + START_WITHIN_MS,
  schema: 1,
});

const pathOf = (importId: string): string => `imports/${importId}.csv`;

const auditImport = (context: StaffContext, tx: Transaction, subjectId: string, change: FieldChange[]): Promise<void> => {
  const { staff, as } = context;
  return audit(context, tx, { actorKind: 'staff', actorId: staff._id, storeId: as.storeId, subjectKind: 'import', subjectId, change });
};

/** Allows one upload; the same request again allows the same one. */
export const beginImport = async (
  context: StaffContext,
  { templateId, name, bytes }: { templateId: string; name: string; bytes: number },
): Promise<Result<Begun, ErrorCode>> => {
  const { deps, staff } = context;
  const template = await findTemplate(context, templateId, mayAdd);
  if (!template) return refuse('TEMPLATE_NOT_FOUND');
  const refused = importRefusal(await loadOrg(deps), template);
  if (refused) return refuse(refused);
  const importId = deps.ids.next('imp');
  const begun = await once<{ importId: string }, ErrorCode, { importId: string }>(context, {
    actor: staff._id,
    ref: { importId },
    work: async tx => {
      const { fileId } = await deps.files.allow(pathOf(importId));
      const job = jobOf(context, template, { importId, name, bytes, fileId });
      await importsOf(tx).insert(job);
      await auditImport(context, tx, importId, changesBetween<Import>({}, job, ['state', 'templateId', 'name', 'bytes']));
      return ok({ importId });
    },
    recall: async ref => ok(ref),
  });
  if (!begun.ok) return begun;
  const { upload } = await deps.files.allow(pathOf(begun.data.importId));
  return ok({ importId: begun.data.importId, upload });
};

/** Begins to read an uploaded file. Starting it again changes nothing. */
export const startImport = async (context: StaffContext, { importId }: { importId: string }): Promise<Result<ImportView, ErrorCode>> => {
  const { staff } = context;
  const job = await findImport(context, importId, mayAdd);
  if (!job) return refuse('IMPORT_NOT_FOUND');
  const started = await once<null, ErrorCode, null>(context, {
    actor: staff._id,
    ref: null,
    work: async tx => {
      const running = await importsOf(tx).updateAndReturn({ _id: importId, state: 'waiting' }, { state: 'running', leaseUntil: 0 });
      if (running) await auditImport(context, tx, importId, stateChange('waiting', 'running'));
      return ok(null);
    },
    recall: async () => ok(null),
  });
  if (!started.ok) return started;
  await goOn(context, job, AT_ONCE_MS);
  return showImport(context, { importId });
};

/** How far a file is, with the link to its bad lines. */
export const showImport = async (context: StaffContext, { importId }: { importId: string }): Promise<Result<ImportView, ErrorCode>> => {
  const job = await findImport(context, importId, maySee);
  return job ? ok(await toView(context.deps, job)) : refuse('IMPORT_NOT_FOUND');
};

/** One page of files that were brought in, the latest first. */
export const listImports = async (
  context: StaffContext,
  { templateId, ...page }: PageOptions & { templateId: string },
): Promise<Result<{ items: ImportRow[]; nextCursor?: string }, ErrorCode>> => {
  if (!(await findTemplate(context, templateId, maySee))) return refuse('TEMPLATE_NOT_FOUND');
  const { rows, nextCursor } = await findImports(context.deps.db, templateId, page);
  return ok({ items: rows.map(toRow), nextCursor });
};
