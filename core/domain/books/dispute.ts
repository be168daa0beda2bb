import type { StatementEvent } from './state';

type Happened = { event: StatementEvent };

/** What a brand objected to last, and what the mall did about it: its answer, else that it issued the statement again. */
export type Dispute<E extends Happened> = { said: E; answered?: E };

/** The last dispute of a history, oldest first; undefined where there is none, or where the brand took it back. */
export const lastDispute = <E extends Happened>(history: readonly E[]): Dispute<E> | undefined => {
  const at = history.map(({ event }) => event).lastIndexOf('dispute');
  const said = history[at];
  if (said === undefined) return undefined;
  const since = history.slice(at + 1);
  if (since.some(({ event }) => event === 'withdraw')) return undefined;
  const answered = since.find(({ event }) => event === 'answer') ?? since.find(({ event }) => event === 'renew');
  return answered === undefined ? { said } : { said, answered };
};
