import { isLocked, lockAfter, stillCounts } from '@core/domain/visit/lock';
import type { StaffContext } from '../../context';
import { countWrong, forgetTerminal, lockTerminal } from './repo';

/** Ended entries are thrown away when there are this many. */
const MOST_TERMINALS = 20;

/** The name under which a terminal is kept: never one that means something to an object. */
const keyOf = (terminalId: string): string => `t_${terminalId}`;

/** Too many wrong codes from here lately? Asks nothing: the staff record came with the call. */
export const terminalLocked = ({ staff, as, now }: StaffContext): boolean => isLocked(staff.terminals ?? {}, keyOf(as.terminalId), now);

const forgetEnded = async ({ deps, staff, now }: StaffContext): Promise<void> => {
  const ended = Object.entries(staff.terminals ?? {}).filter(([, entry]) => !stillCounts(entry, now));
  for (const [terminal, entry] of ended) await forgetTerminal(deps.db, staff._id, terminal, entry);
};

/** Counts a code that was never one of ours, and locks the terminal when it was one too many. */
export const countWrongCode = async (context: StaffContext): Promise<void> => {
  const { deps, staff, as, now } = context;
  const terminal = keyOf(as.terminalId);
  const counted = await countWrong(deps.db, staff._id, terminal, now);
  const lockedUntil = lockAfter(counted.wrong, now);
  if (lockedUntil !== undefined && counted.lockedUntil === undefined) await lockTerminal(deps.db, staff._id, terminal, lockedUntil);
  if (Object.keys(staff.terminals ?? {}).length >= MOST_TERMINALS) await forgetEnded(context);
};
