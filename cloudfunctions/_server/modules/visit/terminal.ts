import { isLocked, lockAfter, stillCounts } from '@core/domain/visit/lock';
import type { CounterContext } from '../../context';
import { countWrong, forgetTerminal, lockTerminal } from './repo';

/** Ended entries are thrown away when there are this many. */
const MOST_TERMINALS = 20;

/** The name under which a terminal is kept: never one that means something to an object. */
const keyOf = (terminalId: string): string => `t_${terminalId}`;

/** Too many wrong codes from here lately? Asks nothing: the record of who serves came with the call. */
export const terminalLocked = ({ clerk, now }: CounterContext): boolean => isLocked(clerk.wrongCodes, keyOf(clerk.terminalId), now);

const forgetEnded = async ({ deps, clerk, now }: CounterContext): Promise<void> => {
  const ended = Object.entries(clerk.wrongCodes).filter(([, entry]) => !stillCounts(entry, now));
  for (const [terminal, entry] of ended) await forgetTerminal(deps.db, clerk, terminal, entry);
};

/** Counts a code that was never one of ours, and locks the terminal when it was one too many. */
export const countWrongCode = async (context: CounterContext): Promise<void> => {
  const { deps, clerk, now } = context;
  const terminal = keyOf(clerk.terminalId);
  const counted = await countWrong(deps.db, clerk, terminal, now);
  const lockedUntil = lockAfter(counted.wrong, now);
  if (lockedUntil !== undefined && counted.lockedUntil === undefined) await lockTerminal(deps.db, clerk, terminal, lockedUntil);
  if (Object.keys(clerk.wrongCodes).length >= MOST_TERMINALS) await forgetEnded(context);
};
