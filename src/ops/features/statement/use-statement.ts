import type { BookLineView, StatementView } from '@core/contracts/statement';
import type { LineKind } from '@core/contracts/books-shared';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { useCallback, useState } from 'react';
import { api } from '@/lib/api';
import { useChange } from '@/lib/use-change';
import { usePages } from '@/lib/use-pages';
import { useQuery } from '@/lib/use-query';

export type { BookLineView, LineKind, StatementView };
export type Detail = OutputOf<OpsContract, 'statement.line'>;
type ById = { statementId: string };
type WithNote = ById & { note: string };
type Seen = { revision: number };

/** One statement, and what each side can do with it. */
export const useStatement = (statementId: string) => {
  const query = useQuery(() => api.ops('statement.get', { statementId }), { deps: [statementId] });
  const issue = useChange((input: ById, requestId) => api.ops('statement.issue', input, { requestId }));
  const confirm = useChange((input: ById & Seen, requestId) =>
    api.ops('statement.confirm', input, { requestId }),
  );
  const dispute = useChange((input: WithNote & Seen, requestId) =>
    api.ops('statement.dispute', input, { requestId }),
  );
  const withdraw = useChange((input: ById & Seen, requestId) =>
    api.ops('statement.withdraw', input, { requestId }),
  );
  const answer = useChange((input: WithNote, requestId) => api.ops('statement.answer', input, { requestId }));
  const settle = useChange((input: WithNote & Seen, requestId) =>
    api.ops('statement.settle', input, { requestId }),
  );
  const correct = useChange(
    (input: { brandId: string; month: string; amountFen: number; note: string }, requestId) =>
      api.ops('books.correct', input, { requestId }),
  );
  const changes = [issue, confirm, dispute, withdraw, answer, settle, correct];
  const busy = changes.some(one => one.busy);
  return { query, issue, confirm, dispute, withdraw, answer, settle, correct, busy };
};

const PAGE = 30;

/** Its lines, all or of one kind. */
export const useLines = (statementId: string, turn: number) => {
  const [kind, setKind] = useState<LineKind>();
  const ask = useCallback(
    (cursor?: string) =>
      api.ops('statement.lines', {
        statementId,
        limit: PAGE,
        ...(kind === undefined ? {} : { kind }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [statementId, kind],
  );
  const pages = usePages<OutputOf<OpsContract, 'statement.lines'>>(ask, { deps: [statementId, kind, turn] });
  return { pages, kind, setKind };
};

/** The bill behind a line. */
export const useLine = (lineId: string) =>
  useQuery(() => api.ops('statement.line', { lineId }), { deps: [lineId] });
