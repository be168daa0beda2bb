import { DAY_MS } from '../calendar';

/** How many phones of one member may show codes at a time. */
export const DEVICE_LIMIT = 5;
/** A secret that leaked unseen is worth at most this long. */
export const ROTATE_AFTER_MS = 30 * DAY_MS;

export type KnownDevice = { state: 'active' | 'revoked'; rotateAfter: number };
/** What is known of the member herself: when she last proved her phone number, and when she last lost a phone. */
export type Trust = { provenAt: number; lostAt?: number };
export type Registration = 'keep' | 'rotate' | 'create' | 'revive' | 'too-many' | 'proof-required';

/**
 * What registering a phone does, given its own record (if any) and how many phones are active. A phone that was revoked,
 * and any new one after a revocation, needs a proof of the phone number (`proven`: one came with this call): whoever
 * found the phone could otherwise switch it on again.
 */
export const judgeRegistration = (
  own: KnownDevice | undefined,
  active: number,
  { provenAt, lostAt }: Trust,
  { now, proven }: { now: number; proven: boolean },
): Registration => {
  if (own?.state === 'active') return now < own.rotateAfter ? 'keep' : 'rotate';
  if (active >= DEVICE_LIMIT) return 'too-many';
  if (!proven && (own || (lostAt !== undefined && lostAt >= provenAt))) return 'proof-required';
  return own ? 'revive' : 'create';
};
