import type { booksActions } from '@core/contracts/books';
import type { statementActions } from '@core/contracts/statement';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { stateChange } from '@core/domain/change';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Database } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { audit } from '../audit/audit';
import {
  asBills,
  brandInMonth,
  figuresAt,
  findBills,
  getLine,
  isOver,
  lockParts,
  monthSum,
  monthSums,
  type BillLine,
  type MonthSum,
} from '../books/service';
import { loadOrg, type Org } from '../org/service';
import { once } from '../request/once';
import { statementId as statementIdOf, type Statement } from './documents';
import { allOfMonth, countByState, findStatements, statementsOf, sumStatements, type Asked } from './repo';
import { isStale, toLine, toRow, toStatement } from './view';

type Books = typeof booksActions;
type Statements = typeof statementActions;
type In<A extends keyof Statements> = InputOf<Statements, A>;
type Out<A extends keyof Statements> = OutputOf<Statements, A>;

/** A brand's people see what was shown to them: their own brand's, from the moment it was issued. */
export const maySee = ({ as }: Pick<StaffContext, 'as'>, { brandId, state }: Pick<Statement, 'brandId' | 'state'>): boolean =>
  as.role !== 'brand-operator' || (as.brandId === brandId && state !== 'open');

/** What a list is about: a brand's people see what they were shown; others find brands by a part of their names. */
const askedOf = (org: Org, { as }: Pick<StaffContext, 'as'>, input: Omit<In<'statement.list'>, 'cursor' | 'limit'>): Asked => {
  const { brandName, ...asked } = input;
  if (as.role === 'brand-operator') return { ...asked, brandIds: [as.brandId!], shown: true };
  if (brandName === undefined) return asked;
  const words = brandName.toLowerCase();
  const found = [...org.brands.values()].filter(({ name }) => name.toLowerCase().includes(words));
  return { ...asked, brandIds: found.map(({ _id }) => _id) };
};

/** One page of statements, a month's or the latest; with the first one the sums of all of them. */
export const listStatements = async (
  context: StaffContext,
  { cursor, limit, ...input }: In<'statement.list'>,
): Promise<Result<Out<'statement.list'>, ErrorCode>> => {
  const { db } = context.deps;
  const org = await loadOrg(context.deps);
  const asked = askedOf(org, context, input);
  const [{ rows, nextCursor }, total] = await Promise.all([
    findStatements(db, asked, { cursor, limit }),
    cursor === undefined ? sumStatements(db, asked) : undefined,
  ]);
  const months = await monthsOf(db, [...rows.map(({ month }) => month), ...(asked.month === undefined ? [] : [asked.month])]);
  const items = rows.map(row => toRow(org, row, months.get(row.month)!));
  return ok({ items, nextCursor, total, locked: asked.month === undefined ? undefined : months.get(asked.month)!.locked });
};

const monthsOf = async (db: Database, months: readonly string[]): Promise<Map<string, MonthSum>> =>
  new Map(await Promise.all([...new Set(months)].map(async month => [month, await monthSum(db, month)] as const)));

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
  return ok(toStatement(org, found.data, month, context.as.role !== 'brand-operator'));
};

/** One page of a statement's lines, the latest first; a bill that coupons were used on is one. */
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
    findBills(context.deps.db, { brandId, month, kind, upTo }, page),
  ]);
  return ok({ items: rows.map(row => toLine(org, row, found.data.upTo)), nextCursor });
};

/** A line that the caller may see; a brand's people once its statement was shown to them. */
export const findLine = async (context: StaffContext, lineId: string): Promise<Result<BillLine, 'BOOKS_LINE_NOT_FOUND'>> => {
  const { db } = context.deps;
  const line = await getLine(db, lineId);
  if (!line) return refuse('BOOKS_LINE_NOT_FOUND');
  const whole = async (upTo?: number): Promise<Result<BillLine, never>> => ok((await asBills(db, [line], upTo))[0]!);
  if (context.as.role !== 'brand-operator') return whole();
  const statement = await statementsOf(db).get(statementIdOf(line.brandId, line.month));
  const upTo = statement && shownUpTo(context, statement);
  const isShown = upTo === undefined || (line.postedAt ?? 0) <= upTo;
  return statement && isShown && maySee(context, statement) ? whole(upTo) : refuse('BOOKS_LINE_NOT_FOUND');
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
