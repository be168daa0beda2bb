import { HOUR_MS } from '../calendar';
import { ok, refuse, type Result } from '../result';

/** A browser that shows a code, from the moment it is shown until somebody's phone has let it in. */
export type SignInState = 'waiting' | 'scanned' | 'confirmed' | 'entered' | 'refused';
export type SignInEvent = 'scan' | 'confirm' | 'refuse' | 'enter';

/** A code is worth nothing after two minutes, whatever was done with it. */
export const CODE_MS = 2 * 60_000;
/** How long a browser may work before its person confirms again. */
export const SESSION_MS = 8 * HOUR_MS;

const TABLE: Record<SignInState, Partial<Record<SignInEvent, SignInState>>> = {
  waiting: { scan: 'scanned' },
  // the same phone may look again; confirming without having looked is not possible
  scanned: { scan: 'scanned', confirm: 'confirmed', refuse: 'refused' },
  confirmed: { enter: 'entered' },
  entered: {},
  refused: {},
};

/** The state after an event, or why there is none. */
export const nextSignIn = (state: SignInState, event: SignInEvent): Result<SignInState, 'DESKTOP_CODE_USED'> => {
  const next = TABLE[state][event];
  return next === undefined ? refuse('DESKTOP_CODE_USED') : ok(next);
};

type Timed = { expiresAt: number };

/** Is its time up? It is from its end on. */
export const isOver = ({ expiresAt }: Timed, now: number): boolean => now >= expiresAt;
