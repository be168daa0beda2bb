import type { booksActions } from '@core/contracts/books';
import type { statementActions } from '@core/contracts/statement';
import type { Handlers } from '../../context';
import { correct } from '../books/service';
import { answer, confirm, dispute, issue, settle, withdraw } from './change';
import { showLine } from './detail';
import { makeMonth } from './make';
import { listEntries, showAccounts } from './accounts';
import { showSales } from './sales';
import { showVouchers } from './vouchers';
import { getStatement, listLines, listStatements, lockMonth, openBooks, showFigures } from './service';

export const statementHandlers: Handlers<typeof booksActions & typeof statementActions> = {
  'books.open': openBooks,
  'books.figures': showFigures,
  'books.sales': showSales,
  'books.accounts': showAccounts,
  'books.entries': listEntries,
  'books.vouchers': showVouchers,
  'books.lock': lockMonth,
  'books.correct': correct,
  'statement.list': listStatements,
  'statement.get': getStatement,
  'statement.lines': listLines,
  'statement.line': showLine,
  'statement.make': makeMonth,
  'statement.issue': issue,
  'statement.confirm': confirm,
  'statement.dispute': dispute,
  'statement.withdraw': withdraw,
  'statement.answer': answer,
  'statement.settle': settle,
};
