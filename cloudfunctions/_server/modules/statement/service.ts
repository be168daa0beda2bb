import type { booksActions, statementActions } from '@core/contracts/books';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { stateChange } from '@core/domain/change';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Database } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { audit } from '../audit/audit';
import { brandInMonth, figuresAt, findLines, getLine, isOver, lockParts, monthSum, monthSums, type MonthSum } from '../books/service';
import { loadOrg } from '../org/service';
import { once } from '../request/once';
import type { BookLine } from '../books/documents';
import { statementId as statementIdOf, type Statement } from './documents';
import { allOfMonth, countByState, findLatest, findOfBrand, findOfMonth, statementsOf } from './repo';
import { isStale, toLine, toRow, toStatement } from './view';

type Books = typeof booksActions;
type Statements = typeof statementActions;
type In<A extends keyof Statements> = InputOf<Statements, A>;
type Out<A extends keyof Statements> = OutputOf<Statements, A>;

/** A brand's people see what was shown to them: their own brand's, from the moment it was issued. */
export const maySee = ({ as }: Pick<StaffContext, 'as'>, { brandId, state }: Pick<Statement, 'brandId' | 'state'>): boolean =>
  as.role !== 'brand-operator' || (as.brandId === brandId && state !== 'open');

/** One page of statements, a month's or the latest; a brand's people see their own. */
export const listStatements = async (
  { deps, as }: StaffContext,
  { month, ...page }: In<'statement.list'>,
): Promise<Result<Out<'statement.list'>, ErrorCode>> => {
  const { db } = deps;
  const find = () => {
    if (as.role === 'brand-operator') return findOfBrand(db, as.brandId!, month, page);
    return month === undefined ? findLatest(db, page) : findOfMonth(db, month, page);
  };
  const { rows, nextCursor } = await find();
  const seen = rows.filter(row => maySee({ as }, row));
  const [org, months] = await Promise.all([loadOrg(deps), monthsOf(db, seen)]);
  return ok({ items: seen.map(row => toRow(org, row, months.get(row.month)!)), nextCursor });
};

const monthsOf = async (db: Database, rows: readonly Statement[]): Promise<Map<string, MonthSum>> => {
  const months = [...new Set(rows.map(({ month }) => month))];
  return new Map(await Promise.all(months.map(async month => [month, await monthSum(db, month)] as const)));
};

/** A brand's people see what was issued, and nothing that was booked after it; finance sees the books. */
const shownUpTo = ({ as }: Pick<StaffContext, 'as'>, { upTo }: Statement): number | undefined =>
  as.role === 'brand-operator' ? upTo : undefined;

/** The statement of a month as the brand was shown it; undefined as long as it was not. */
export const issuedOf = async (db: Database, brandId: string, month: string): Promise<Statement | undefined> => {
  const statement = await statementsOf(db).get(statementIdOf(brandId, month));
  return statement?.state === 'open' ? undefined : statement;
};

/** Somebody else's statement answers like one that does not exist. */
const findStatement = async (context: StaffContext, statementId: string): Promise<Result<Statement, 'STATEMENT_NOT_FOUND'>> => {
  const statement = await statementsOf(context.deps.db).get(statementId);
  return statement && maySee(context, statement) ? ok(statement) : refuse('STATEMENT_NOT_FOUND');
};

/** One statement with its figures and how it came to where it is. */
export const getStatement = async (
  context: StaffContext,
  { statementId }: In<'statement.get'>,
): Promise<Result<Out<'statement.get'>, ErrorCode>> => {
  const found = await findStatement(context, statementId);
  if (!found.ok) return found;
  const [org, month] = await Promise.all([loadOrg(context.deps), monthSum(context.deps.db, found.data.month)]);
  return ok(toStatement(org, found.data, month));
};

/** One page of a statement's lines, the latest first. */
export const listLines = async (
  context: StaffContext,
  { statementId, kind, ...page }: In<'statement.lines'>,
): Promise<Result<Out<'statement.lines'>, ErrorCode>> => {
  const found = await findStatement(context, statementId);
  if (!found.ok) return found;
  const { brandId, month } = found.data;
  const upTo = shownUpTo(context, found.data);
  const [org, { rows, nextCursor }] = await Promise.all([
    loadOrg(context.deps),
    findLines(context.deps.db, { brandId, month, ...(kind === undefined ? {} : { kind }), ...(upTo === undefined ? {} : { upTo }) }, page),
  ]);
  return ok({ items: rows.map(row => toLine(org, row)), nextCursor });
};

