import { isLocked, lockAfter, stillCounts, type WrongCodes } from '@core/domain/visit/lock';
import type { StaffContext } from '../../context';
import { countWrong, setTerminal, setTerminals } from './repo';

/** Ended entries are thrown away when there are this many. */
const MOST_TERMINALS = 20;

/** The name under which a terminal is kept: never one that means something to an object. */
const keyOf = (terminalId: string): string => `t_${terminalId}`;

/** Too many wrong codes from here lately? Asks nothing: the staff record came with the call. */
export const terminalLocked = ({ staff, as, now }: StaffContext): boolean =>
  isLocked(staff.terminals ?? {}, keyOf(as.terminalId), now);

const forgetEnded = (terminals: Record<string, WrongCodes>, now: number): Record<string, WrongCodes> =>
  Object.fromEntries(Object.entries(terminals).filter(([, entry]) => stillCounts(entry, now)));

/** Counts a code that was never one of ours, and locks the terminal when it was one too many. */
export const countWrongCode = async ({ deps, staff, as, now }: StaffContext): Promise<void> => {
  const terminal = keyOf(as.terminalId);
  const counted = await countWrong(deps.db, staff._id, terminal, now);
  if (!counted) {
    const known = staff.terminals ?? {};
    const first = { wrong: 1, since: now };
    if (Object.keys(known).length < MOST_TERMINALS) return setTerminal(deps.db, staff._id, terminal, first);
    return setTerminals(deps.db, staff._id, { ...forgetEnded(known, now), [terminal]: first });
  }
  const lockedUntil = lockAfter(counted.wrong, now);
  if (lockedUntil !== undefined && counted.lockedUntil === undefined) {
    await setTerminal(deps.db, staff._id, terminal, { ...counted, lockedUntil });
  }
};
