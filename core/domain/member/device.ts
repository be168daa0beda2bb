import { DAY_MS } from '../calendar';

/** How many phones of one member may show codes at a time. */
const DEVICE_LIMIT = 5;
/** A secret that leaked unseen is worth at most this long. */
export const ROTATE_AFTER_MS = 30 * DAY_MS;

export type KnownDevice = { state: 'active' | 'revoked'; rotateAfter: number };
export type Registration = 'keep' | 'rotate' | 'create' | 'revive' | 'too-many' | 'proof-required';

/**
 * What registering a phone does, given its own record (if any), how many phones are active, and whether one of hers was
 * ever lost.
 *
 * A phone is known by a key that the app keeps on it. Whoever finds the phone, still signed in to her WeChat account, can
 * clear the app's storage and come with a new key, so a lost phone cannot be told from a new one. Therefore, once a phone
 * was lost, every phone without an active record proves her number in the very call that registers it (`proven`). A proof
 * on another login says nothing of this one: her proof on her new phone must not open the door for the lost one.
 *
 * An honest owner pays one tap on WeChat's phone-number button for each further phone; phones that are active go on without.
 * She who lost her number too proves a new one with WeChat and registers with that. Whoever holds the unlocked phone could
 * do the same: against that helps only signing that phone out of WeChat, because who she is comes from there.
 */
export const judgeRegistration = (
  own: KnownDevice | undefined,
  active: number,
  { now, everLost, proven }: { now: number; everLost: boolean; proven: boolean },
): Registration => {
  if (own?.state === 'active') return now < own.rotateAfter ? 'keep' : 'rotate';
  if (active >= DEVICE_LIMIT) return 'too-many';
  if (!proven && (own || everLost)) return 'proof-required';
  return own ? 'revive' : 'create';
};
