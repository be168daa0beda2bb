import { useEffect } from 'react';
import { isH5 } from '@/lib/platform';
import { useAgainOnShow, useOneAtATime } from '@/lib/use-again-on-show';
import { useShown } from '@/lib/use-shown';

/** What others do reaches a page that stays open within this time. */
export const FRESH_EVERY_MS = 30_000;

const unseen = (): boolean => isH5 && document.visibilityState === 'hidden';

/** For pages that wait for others: asks again, quietly, each half minute while in sight, and when looked at again. */
export const useKeptFresh = (ask: () => unknown): void => {
  const shown = useShown();
  const again = useOneAtATime(ask);
  useAgainOnShow(ask);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setInterval(() => !unseen() && again(), FRESH_EVERY_MS);
    return () => clearInterval(timer);
  }, [shown, again]);
};
