import type { StatementEvent, StatementState } from './state';

type Happened = { event: StatementEvent };

/** What a brand objected to last, and what the mall did about it: its answer, else that it issued the statement again. */
export type Dispute<E extends Happened> = { said: E; answered?: E };

/** A brand that took its dispute back, or has agreed since, has nothing to be told about it any more. */
const isOver = ({ event }: Happened): boolean => event === 'withdraw' || event === 'confirm';

/** The last dispute of a history, oldest first; undefined where there is none, or where the brand has decided since. */
export const lastDispute = <E extends Happened>(history: readonly E[]): Dispute<E> | undefined => {
  const at = history.map(({ event }) => event).lastIndexOf('dispute');
  const said = history[at];
  if (said === undefined) return undefined;
  const since = history.slice(at + 1);
  if (since.some(isOver)) return undefined;
  const answered = since.find(({ event }) => event === 'answer') ?? since.find(({ event }) => event === 'renew');
  return answered === undefined ? { said } : { said, answered };
};

/** Is it the brand's turn again, after what the mall did about its dispute? */
export const isAnswered = ({ state, history }: { state: StatementState; history: readonly Happened[] }): boolean =>
  state === 'issued' && lastDispute(history)?.answered !== undefined;

/** Figures that changed and wait for the brand to decide on them: the issue that changed them, and what had happened before it. */
export type Renewal<E extends Happened> = { renewed: E; before: E };

/** The last time a statement was issued again, of a history, oldest first; undefined once the brand has decided on it. */
export const lastRenewal = <E extends Happened>(history: readonly E[]): Renewal<E> | undefined => {
  const at = history.map(({ event }) => event).lastIndexOf('renew');
  const [before, renewed] = [history[at - 1], history[at]];
  if (before === undefined || renewed === undefined) return undefined;
  const decided = history.slice(at + 1).some(({ event }) => event === 'confirm' || event === 'dispute');
  return decided ? undefined : { renewed, before };
};
