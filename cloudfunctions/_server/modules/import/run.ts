import { DAY_MS } from '@core/domain/calendar';
import { lineFaultText } from '@core/domain/coupon/issue/code-file';
import { changesBetween, stateChange } from '@core/domain/change';
import type { Context } from '../../context';
import { auditRecord, type AuditRecord } from '../audit/audit';
import { keepAudit } from '../audit/keep';
import { inPages, type Counts } from '../job/pages';
import type { Ending, Import } from './documents';
import { encodingOf } from './encoding';
import { inLists, linesOf } from './lines';
import { importPage, PAGE_LINES } from './page';
import { changeImports, findAbandoned, findFaults, findIdle, importsOf } from './repo';

/** As long as a function may run: a crashed run holds the next one up no longer. */
const LEASE_MS = 60_000;
const HEAD_BYTES = 64 * 1024;
const FAULT_DOCS = 50;

/** Takes the job for this run; undefined when another run has it. */
const acquire = ({ deps }: Context, { _id }: Import): Promise<Import | undefined> => {
  const now = deps.now();
  return importsOf(deps.db).updateAndReturn(
    { _id, state: 'running', leaseUntil: deps.db.command.lte(now) },
    { leaseUntil: now + LEASE_MS },
  );
};

/** What came of it, in the name of whoever brought it, once. */
const endRecord = (context: Context, job: Import, { state }: Ending): AuditRecord => {
  const change = [...stateChange('running', state), ...changesBetween<Import>({}, job, ['added', 'bad'])];
  const entry = { actorKind: 'staff', actorId: job.byId, subjectKind: 'import', subjectId: job._id, change } as const;
  return { ...auditRecord(context, entry), _id: `aud_${job._id}_end`, action: 'import.start' };
};

/** The file is worth money to whoever reads it and goes away; a run that ends before that is gone on with from here. */
const removeFile = async (context: Context, job: Import, ending: Ending): Promise<void> => {
  const { deps } = context;
  const { _id, fileId } = job;
  await deps.files.remove(fileId);
  await keepAudit(deps.db, endRecord(context, job, ending));
  await importsOf(deps.db).update(_id, { ...ending, endedAt: deps.now(), leaseUntil: 0 });
};

const end = async (context: Context, job: Import, ending: Ending): Promise<void> => {
  const { db } = context.deps;
  await importsOf(db).update(job._id, { ending: db.command.set(ending) });
  await removeFile(context, job, ending);
};

const headOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    held += chunk.length;
    if (held >= HEAD_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
};

/** Looks at the file before the first line of it is believed. */
const look = async (context: Context, job: Import): Promise<Import['why'] | NonNullable<Import['encoding']>> => {
  const { files } = context.deps;
  const bytes = await files.size(job.fileId);
  if (bytes === undefined) return 'FILE_MISSING';
  if (bytes === 0) return 'FILE_EMPTY';
  // the size that was promised is what was allowed
  if (bytes > job.bytes) return 'FILE_TOO_LARGE';
  return encodingOf(await headOf(await files.read(job.fileId))) ?? 'ENCODING_UNKNOWN';
};

/** The job with its encoding; undefined when the file is refused. */
const withEncoding = async (context: Context, job: Import): Promise<(Import & Required<Pick<Import, 'encoding'>>) | undefined> => {
  if (job.encoding !== undefined) return { ...job, encoding: job.encoding };
  const seen = await look(context, job);
  if (seen === 'utf-8' || seen === 'gbk') {
    await importsOf(context.deps.db).update(job._id, { encoding: seen });
    return { ...job, encoding: seen };
  }
  await end(context, job, { state: 'refused', why: seen });
  return undefined;
};

const BOM = '\ufeff';

/** Every bad line, for a spreadsheet. It names lines, not codes: who has the file can look, who has not learns nothing. */
const reportOf = async ({ deps }: Context, job: Import): Promise<Buffer> => {
  const rows = ['行号,原因'];
  for (let after = -1; ;) {
    const docs = await findFaults(deps.db, job._id, after, FAULT_DOCS);
    for (const { line, reason, first } of docs.flatMap(({ faults }) => faults)) rows.push(`${line},${lineFaultText(reason, first)}`);
    if (docs.length < FAULT_DOCS) break;
    after = docs.at(-1)!.line;
  }
  return Buffer.from(`${BOM}${rows.join('\r\n')}\r\n`);
};

/** The last line is in: writes the report. Running it again writes the same one. */
const finish = async (context: Context, job: Import): Promise<void> => {
  const report =
    job.bad > 0 ? { reportId: await context.deps.files.put(`imports/${job._id}-report.csv`, await reportOf(context, job)) } : {};
  await end(context, job, { state: 'done', ...report });
};

/**
 * Goes on with one import until its file is through or the time is over.
 * @returns lines that this run took in, and whether there are more
 */
const runImport = async (context: Context, idle: Import, until: number): Promise<{ lines: number; more: boolean }> => {
  const { deps } = context;
  const mine = await acquire(context, idle);
  if (mine?.ending) await removeFile(context, mine, mine.ending);
  const job = mine && !mine.ending ? await withEncoding(context, mine) : undefined;
  if (!job) return { lines: 0, more: false };
  let current: Import = job;
  for await (const lines of inLists(linesOf(await deps.files.read(job.fileId), job), PAGE_LINES)) {
    const after = await importPage(context, current, lines, deps.now() + LEASE_MS);
    if (!after) return { lines: current.line - job.line, more: false };
    current = after;
    if (deps.now() < until) continue;
    // from now on it is anybody's; those that wait longer come first
    await importsOf(deps.db).update(job._id, { leaseUntil: deps.now() });
    return { lines: current.line - job.line, more: true };
  }
  await finish(context, current);
  return { lines: current.line - job.line, more: false };
};

/** Goes on with one import for `ms`; a failure is logged and left to the timer, when the lease is over. */
export const goOn = async (context: Context, job: Import, ms: number): Promise<{ lines: number; failed: boolean }> => {
  try {
    const { lines } = await runImport(context, job, context.deps.now() + ms);
    return { lines, failed: false };
  } catch (error) {
    context.deps.log({ event: 'import-later', importId: job._id, error: error instanceof Error ? error.stack : String(error) });
    return { lines: 0, failed: true };
  }
};

/** One import keeps the others waiting no longer. */
const TURN_MS = 4_000;

/** A file that was sent and not started holds its codes no longer than this. */
export const START_WITHIN_MS = DAY_MS;
const ABANDONED_PAGE = 20;

/** Ends what nobody started in time: from here it goes the way of every file that is refused. */
const endAbandoned = async ({ deps }: Context): Promise<void> => {
  for (const { _id } of await findAbandoned(deps.db, deps.now(), ABANDONED_PAGE)) {
    const ending: Ending = { state: 'refused', why: 'NEVER_STARTED' };
    // one that is started at this moment is no longer waiting
    await changeImports(deps.db, { _id, state: 'waiting' }, { state: 'running', leaseUntil: 0, ending: deps.db.command.set(ending) });
  }
};

/** Goes on with every import that nobody works on, a turn each; each minute. `done` counts lines. */
export const runImports = async (context: Context): Promise<Counts> => {
  await endAbandoned(context);
  return inPages(context.deps, async () => {
    const { deps } = context;
    const [job] = await findIdle(deps.db, deps.now());
    if (!job) return { done: 0, full: false };
    const { lines, failed } = await goOn(context, job, TURN_MS);
    return { done: Math.max(1, lines), failed: failed ? 1 : 0, full: true };
  });
};
