import { findPage, type PageOptions } from '../../db/cursor';
import type { Database, Reader, Transaction } from '../../db/database';
import { STATEMENT_RUNS, STATEMENTS, type Statement, type StatementRun } from './documents';

export const statementsOf = (from: Pick<Transaction, 'collection'>): Reader<Statement> => from.collection<Statement>(STATEMENTS);
export const runsOf = (from: Pick<Transaction, 'collection'>): Reader<StatementRun> => from.collection<StatementRun>(STATEMENT_RUNS);

/** A brand's, latest month first. */
export const findOfBrand = (db: Database, brandId: string, month: string | undefined, page: PageOptions) =>
  findPage(
    db.command,
    statementsOf(db),
    { brandId, ...(month === undefined ? {} : { month }) },
    { field: 'month', direction: 'desc' },
    page,
  );

/** A month's, by brand. */
export const findOfMonth = (db: Database, month: string, page: PageOptions) =>
  findPage(db.command, statementsOf(db), { month }, { field: '_id', direction: 'asc' }, page);

/** Everybody's, latest month first. */
export const findLatest = (db: Database, page: PageOptions) =>
  findPage(db.command, statementsOf(db), {}, { field: 'month', direction: 'desc' }, page);

/** All of a month: a group has some hundred brands. */
export const allOfMonth = (from: Pick<Transaction, 'collection'>, month: string): Promise<Statement[]> =>
  statementsOf(from).find({ month }, { limit: 1000 });

export const runningRuns = (db: Database): Promise<StatementRun[]> => runsOf(db).find({ state: 'running' }, { limit: 20 });

export const countByState = async (db: Database): Promise<{ month: string; state: Statement['state']; count: number }[]> => {
  const rows = await db
    .collection<Statement>(STATEMENTS)
    .aggregate<{ _id: { month: string; state: Statement['state'] }; count: number }>([
      { match: { month: db.command.gt('') } },
      { group: { _id: { month: '$month', state: '$state' }, count: { $sum: 1 } } },
    ]);
  return rows.map(({ _id, count }) => ({ ..._id, count }));
};
