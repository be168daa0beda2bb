import { endOfDayAfter } from '../calendar';

export type StoredInvitation = { state: 'open' | 'used' | 'withdrawn'; expiresAt: number };
export type InvitationState = 'open' | 'used' | 'withdrawn' | 'expired';

const DAYS = 7;
/** Letters and digits without I and O, which are read as 1 and 0. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 6;

/** An invitation is good until the end of the seventh day after it was made. */
export const invitationExpiry = (now: number): number => endOfDayAfter(now, DAYS);

/** What became of an invitation; expiry needs no write. */
export const invitationState = ({ state, expiresAt }: StoredInvitation, now: number): InvitationState =>
  state === 'open' && now > expiresAt ? 'expired' : state;

/** Six characters to be said aloud. @param below cryptographic randomness under a limit */
export const makePasscode = (below: (limit: number) => number): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[below(ALPHABET.length)]).join('');
