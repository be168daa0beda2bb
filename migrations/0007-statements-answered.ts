import { isAnswered } from '@core/domain/books/dispute';
import { STATEMENTS, type Statement } from '@server/modules/statement/documents';
import type { Migration } from './migrate';

const PAGE = 500;

/** Statements from before those with an answered dispute could be looked for. */
export const statementsAnswered: Migration = {
  id: '0007-statements-answered',
  run: async ({ db }) => {
    const statements = db.collection<Statement>(STATEMENTS);
    const { gt } = db.command;
    for (let after = '', full = true; full;) {
      const page = await statements.find({ _id: gt(after) }, { order: [['_id', 'asc']], limit: PAGE });
      for (const statement of page.filter(({ answered }) => answered === undefined))
        if (isAnswered(statement)) await statements.update(statement._id, { answered: true });
      after = page.at(-1)?._id ?? after;
      full = page.length === PAGE;
    }
  },
};
