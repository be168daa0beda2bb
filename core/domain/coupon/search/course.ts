import { worthNow } from '../fit/judge';
import { COUPONS_PER_BILL } from '../limits';
import { takeOff } from '../money/apply';
import type { Candidate, Field } from './candidates';
import type { Choice } from './choice';
import { STEP, TAKING, type Effort } from './effort';
import { sumGroups } from './parts';

/** Candidates taken one after another, with all that lies between. */
export type Course = {
  /** their positions, ascending */
  at: readonly number[];
  /** the amounts before each, and after the last */
  rows: readonly Float64Array[];
  /** the same, summed up by groups */
  groups: readonly Float64Array[];
  /** what was saved before each, and after the last */
  saved: readonly number[];
};

export const choiceAt = ({ candidates }: Field, at: readonly number[], savedFen: number): Choice => ({
  usable: at.map(index => candidates[index]!.usable),
  savedFen,
});

export const choiceOf = (field: Field, { at, saved }: Course): Choice => choiceAt(field, at, saved[at.length]!);

/** Positions with one more. */
export const withPosition = (at: readonly number[], index: number): number[] => [...at, index].sort((left, right) => left - right);

/** The course on which nothing is taken. */
export const emptyCourse = ({ amounts, groupOf }: Field): Course => {
  const row = Float64Array.from(amounts);
  return { at: [], rows: [row], groups: [sumGroups(row, groupOf, new Float64Array(1 + Math.max(...groupOf)))], saved: [0] };
};

/**
 * Takes candidates at these positions, ascending, that go together.
 * @param from a course that begins alike needs not be walked again
 * @returns undefined when one does not fit at its turn
 */
export const walk = ({ candidates, groupOf }: Field, at: readonly number[], from: Course, effort: Effort): Course | undefined => {
  let same = 0;
  while (same < at.length && at[same] === from.at[same]) same += 1;
  const rows = from.rows.slice(0, same + 1);
  const groups = from.groups.slice(0, same + 1);
  const saved = from.saved.slice(0, same + 1);
  for (const index of at.slice(same)) {
    const { usable } = candidates[index]!;
    const row = Float64Array.from(rows[rows.length - 1]!);
    const worth = worthNow(usable, row);
    // beside the taking there is the row that is kept
    effort.left -= TAKING * (STEP + 2 * row.length);
    if (!worth.ok) return undefined;
    takeOff(worth.savedFen, usable.from, row);
    rows.push(row);
    groups.push(sumGroups(row, groupOf, new Float64Array(groups[0]!.length)));
    saved.push(saved[saved.length - 1]! + worth.savedFen);
  }
  return { at, rows, groups, saved };
};

/** Do two candidates never go together, in either order? */
const refuse = (candidates: readonly Candidate[], one: number, other: number): boolean =>
  candidates[Math.min(one, other)]!.refuses.includes(Math.max(one, other));

/** Does it go with those at these positions, amounts aside? */
export const goesWith = ({ candidates }: Field, at: readonly number[], index: number): boolean => {
  if (at.length === COUPONS_PER_BILL) return false;
  const { template, limit } = candidates[index]!;
  let like = 1;
  let allowed = limit;
  for (const other of at) {
    if (refuse(candidates, index, other)) return false;
    if (candidates[other]!.template !== template) continue;
    like += 1;
    allowed = Math.min(allowed, candidates[other]!.limit);
  }
  return like <= allowed;
};
