import { useRef, useState } from 'react';
import { readCode } from '@core/domain/member/code';
import type { Place } from './places';
import { takePlace } from './take-place';

/** So long a code whose question was closed asks nothing again, though it lies before the camera still. */
const QUIET_MS = 3_000;
/** Asked without a code: she only wants to stand elsewhere. */
const NO_CODE = '';

/**
 * A member code that is met at no counter waits until she has said at which one: `waiting` while she is asked, `given`
 * once the code may go on. Codes of any other kind are not held.
 */
export const useCounterFirst = () => {
  const [waiting, setWaiting] = useState<string>();
  const [given, setGiven] = useState<string>();
  const closed = useRef({ code: NO_CODE, at: 0 });

  const hold = (text: string): boolean => {
    if (readCode(text).kind !== 'member') return false;
    const quiet = closed.current.code === text && Date.now() - closed.current.at < QUIET_MS;
    if (!quiet) setWaiting(text);
    return true;
  };
  const choose = (place: Place): void => {
    takePlace(place);
    if (waiting !== NO_CODE) setGiven(waiting);
    setWaiting(undefined);
  };
  const close = (): void => {
    closed.current = { code: waiting ?? NO_CODE, at: Date.now() };
    setWaiting(undefined);
  };
  return { waiting, given, hold, choose, close, ask: () => setWaiting(NO_CODE) };
};
