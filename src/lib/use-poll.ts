import { useEffect, useRef } from 'react';

/** The shopper stands there and waits as well: what the till did is seen at once. */
const QUICK_MS = 2_000;
/** So long it stays that quick; who has not paid by then is on her way, or gone. */
const QUICK_FOR_MS = 5 * 60_000;
const SLOW_MS = 10_000;

/** How long to wait before asking for the n-th time, from 0. */
export const pauseBefore = (turn: number): number => (turn < QUICK_FOR_MS / QUICK_MS ? QUICK_MS : SLOW_MS);

/** Asks again and again as long as it is wanted, later more rarely: never twice at once, and quickly again after a break. */
export const usePoll = (
  wanted: boolean,
  ask: () => Promise<void>,
  pause: (turn: number) => number = pauseBefore,
): void => {
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
      }, pause(turn));
    };
    wait(0);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [wanted, pause]);
};
