import { useState } from 'react';
import { endOfMonth } from '@core/domain/books/month';
import { api } from '@/lib/api';
import { useQuery } from '@/lib/use-query';
import type { Books, Month } from './use-books';

/** In place of a month: as it is now. */
export const NOW = 'now';

/** So many months back are offered. */
const MOST = 6;

/** The months at whose end the books can be looked at: those that are over, latest first. */
export const closings = (months: readonly Month[]): string[] =>
  months.flatMap(({ month, over }) => (over ? [month] : [])).slice(0, MOST);

/** The figures now, which came with the page, or as they stood at the last instant of a month. */
export const useFigures = (now: Books['figures']) => {
  const [chosen, choose] = useState(NOW);
  const then = useQuery(() => api.ops('books.figures', { at: endOfMonth(chosen) - 1 }), {
    deps: [chosen],
    enabled: chosen !== NOW,
  });
  return { chosen, choose, query: chosen === NOW ? { ...then, state: 'ready' as const, data: now } : then };
};
