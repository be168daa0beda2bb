import type { ReactNode } from 'react';
import { useRevealed } from '@/lib/use-revealed';

type RevealedProps<R> = { rows: readonly R[]; children: (row: R) => ReactNode };

/** A long list whose rows travel to the screen a few at a time, see `useRevealed`; each row has a key. */
export const Revealed = <R,>({ rows, children }: RevealedProps<R>) => (
  <>{useRevealed(rows).map(row => children(row))}</>
);
