import { ok, refuse, type Result } from '../result';

/**
 * `open`: drafted, its figures still follow the books; `issued`: shown to the brand; `confirmed` or `disputed` by the brand;
 * `settled`: paid.
 */
export const STATEMENT_STATES = ['open', 'issued', 'confirmed', 'disputed', 'settled'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/** `answer`: finance has looked at a dispute; `withdraw`: the brand takes it back before that; `renew`: something came into the month after it was issued. */
export const STATEMENT_EVENTS = ['issue', 'confirm', 'dispute', 'withdraw', 'answer', 'renew', 'settle'] as const;
export type StatementEvent = (typeof STATEMENT_EVENTS)[number];

const table: Readonly<Record<StatementState, Partial<Record<StatementEvent, StatementState>>>> = {
  open: { issue: 'issued', renew: 'open' },
  issued: { confirm: 'confirmed', dispute: 'disputed', renew: 'issued' },
  // what was agreed to is not what it says any more
  confirmed: { settle: 'settled', renew: 'issued' },
  disputed: { withdraw: 'issued', answer: 'issued', renew: 'issued' },
  settled: {},
};

/** The state after the event, or a refusal when the table has no such move. */
export const nextStatementState = (state: StatementState, event: StatementEvent): Result<StatementState, 'STATEMENT_WRONG_STATE'> => {
  const next = table[state][event];
  return next === undefined ? refuse('STATEMENT_WRONG_STATE') : ok(next);
};
