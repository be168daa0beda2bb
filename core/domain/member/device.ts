import { DAY_MS } from '../calendar';

/** How many phones of one member may show codes at a time. */
export const DEVICE_LIMIT = 5;
/** A secret that leaked unseen is worth at most this long. */
export const ROTATE_AFTER_MS = 30 * DAY_MS;

export type KnownDevice = { state: 'active' | 'revoked'; rotateAfter: number };
export type Registration = 'keep' | 'rotate' | 'create' | 'revoked' | 'too-many';

/** What registering a phone does, given its own record (if any) and how many phones are active. */
export const judgeRegistration = (own: KnownDevice | undefined, active: number, now: number): Registration => {
  if (own?.state === 'revoked') return 'revoked';
  if (own) return now < own.rotateAfter ? 'keep' : 'rotate';
  return active < DEVICE_LIMIT ? 'create' : 'too-many';
};