/** A line that the caller may see; a brand's people once its statement was shown to them. */
export const findLine = async (context: StaffContext, lineId: string): Promise<Result<BookLine, 'BOOKS_LINE_NOT_FOUND'>> => {
  const line = await getLine(context.deps.db, lineId);
  if (!line) return refuse('BOOKS_LINE_NOT_FOUND');
  if (context.as.role !== 'brand-operator') return ok(line);
  const [statement] = (await findOfBrand(context.deps.db, line.brandId, line.month, { limit: 1 })).rows;
  const upTo = statement && shownUpTo(context, statement);
  const isShown = upTo === undefined || (line.postedAt ?? 0) <= upTo;
  return statement && isShown && maySee(context, statement) ? ok(line) : refuse('BOOKS_LINE_NOT_FOUND');
};

type Month = OutputOf<Books, 'books.open'>['months'][number];

/** The months, and what the mall owes now. */
export const openBooks = async ({ deps, now }: StaffContext): Promise<Result<OutputOf<Books, 'books.open'>, ErrorCode>> => {
  const { db } = deps;
  const [figures, sums, counts] = await Promise.all([figuresAt(db, now), monthSums(db), countByState(db)]);
  // a month in which points alone moved has nothing to settle
  const settled = sums.filter(({ lines }) => lines.size > 0);
  const months = settled.map((sum): Month => {
    const states = Object.fromEntries(counts.filter(({ month }) => month === sum.month).map(({ state, count }) => [state, count]));
    const dueFen = [...sum.lines.keys()].reduce((total, brandId) => total + brandInMonth(sum, brandId).dueFen, 0);
    return {
      month: sum.month,
      over: isOver(sum.month, now),
      locked: sum.locked,
      dueFen,
      brands: sum.lines.size,
      states: states as Month['states'],
    };
  });
  return ok({ figures, months });
};

/** The liabilities at an instant. */
export const showFigures = async (
  { deps }: StaffContext,
  { at }: InputOf<Books, 'books.figures'>,
): Promise<Result<OutputOf<Books, 'books.figures'>, ErrorCode>> => ok(await figuresAt(deps.db, at));

/** Every brand with lines in the month has a statement that was shown to it and says what the books say. */
const allIssued = (sum: MonthSum, statements: readonly Statement[]): Result<null, ErrorCode> => {
  const brandIds = [...sum.lines.keys()].filter(brandId => {
    const statement = statements.find(row => row.brandId === brandId);
    return !statement || statement.state === 'open' || isStale(statement, sum);
  });
  return brandIds.length === 0 ? ok(null) : refuse('BOOKS_NOT_ISSUED', { brandIds: brandIds.sort() });
};

/** Locks a month: from then on nothing can go into it. */
export const lockMonth = async (
  context: StaffContext,
  { month }: InputOf<Books, 'books.lock'>,
): Promise<Result<OutputOf<Books, 'books.lock'>, ErrorCode>> => {
  const { staff, as, now } = context;
  if (!isOver(month, now)) return refuse('BOOKS_MONTH_NOT_OVER');
  type Answer = OutputOf<Books, 'books.lock'>;
  return afterLostRace(() =>
    once<Answer, ErrorCode, Answer>(context, {
      actor: staff._id,
      remember: answer => answer,
      recall: async answer => ok(answer),
      work: async tx => {
        const mayLock = async (sum: MonthSum) => allIssued(sum, await allOfMonth(tx, month));
        const locked = await lockParts(tx, month, { staffId: staff._id, now }, mayLock);
        if (!locked.ok) return locked;
        const subject = { subjectKind: 'month', subjectId: month, change: stateChange('open', 'locked') };
        await audit(context, tx, { actorKind: 'staff', actorId: staff._id, storeId: as.storeId, ...subject });
        return ok({ month, lockedAt: now });
      },
    }),
  );
};
