import { useEffect, useRef } from 'react';

/** How soon somebody who looks on sees what others did, at first. */
const FIRST_MS = 4_000;
/** So often it stays that quick; what has not come by then takes longer anyway. */
const QUICK = 5;
const LONGEST_MS = 30_000;

/** How long to wait before asking for the n-th time, from 0. */
export const pauseBefore = (turn: number): number =>
  Math.min(FIRST_MS * 1.5 ** Math.max(0, turn - QUICK + 1), LONGEST_MS);

/** Asks again and again, ever more rarely, as long as it is wanted: never twice at once, and quickly again after a break. */
export const usePoll = (wanted: boolean, ask: () => Promise<void>): void => {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (turn: number): void => {
      timer = setTimeout(() => {
        void latest.current().then(() => {
          if (!over) wait(turn + 1);
        });
      }, pauseBefore(turn));
    };
    wait(0);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [wanted]);
};
