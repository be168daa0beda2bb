import type { Deps } from '../../deps';

/** What a run did; `more`: it stopped before the end, the next tick goes on. */
export type Counts = { done: number; failed: number; more: boolean };

/** Four fifths of the 60 s that the jobs function has. */
const BUDGET_MS = 48_000;

/** Runs page after page until one is not full or the time is nearly over. `page` says how many it did and whether it was full. */
export const inPages = async (
  deps: Pick<Deps, 'now'>,
  page: () => Promise<{ done: number; failed?: number; full: boolean }>,
): Promise<Counts> => {
  const until = deps.now() + BUDGET_MS;
  const counts: Counts = { done: 0, failed: 0, more: false };
  for (;;) {
    const { done, failed = 0, full } = await page();
    counts.done += done;
    counts.failed += failed;
    // a page on which nothing came through would come back the same
    if (!full || done === 0) return counts;
    if (deps.now() >= until) return { ...counts, more: true };
  }
};

export const addCounts = (one: Counts, other: Counts): Counts => ({
  done: one.done + other.done,
  failed: one.failed + other.failed,
  more: one.more || other.more,
});
