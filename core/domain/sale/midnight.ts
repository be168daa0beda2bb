import { dateText, MINUTE_MS } from '../calendar';

/** A till's clock may be five minutes off, and whoever types a slip in takes a while. */
const NEAR_MS = 10 * MINUTE_MS;

/** Of an instant about midnight, the business day on the other side of it; undefined else. */
export const neighbourDay = (at: number): string | undefined => {
  const day = dateText(at);
  return [dateText(at - NEAR_MS), dateText(at + NEAR_MS)].find(other => other !== day);
};

/** May two instants be one moment, told by two clocks? */
export const areNear = (one: number, other: number): boolean => Math.abs(one - other) <= NEAR_MS;
