import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';

/** Asks again when the page shows once more: what it tells may have changed meanwhile, here or at the counter. */
export const useAgainOnShow = (ask: () => unknown): void => {
  const first = useRef(true);
  useDidShow(() => {
    if (first.current) first.current = false;
    else void ask();
  });
};
