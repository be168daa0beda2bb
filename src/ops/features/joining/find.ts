import type { JoinRow } from '@core/contracts/offer-joining';

type Line = JoinRow['counters'][number];

/** By what one looks for a counter: the offer, the building, the floor, the counter and what is sold there. */
const wordsOf = ({ title, brand }: JoinRow, { counter, brands }: Line): string =>
  [title, brand?.name, counter.storeName, counter.floor, counter.name, ...brands].join(' ').toLowerCase();

/** The rows with just those counters in which every word occurs; a row without any is left out. */
export const found = (rows: readonly JoinRow[], text: string): JoinRow[] => {
  const words = text.trim().toLowerCase().split(/\s+/);
  return rows.flatMap(row => {
    const counters = row.counters.filter(line => {
      const all = wordsOf(row, line);
      return words.every(word => all.includes(word));
    });
    return counters.length > 0 ? [{ ...row, counters }] : [];
  });
};
