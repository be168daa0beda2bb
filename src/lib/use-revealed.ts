import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { isWeapp } from './platform';

/** So many rows of a card or so stay well below what a mini program takes in one `setData`. */
const STEP = 8;

/**
 * The rows of a list that are shown by now: in a mini program a few more with each `setData`, so that none of them is
 * large and the first rows are there at once; in a browser all.
 */
export const useRevealed = <T>(rows: readonly T[], step = STEP): readonly T[] => {
  const [shown, setShown] = useState(step);
  const waiting = isWeapp && shown < rows.length;
  useEffect(() => {
    if (!waiting) return undefined;
    let left = false;
    // after the rows before these have travelled
    Taro.nextTick(() => (left ? undefined : setShown(count => count + step)));
    return () => {
      left = true;
    };
  }, [waiting, shown, step]);
  return waiting ? rows.slice(0, shown) : rows;
};
