import { readStored, writeStored } from './storage';

const KEY = 'clock-offset';
let offsetMs: number | undefined;

/** Milliseconds by which the server's clock is ahead of this phone's, from the last contact; 0 before the first. */
export const clockOffset = (): number => {
  offsetMs ??= readStored<number>('phone', KEY) ?? 0;
  return offsetMs;
};

/** The server's time as far as this phone can know it. */
export const serverNow = (): number => Date.now() + clockOffset();

/**
 * Takes the server's time from an answer. `sentAt` and `receivedAt` are this phone's: the answer was written
 * somewhere between them, the middle is the best guess.
 */
export const setClock = (serverAt: number, sentAt: number, receivedAt: number): void => {
  const next = Math.round(serverAt - (sentAt + receivedAt) / 2);
  // a stored write for each answer would wear the phone for nothing
  const worthKeeping = offsetMs === undefined || Math.abs(next - offsetMs) > 500;
  offsetMs = next;
  if (worthKeeping) writeStored('phone', KEY, next);
};
