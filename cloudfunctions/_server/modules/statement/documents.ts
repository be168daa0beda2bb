import type { StatementEvent, StatementState } from '@core/domain/books/state';
import type { Doc } from '../../db/database';
import type { BrandTotals } from '../books/service';

/** One brand's month: its figures as they were when it was last made. `_id` follows from both. */
export type Statement = Doc &
  Omit<BrandTotals, 'entryCount'> & {
    /** absent on those from before a bill was counted as one */
    entryCount?: number;
    brandId: string;
    month: string;
    state: StatementState;
    /** for look-ups: it is the brand's turn again, after what the mall did about its dispute; absent while it was never shown */
    answered?: boolean;
    /** how often its figures changed after it had been issued */
    revision: number;
    madeAt: number;
    /** what was shown to the brand is what was written until then; absent while it is a draft */
    upTo?: number;
    history: { at: number; event: StatementEvent; byName: string; dueFen: number; correctionFen?: number; note?: string }[];
    schema: 1;
  };

/** The drafts of a month, as far as they are made; `_id` is the month. */
export type StatementRun = Doc & {
  state: 'running' | 'done';
  after: string;
  made: number;
  at: number;
  /** whose staff record asked for them; absent where they are made because the month is over */
  by?: string;
  schema: 1;
};

/** How many entries people count on it. */
export const entriesOn = ({ entryCount, lineCount }: Pick<Statement, 'entryCount' | 'lineCount'>): number => entryCount ?? lineCount;

export const STATEMENTS = 'statements';
export const STATEMENT_RUNS = 'statement_runs';

export const statementId = (brandId: string, month: string): string => `stmt_${brandId}_${month}`;
