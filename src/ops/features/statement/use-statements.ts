import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import type { StatementRow, StatementSums } from '@core/contracts/statement';
import { useCallback, useState } from 'react';
import { useActing } from '@/lib/acting';
import { api, type Answer } from '@/lib/api';
import { useChange } from '@/lib/use-change';
import { usePages } from '@/lib/use-pages';

export type { StatementRow, StatementSums };
export type Listed = OutputOf<OpsContract, 'statement.list'>;
const PAGE = 50;

/** How a statement stands, as the list tells it: an answered dispute apart from what waits for the first time. */
export type Standing = StatementRow['state'] | 'answered';

/** What is listed: what is absent narrows nothing. */
export type Narrowed = { month?: string; state?: Standing; brandName?: string };

const asAsked = ({ month, state, brandName }: Narrowed) => ({
  ...(month === undefined ? {} : { month }),
  ...(state === undefined ? {} : state === 'answered' ? { answered: true as const } : { state }),
  ...(brandName === undefined ? {} : { brandName }),
});

/** Statements by month, state and a part of the brand's name, with the sums of all of them. */
export const useStatements = ({ month, state, brandName }: Narrowed) => {
  const as = useActing(store => store.acting?.brandId ?? store.acting?.role);
  const ask = useCallback(
    (cursor?: string) =>
      api.ops('statement.list', {
        limit: PAGE,
        ...asAsked({ month, state, brandName }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    [month, state, brandName],
  );
  return usePages<Listed>(ask, { deps: [as, month, state, brandName] });
};

/** Some are not shown to their brands, or say what the books do not say any more. */
export const isToIssue = ({ state, stale }: StatementRow): boolean =>
  state === 'open' || (stale && state !== 'settled');

const MOST = 100;

/** All statements of a month that are to be issued, whatever of them is listed. */
const allToIssue = async (month: string): Promise<Answer<StatementRow[]>> => {
  const rows: StatementRow[] = [];
  for (let cursor: string | undefined; ;) {
    const asked = { month, limit: MOST, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await api.ops('statement.list', asked);
    if (!answer.ok) return answer;
    rows.push(...answer.data.items.filter(isToIssue));
    cursor = answer.data.nextCursor;
    if (cursor === undefined) return { ...answer, data: rows };
  }
};

/** What finance does with a whole month. */
export const useMonth = () => {
  const [issuing, setIssuing] = useState(false);
  const [looking, setLooking] = useState(false);
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
  const looked = async <T>(question: Promise<T>): Promise<T> => {
    setLooking(true);
    const answer = await question;
    setLooking(false);
    return answer;
  };
  /** How many of its statements are in which state, also beyond the page that is listed. */
  const count = async (
    month: string,
  ): Promise<Answer<OutputOf<OpsContract, 'books.open'>['months'][number]['states']>> => {
    const answer = await looked(api.ops('books.open', {}));
    return answer.ok
      ? { ...answer, data: answer.data.months.find(one => one.month === month)?.states ?? {} }
      : answer;
  };
  const toIssue = (month: string): Promise<Answer<StatementRow[]>> => looked(allToIssue(month));
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
  const busy = make.busy || lock.busy || issuing || looking || table.busy;
  return { make, lock, count, toIssue, issueAll, table, busy };
};
