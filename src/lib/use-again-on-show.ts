import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef } from 'react';
import { isH5 } from './platform';
import { useShown } from './use-shown';

/**
 * Asks again when the page shows once more, in a browser also when its window is looked at again: what it tells may
 * have changed meanwhile, here, at the counter or in the next window. One question at a time.
 */
export const useAgainOnShow = (ask: () => unknown): void => {
  const shown = useShown();
  const again = useOneAtATime(ask);
  const first = useRef(true);
  useDidShow(() => {
    if (first.current) first.current = false;
    else again();
  });
  useEffect(() => {
    if (!isH5 || !shown) return undefined;
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [shown, again]);
};

/** The same function all along; a call while the one before is still answered is none. */
export const useOneAtATime = (ask: () => unknown): (() => void) => {
  const latest = useRef(ask);
  latest.current = ask;
  const busy = useRef(false);
  const again = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      await latest.current();
    } finally {
      busy.current = false;
    }
  }, []);
  return useCallback(() => void again(), [again]);
};
