import type { QuoteAnswer } from '@core/contracts/bill';
import { useCallback, useState } from 'react';
import { BEST, carryOver, NONE, stillFitting, type Choice } from './choice';

/**
 * The pick, held apart for a bill that is still empty: nothing is ticked there by itself, and what she ticked is carried
 * over to the bill.
 */
export const useChoice = (blank: boolean) => {
  const [picked, setPicked] = useState<Choice>(BEST);
  const [gifts, setGifts] = useState<Choice>(NONE);

  /** A quote of this very bill is there: what it does not take goes, and gifts ticked earlier come along. */
  const follow = useCallback(
    (quote: QuoteAnswer): void => {
      if (blank) return setGifts(old => stillFitting(quote, old, NONE));
      if (gifts.kind === 'mine' && gifts.couponIds.length > 0) {
        setPicked(carryOver(quote, gifts.couponIds));
        return setGifts(NONE);
      }
      return setPicked(old => stillFitting(quote, old, BEST));
    },
    [blank, gifts],
  );
  return blank
    ? { choice: gifts, setChoice: setGifts, fallback: NONE, follow }
    : { choice: picked, setChoice: setPicked, fallback: BEST, follow };
};
