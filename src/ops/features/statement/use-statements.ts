import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import type { StatementRow } from '@core/contracts/books';
import { useCallback, useState } from 'react';
import { useActing } from '@/lib/acting';
import { api, type Answer } from '@/lib/api';
import { useChange } from '@/lib/use-change';
import { usePages } from '@/lib/use-pages';

export type { StatementRow };
type Listed = OutputOf<OpsContract, 'statement.list'>;
const PAGE = 50;

/** Statements of a month, or of all. */
export const useStatements = (month: string | undefined) => {
  const as = useActing(state => state.acting?.brandId ?? state.acting?.role);
  const ask = useCallback(
    (cursor?: string) =>
      api.ops('statement.list', {
        limit: PAGE,
        ...(month === undefined ? {} : { month }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [month],
  );
  return usePages<Listed>(ask, { deps: [as, month] });
};

/** What finance does with a whole month. */
export const useMonth = () => {
  const [issuing, setIssuing] = useState(false);
  const [counting, setCounting] = useState(false);
  const make = useChange((input: { month: string }, requestId) =>
    api.ops('statement.make', input, { requestId }),
  );
  const lock = useChange((input: { month: string }, requestId) =>
    api.ops('books.lock', input, { requestId }),
  );
  const issue = useChange((input: { statementId: string }, requestId) =>
    api.ops('statement.issue', input, { requestId }),
  );
  const table = useChange((input: { kind: 'statement-lines'; format: 'xlsx'; month: string }, requestId) =>
    api.ops('export.request', input, { requestId }),
  );
  /** How many of its statements are in which state, also beyond the page that is listed. */
  const count = async (
    month: string,
  ): Promise<Answer<OutputOf<OpsContract, 'books.open'>['months'][number]['states']>> => {
    setCounting(true);
    const answer = await api.ops('books.open', {});
    setCounting(false);
    return answer.ok
      ? { ...answer, data: answer.data.months.find(one => one.month === month)?.states ?? {} }
      : answer;
  };
  /** One after the other; stops at the first that is refused. */
  const issueAll = async (rows: readonly StatementRow[]) => {
    setIssuing(true);
    let done = 0;
    try {
      for (const { statementId } of rows) {
        const answer = await issue.run({ statementId });
        if (!answer?.ok) return { done, failure: answer && answer.failure };
        done += 1;
      }
      return { done, failure: undefined };
    } finally {
      setIssuing(false);
    }
  };
  const busy = make.busy || lock.busy || issuing || counting || table.busy;
  return { make, lock, count, issueAll, table, busy };
};
