/** A code left before the lens is asked about once; it must be out of sight this long to be asked about again. */
export const OUT_OF_SIGHT_MS = 5_000;
/** After a lost connection the same code may try again this soon. */
export const RETRY_AFTER_MS = 2_000;

/**
 * Decides which sightings of a code are worth asking the server about. A camera sees the same code many times a second,
 * and every wrong code counts towards the terminal's lock.
 */
export const createGate = () => {
  let busy = false;
  const answered = new Map<string, number>();
  const failed = new Map<string, number>();

  /** True when this sighting should be sent; the gate is then busy until `settle`. */
  const admit = (text: string, now: number): boolean => {
    if (busy) return false;
    const seen = answered.get(text);
    if (seen !== undefined) {
      answered.set(text, now);
      if (now - seen < OUT_OF_SIGHT_MS) return false;
      answered.delete(text);
    }
    const failedAt = failed.get(text);
    if (failedAt !== undefined && now - failedAt < RETRY_AFTER_MS) return false;
    busy = true;
    return true;
  };

  /** A code that a person entered by hand only waits for the one under way. */
  const admitOnPurpose = (): boolean => {
    if (busy) return false;
    busy = true;
    return true;
  };

  /** What came of the code that was admitted: the server refused it, or no answer came, or it opened a visit. */
  const settle = (text: string, outcome: 'opened' | 'refused' | 'failed', now: number): void => {
    busy = false;
    failed.delete(text);
    if (outcome === 'failed') failed.set(text, now);
    // the camera goes on looking until the visit has covered the page: one code opens one visit
    else answered.set(text, now);
  };

  return { admit, admitOnPurpose, settle };
};
