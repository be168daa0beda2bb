import { isAnswered } from '@core/domain/books/dispute';
import { nextStatementState } from '@core/domain/books/state';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { changesBetween, stateChange } from '@core/domain/change';
import { ok, type Result } from '@core/domain/result';
import { endOfMonth, monthOf, startOfMonth } from '@core/domain/books/month';
import type { Context, StaffContext } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { insertOnce } from '../../db/insert-once';
import { audit } from '../audit/audit';
import { monthSum, totalsOf, type BrandTotals } from '../books/service';
import { inPages, type Counts } from '../job/pages';
import { once } from '../request/once';
import { entriesOn, STATEMENT_RUNS, statementId, type Statement, type StatementRun } from './documents';
import { runningRuns, runsOf, statementsOf } from './repo';

const PAGE = 20;
const AT_ONCE = 4;

/** Figures as they are now, with what follows from them when a statement had been shown before. */
export const renewed = (statement: Statement, totals: BrandTotals, by: { name: string; now: number }): Statement => {
  const same = statement.lineCount === totals.lineCount && statement.dueFen === totals.dueFen;
  if (same) return statement;
  const next = nextStatementState(statement.state, 'renew');
  if (!next.ok) return statement;
  const drafted = statement.state === 'open';
  const history = drafted
    ? statement.history
    : [...statement.history, { at: by.now, event: 'renew' as const, byName: by.name, dueFen: totals.dueFen }];
  return { ...statement, ...totals, state: next.data, revision: statement.revision + (drafted ? 0 : 1), madeAt: by.now, history };
};

/** Writes a statement as a whole, with what follows from it, inside a transaction that has read it. */
export const keepStatement = async (tx: Transaction, command: Database['command'], { _id, ...fields }: Statement): Promise<void> => {
  const { byKind, parts, history, ...rest } = fields;
  const sets = { byKind: command.set(byKind), parts: command.set(parts), history: command.set(history) };
  await statementsOf(tx).update(_id, { ...rest, ...sets, answered: isAnswered(fields) });
};

const draftOf = (brandId: string, month: string, totals: BrandTotals, now: number): Statement => ({
  _id: statementId(brandId, month),
  brandId,
  month,
  state: 'open',
  ...totals,
  revision: 0,
  madeAt: now,
  history: [],
  schema: 1,
});

type By = StatementRun['by'];

/** As it is shown. */
const counted = (statement: Statement) => ({ ...statement, lineCount: entriesOn(statement) });

/** A draft that came to be, or says something else now: in the name of who asked for it, else of the timer. */
const auditDraft = (context: Context, tx: Transaction, by: By, before: Statement | undefined, after: Statement): Promise<void> =>
  audit(context, tx, {
    ...(by === undefined ? { actorKind: 'system', actorId: 'jobs' } : { actorKind: 'staff', actorId: by }),
    subjectKind: 'statement',
    subjectId: after._id,
    change: changesBetween(before ? counted(before) : {}, counted(after), ['state', 'dueFen', 'lineCount']),
  });

/** Only drafts follow the books by themselves: what a brand was shown changes when finance issues it again. */
const makeOne = async (context: Context, { _id: month, by }: StatementRun, brandId: string): Promise<void> => {
  const { deps, now } = context;
  const totals = await totalsOf(deps.db, brandId, month);
  await deps.transact<null, never>(async tx => {
    const there = await statementsOf(tx).get(statementId(brandId, month));
    if (there && there.state !== 'open') return ok(null);
    const after = there ? renewed(there, totals, { name: '', now }) : draftOf(brandId, month, totals, now);
    if (after === there) return ok(null);
    if (there) await keepStatement(tx, deps.db.command, after);
    else await statementsOf(tx).insert(after);
    await auditDraft({ ...context, action: 'statement.make' }, tx, by, there, after);
    return ok(null);
  });
};

/** The next brands of a month that have lines in it. */
const makePage = async (context: Context, run: StatementRun): Promise<{ done: number; full: boolean }> => {
  const { deps } = context;
  const { lines } = await monthSum(deps.db, run._id);
  const brands = [...lines.keys()].filter(brandId => brandId > run.after).sort();
  const page = brands.slice(0, PAGE);
  for (let from = 0; from < page.length; from += AT_ONCE)
    await Promise.all(page.slice(from, from + AT_ONCE).map(brandId => makeOne(context, run, brandId)));
  const full = brands.length > PAGE;
  const last = page.at(-1) ?? run.after;
  await runsOf(deps.db).update(run._id, { after: last, made: deps.db.command.inc(page.length), state: full ? 'running' : 'done' });
  return { done: page.length, full };
};

const newRun = (_id: string, at: number): StatementRun => ({ _id, state: 'running', after: '', made: 0, at, schema: 1 });

/** Goes on with drafts that were begun; the last month's are begun by itself when it is over. */
export const makeStatements = async (context: Context): Promise<Counts> => {
  const { deps, now } = context;
  const last = monthOf(startOfMonth(monthOf(now)) - 1);
  // once: afterwards finance asks for it
  await insertOnce(deps.db.collection<StatementRun>(STATEMENT_RUNS), newRun(last, endOfMonth(last)));
  return inPages(deps, async () => {
    const [run] = await runningRuns(deps.db);
    if (!run) return { done: 0, full: false };
    const { done } = await makePage(context, run);
    // a run ends by itself; there may be another
    return { done: Math.max(1, done), full: true };
  });
};

/** Begins the drafts of a month anew and makes the first page at once. */
export const makeMonth = async (
  context: StaffContext,
  input: { month: string },
): Promise<Result<{ month: string; made: number; more: boolean }, ErrorCode>> => {
  const { deps, staff, as, now } = context;
  const begun = await once<null, ErrorCode, null>(context, {
    actor: staff._id,
    ref: null,
    work: async tx => {
      const before = await runsOf(tx).get(input.month);
      const { _id, ...run } = newRun(input.month, now);
      if (before) await runsOf(tx).update(_id, { ...run, by: staff._id });
      else await runsOf(tx).insert({ _id, ...run, by: staff._id });
      const change = stateChange(before?.state, run.state);
      const subject = { subjectKind: 'month', subjectId: input.month, change };
      await audit(context, tx, { actorKind: 'staff', actorId: staff._id, storeId: as.storeId, ...subject });
      return ok(null);
    },
    recall: async () => ok(null),
  });
  if (!begun.ok) return begun;
  const run = (await runsOf(deps.db).get(input.month))!;
  if (run.state === 'done') return ok({ month: input.month, made: run.made, more: false });
  const { done, full } = await makePage(context, run);
  return ok({ month: input.month, made: run.made + done, more: full });
};
