import { useEffect, useRef } from 'react';
import { isH5 } from '@/lib/platform';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { useShown } from '@/lib/use-shown';

/** What others do reaches a page that stays open within this time. */
export const FRESH_EVERY_MS = 30_000;

/** Asks again while the page is in sight: every half minute, when it shows once more, and when its window is looked at again. */
export const useKeptFresh = (ask: () => unknown): void => {
  const shown = useShown();
  const latest = useRef(ask);
  latest.current = ask;
  useAgainOnShow(() => latest.current());
  useEffect(() => {
    if (!shown) return undefined;
    const hidden = (): boolean => isH5 && document.visibilityState === 'hidden';
    const again = (): void => {
      if (!hidden()) void latest.current();
    };
    const timer = setInterval(again, FRESH_EVERY_MS);
    if (isH5) document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      if (isH5) document.removeEventListener('visibilitychange', again);
    };
  }, [shown]);
};
