import { isAnswered } from '@core/domain/books/dispute';
import type { BookLineView, StatementRow, StatementView } from '@core/contracts/statement';
import { brandInMonth, type BillLine, type MonthSum } from '../books/service';
import { brandOf, counterOf, toBrandRef, toCounterRef, type Org } from '../org/service';
import { entriesOn, type Statement } from './documents';

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
  ...(isAnswered(statement) ? { answered: true as const } : {}),
  dueFen: statement.dueFen,
  salesFen: statement.parts.salesFen,
  mallFen: statement.parts.mallFen,
  brandFen: statement.parts.brandFen,
  takenFen: statement.parts.takenFen,
  lineCount: entriesOn(statement),
  revision: statement.revision,
  stale: isStale(statement, month),
  locked: month.locked,
});

/** `inside`: to the mall's own people, who see the books. */
export const toStatement = (org: Org, statement: Statement, month: MonthSum, inside: boolean): StatementView => ({
  ...toRow(org, statement, month),
  ...(inside && isStale(statement, month) ? { bookedDueFen: brandInMonth(month, statement.brandId).dueFen } : {}),
  parts: statement.parts,
  byKind: statement.byKind.map(({ kind, count, dueFen, parts }) => ({ kind: kind as BookLineView['kind'], count, dueFen, parts })),
  madeAt: statement.madeAt,
  history: statement.history,
});

const isLater = ({ postedAt = 0, coupons }: BillLine, upTo: number): boolean => Math.max(postedAt, coupons?.postedAt ?? 0) > upTo;

/** `upTo`: until when what was issued was written; absent for a draft. Lines are of the kinds that concern a brand. */
export const toLine = (org: Org, line: BillLine, upTo?: number): BookLineView => ({
  lineId: line._id,
  kind: line.kind as BookLineView['kind'],
  at: line.at,
  ...(line.counterId === undefined ? {} : { counter: toCounterRef(org, counterOf(org, line.counterId)) }),
  slipNo: line.slipNo,
  ...(line.coupons === undefined ? {} : { withCoupons: true as const }),
  ...(upTo !== undefined && isLater(line, upTo) ? { later: true as const } : {}),
  movedFrom: line.movedFrom,
  note: line.note,
  dueFen: line.dueFen,
  parts: line.parts,
});
