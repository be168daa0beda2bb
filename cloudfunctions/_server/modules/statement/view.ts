import type { BookLineView, StatementRow, StatementView } from '@core/contracts/statement';
import type { BookLine } from '../books/documents';
import { brandInMonth, type MonthSum } from '../books/service';
import { brandOf, counterOf, toBrandRef, toCounterRef, type Org } from '../org/service';
import type { Statement } from './documents';

/** Did something come into the month after the statement was made? */
export const isStale = (statement: Statement, month: MonthSum): boolean => {
  const { dueFen, lineCount } = brandInMonth(month, statement.brandId);
  return dueFen !== statement.dueFen || lineCount !== statement.lineCount;
};

export const toRow = (org: Org, statement: Statement, month: MonthSum): StatementRow => ({
  statementId: statement._id,
  brand: toBrandRef(brandOf(org, statement.brandId)),
  month: statement.month,
  state: statement.state,
  dueFen: statement.dueFen,
  salesFen: statement.parts.salesFen,
  mallFen: statement.parts.mallFen,
  brandFen: statement.parts.brandFen,
  takenFen: statement.parts.takenFen,
  lineCount: statement.lineCount,
  revision: statement.revision,
  stale: isStale(statement, month),
  locked: month.locked,
});

export const toStatement = (org: Org, statement: Statement, month: MonthSum): StatementView => ({
  ...toRow(org, statement, month),
  parts: statement.parts,
  byKind: statement.byKind.map(({ kind, count, dueFen, parts }) => ({ kind: kind as BookLineView['kind'], count, dueFen, parts })),
  madeAt: statement.madeAt,
  history: statement.history,
});

/** Lines are of the kinds that concern a brand. */
export const toLine = (org: Org, line: BookLine): BookLineView => ({
  lineId: line._id,
  kind: line.kind as BookLineView['kind'],
  at: line.at,
  ...(line.counterId === undefined ? {} : { counter: toCounterRef(org, counterOf(org, line.counterId)) }),
  slipNo: line.slipNo,
  movedFrom: line.movedFrom,
  note: line.note,
  dueFen: line.dueFen,
  parts: line.parts,
});
