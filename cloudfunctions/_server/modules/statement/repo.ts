import { findPage, type PageOptions } from '../../db/cursor';
import type { StatementSums } from '@core/contracts/statement';
import { STATEMENT_STATES } from '@core/domain/books/state';
import type { Database, Reader, Transaction, Where } from '../../db/database';
import { STATEMENT_RUNS, STATEMENTS, type Statement, type StatementRun } from './documents';

export const statementsOf = (from: Pick<Transaction, 'collection'>): Reader<Statement> => from.collection<Statement>(STATEMENTS);
export const runsOf = (from: Pick<Transaction, 'collection'>): Reader<StatementRun> => from.collection<StatementRun>(STATEMENT_RUNS);

/** `brandIds`: of these brands alone. `shown`: those that their brands were shown. `answered`: with a dispute that the mall has answered. */
export type Asked = { month?: string; state?: Statement['state']; answered?: true; brandIds?: readonly string[]; shown?: true };

const SHOWN = STATEMENT_STATES.filter(state => state !== 'open');

const stateOf = ({ command }: Database, { state, shown }: Asked): Where => {
  if (shown === undefined) return state === undefined ? {} : { state };
  return { state: command.in(state === undefined ? SHOWN : SHOWN.filter(one => one === state)) };
};

const brandsOf = ({ command }: Database, brandIds: readonly string[]): Where => ({
  brandId: brandIds.length === 1 ? brandIds[0]! : command.in([...brandIds]),
});

const whereOf = (db: Database, asked: Asked): Where => ({
  ...(asked.brandIds === undefined ? {} : brandsOf(db, asked.brandIds)),
  ...(asked.month === undefined ? {} : { month: asked.month }),
  ...(asked.answered === undefined ? {} : { answered: true }),
  ...stateOf(db, asked),
});

/** One page, the latest months first; a month's are in the same order on their own as among others. */
export const findStatements = (db: Database, asked: Asked, page: PageOptions) =>
  findPage(db.command, statementsOf(db), whereOf(db, asked), { field: 'month', direction: 'desc' }, page);

const NOTHING: StatementSums = { statements: 0, dueFen: 0, salesFen: 0, mallFen: 0, brandFen: 0, takenFen: 0, lineCount: 0 };

/** All of them summed; nothing where there are none. */
export const sumStatements = async (db: Database, asked: Asked): Promise<StatementSums> => {
  const parts = ['salesFen', 'mallFen', 'brandFen', 'takenFen'] as const;
  const [found] = await db.collection<Statement>(STATEMENTS).aggregate<StatementSums & { _id: null }>([
    // a month that every statement has: with it the index is used
    { match: { month: db.command.gt(''), ...whereOf(db, asked) } },
    {
      group: {
        _id: null,
        statements: { $sum: 1 },
        dueFen: { $sum: '$dueFen' },
        lineCount: { $sum: { $ifNull: ['$entryCount', '$lineCount'] } },
        ...Object.fromEntries(parts.map(part => [part, { $sum: `$parts.${part}` }])),
      },
    },
  ]);
  if (!found) return NOTHING;
  const { _id: _whole, ...sums } = found;
  return sums;
};

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
