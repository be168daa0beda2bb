import { yuanText } from '@core/domain/money-text';
import { useCallback, useRef } from 'react';
import { confirm } from '@/lib/confirm';
import type { Outcome } from './choice';
import { billMessages as m } from './messages';

/** A bill above this, in fen, is rare enough to be asked about: a slip of the finger adds a digit. */
const LARGE_FEN = 5_000_000;

export const isLarge = ({ payFen, savedFen }: Outcome): boolean => payFen + savedFen > LARGE_FEN;

/** Asks whether a large amount is meant; while the question stands, a further tap is no answer and asks nothing. */
export const useLargeQuestion = () => {
  const asking = useRef(false);
  return useCallback(async ({ payFen, savedFen }: Outcome): Promise<boolean> => {
    if (asking.current) return false;
    asking.current = true;
    const body = m.largeText(yuanText(payFen + savedFen), yuanText(payFen));
    const sure = await confirm({ title: m.largeTitle, body, yes: m.largeYes, no: m.largeNo });
    asking.current = false;
    return sure;
  }, []);
};
