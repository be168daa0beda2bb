import type { StatementView } from '@core/contracts/statement';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { payoutDraft } from '@core/domain/books/entries';
import { changesBetween } from '@core/domain/change';
import { nextStatementState, type StatementEvent } from '@core/domain/books/state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { audit } from '../audit/audit';
import { entryId } from '../books/documents';
import { isLocked, isOver, postEntry, totalsOf, type BrandTotals } from '../books/service';
import { once } from '../request/once';
import type { Statement } from './documents';
import { keepStatement, renewed } from './make';
import { statementsOf } from './repo';
import { getStatement, maySee } from './service';

type Move = {
  event: StatementEvent | ((statement: Statement) => StatementEvent);
  note?: string;
  /** what else belongs to the move; a refusal undoes it */
  also?: (tx: Transaction, statement: Statement) => Promise<Result<Statement, ErrorCode>>;
};

/** Of what an issue changes, what finance had put right by hand. */
const correctedSince = (before: Statement, after: Statement): { correctionFen?: number } => {
  const correctionFen = after.parts.correctionFen - before.parts.correctionFen;
  return before.state === 'open' || correctionFen === 0 ? {} : { correctionFen };
};

const moved = (
  { staff, now }: StaffContext,
  found: Statement,
  statement: Statement,
  { event: asked, note }: Move,
): Result<Statement, ErrorCode> => {
  const event = typeof asked === 'function' ? asked(statement) : asked;
  const next = nextStatementState(statement.state, event);
  if (!next.ok) return next;
  const words = { ...correctedSince(found, statement), ...(note === undefined ? {} : { note }) };
  const entry = { at: now, event, byName: staff.name, dueFen: statement.dueFen, ...words };
  return ok({ ...statement, state: next.data, history: [...statement.history, entry] });
};

const move = async (context: StaffContext, statementId: string, step: Move): Promise<Result<StatementView, ErrorCode>> => {
  const { deps, staff, as } = context;
  const work = async (tx: Transaction): Promise<Result<null, ErrorCode>> => {
    const found = await statementsOf(tx).get(statementId);
    if (!found || !maySee(context, found)) return refuse('STATEMENT_NOT_FOUND');
    const before = step.also ? await step.also(tx, found) : ok(found);
    if (!before.ok) return before;
    const after = moved(context, found, before.data, step);
    if (!after.ok) return after;
    await keepStatement(tx, deps.db.command, after.data);
    const subject = { subjectKind: 'statement', subjectId: statementId, ...(step.note === undefined ? {} : { reason: step.note }) };
    const change = changesBetween(found, after.data, ['state', 'dueFen']);
    await audit(context, tx, { actorKind: 'staff', actorId: staff._id, storeId: as.storeId, ...subject, change });
    return ok(null);
  };
  const change = { actor: staff._id, ref: null, work, recall: async () => ok(null) };
  const done = await afterLostRace(() => once<null, ErrorCode, null>(context, change));
  return done.ok ? getStatement(context, { statementId }) : done;
};

type ById = { statementId: string };
type WithNote = ById & { note: string };
type Seen = { revision: number };

/** Nobody decides on figures that she has not seen. */
const ifSeen = (statement: Statement, { revision }: Seen): Result<Statement, ErrorCode> =>
  statement.revision === revision ? ok(statement) : refuse('STATEMENT_CHANGED', { revision: statement.revision });

/** The figures as the books say them now: a draft is shown, what was shown before is made anew. */
const upToDate = ({ staff, now }: StaffContext, current: Statement, totals: BrandTotals): Result<Statement, ErrorCode> => {
  if (current.state === 'open') return ok(renewed(current, totals, { name: staff.name, now }));
  const same = totals.dueFen === current.dueFen && totals.lineCount === current.lineCount;
  // nothing new to show
  if (same) return refuse('STATEMENT_WRONG_STATE', { state: current.state });
  return ok({ ...current, ...totals, revision: current.revision + 1, madeAt: now });
};

/** Shows a brand its month as the books say it now. One that was shown before is made anew when something came after. */
export const issue = async (context: StaffContext, { statementId }: ById): Promise<Result<StatementView, ErrorCode>> => {
  const { deps, now } = context;
  const found = await statementsOf(deps.db).get(statementId);
  if (!found) return refuse('STATEMENT_NOT_FOUND');
  if (!isOver(found.month, now)) return refuse('BOOKS_MONTH_NOT_OVER');
  const upTo = deps.now();
  const totals = await totalsOf(deps.db, found.brandId, found.month, upTo);
  return move(context, statementId, {
    event: ({ state }) => (state === 'open' ? 'issue' : 'renew'),
    also: async (_, current) => {
      const shown = upToDate(context, current, totals);
      return shown.ok ? ok({ ...shown.data, upTo }) : shown;
    },
  });
};

/** The brand agrees. */
export const confirm = (context: StaffContext, { statementId, revision }: ById & Seen) =>
  move(context, statementId, { event: 'confirm', also: async (_, statement) => ifSeen(statement, { revision }) });

/** The brand does not agree, and says why. */
export const dispute = (context: StaffContext, { statementId, note, revision }: WithNote & Seen) =>
  move(context, statementId, { event: 'dispute', note, also: async (_, statement) => ifSeen(statement, { revision }) });

/** The brand takes its dispute back; who comes after the answer is refused by the table of states. */
export const withdraw = (context: StaffContext, { statementId, revision }: ById & Seen) =>
  move(context, statementId, { event: 'withdraw', also: async (_, statement) => ifSeen(statement, { revision }) });

/** Finance answers a dispute; the statement is out again. */
export const answer = (context: StaffContext, { statementId, note }: WithNote) => move(context, statementId, { event: 'answer', note });

/** The payment goes into the books with the state, once, whoever presses twice; only of a month that is locked. */
export const settle = (context: StaffContext, { statementId, note, revision }: WithNote & Seen) =>
  move(context, statementId, {
    event: 'settle',
    note,
    also: async (tx, statement) => {
      const seen = ifSeen(statement, { revision });
      if (!seen.ok) return seen;
      // the table of states refuses it
      if (statement.state !== 'confirmed') return ok(statement);
      // what is paid must not change under the payment
      if (!(await isLocked(tx, statement.month))) return refuse('BOOKS_NOT_LOCKED');
      const { command } = context.deps.db;
      const draft = payoutDraft(statement.brandId, statement.dueFen);
      const refs = { statementId, note };
      const times = { at: context.now, postedAt: context.now };
      await postEntry(tx, command, { _id: entryId('payout', statementId), kind: 'payout', ...times, refs, draft });
      return ok(statement);
    },
  });
