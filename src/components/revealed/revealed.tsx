import type { ReactNode } from 'react';
import { useRevealed } from '@/lib/use-revealed';

type RevealedProps<R> = {
  rows: readonly R[];
  /** how many at a time, where a row is a whole card of text */
  step?: number;
  children: (row: R) => ReactNode;
};

/** A long list whose rows travel to the screen a few at a time, see `useRevealed`; each row has a key. */
export const Revealed = <R,>({ rows, step, children }: RevealedProps<R>) => (
  <>{useRevealed(rows, step).map(row => children(row))}</>
);
