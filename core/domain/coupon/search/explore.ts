import { takeOff } from '../money/apply';
import { COUPONS_PER_BILL } from '../limits';
import type { Candidate, Field } from './candidates';
import { giftsIn, isBetter, NOTHING, paidIn, type Choice } from './choice';
import { STEP, TAKING, type Effort } from './effort';
import { sumGroups } from './parts';
import { anOutlook, CLOSED, promisesOf } from './promise';
import { nothingTaken, take } from './standing';

/** The figures by which choices are compared first. */
type Sums = { savedFen: number; paidFen: number; gifts: number };

const sumsOf = (choice: Choice): Sums => ({ savedFen: choice.savedFen, paidFen: paidIn(choice), gifts: giftsIn(choice) });

const withOne = ({ savedFen, paidFen, gifts }: Sums, one: Candidate, worthFen: number): Sums => ({
  savedFen: savedFen + worthFen,
  paidFen: paidFen + one.paidFen,
  gifts: one.isGift ? gifts + 1 : gifts,
});

/** One for each number of coupons taken, used again and again: a fresh one in each step costs more than the step. */
const oneForEach = <T>(make: () => T): T[] => Array.from({ length: COUPONS_PER_BILL + 1 }, make);

const giftsOpen = (candidates: readonly Candidate[], from: number, worth: Float64Array): number =>
  candidates.reduce((sum, one, index) => (index >= from && one.isGift && worth[index] !== CLOSED ? sum + 1 : sum), 0);

/**
 * Goes through all legal sets in the order of application, cut where nothing better than the best so far can follow.
 *
 * @param start what is to be bettered
 * @param effort when it is used up it gives up
 * @returns the best found, `start` when nothing is better; `complete` when no legal set is better
 */
export const explore = ({ candidates, groupOf, amounts }: Field, start: Choice, effort: Effort): { best: Choice; complete: boolean } => {
  if (candidates.length === 0) return { best: start, complete: true };
  const { lookOut, oneAfterAnother } = promisesOf(candidates);
  const standing = nothingTaken(candidates.length);
  const taken: Candidate[] = [];
  let best = start;
  let bestSums = sumsOf(start);

  const look = (sums: Sums): void => {
    // figures alone tell most of them
    if (sums.savedFen < bestSums.savedFen || (sums.savedFen === bestSums.savedFen && sums.paidFen > bestSums.paidFen)) return;
    const choice = { usable: taken.map(one => one.usable), savedFen: sums.savedFen };
    if (!isBetter(choice, best)) return;
    best = choice;
    bestSums = sums;
  };

  /** With at least one coupon more, and at most so much saved. */
  const isHopeless = (mostFen: number, { paidFen, gifts }: Sums, from: number, worth: Float64Array): boolean => {
    if (mostFen !== bestSums.savedFen) return mostFen < bestSums.savedFen;
    if (paidFen !== bestSums.paidFen) return paidFen > bestSums.paidFen;
    const mostGifts = gifts + giftsOpen(candidates, from, worth);
    return mostGifts < bestSums.gifts || (mostGifts === bestSums.gifts && taken.length >= best.usable.length);
  };

  const amountRows = oneForEach(() => new Float64Array(amounts.length));
  const groupRows = oneForEach(() => new Float64Array(1 + Math.max(...groupOf)));
  const outlooks = oneForEach(() => anOutlook(candidates.length));
  /** the work of one look at all candidates */
  const looking = candidates.reduce((sum, { groups }) => sum + (groups.length + 1) / 2, 0);

  const visit = (from: number, sums: Sums): void => {
    look(sums);
    const depth = taken.length;
    if (depth === COUPONS_PER_BILL) return;
    const now = amountRows[depth]!;
    const groups = sumGroups(now, groupOf, groupRows[depth]!);
    const outlook = outlooks[depth]!;
    const { worth, most } = outlook;
    standing.groups = groups;
    lookOut(from, standing, outlook);
    effort.left -= now.length + looking;
    for (let index = from; index < candidates.length && effort.left > 0; index += 1) {
      const one = candidates[index]!;
      if (worth[index] === CLOSED || (one.isTwin && index > from)) continue;
      if (isHopeless(sums.savedFen + most[index]!, sums, index, worth)) return;
      effort.left -= looking;
      standing.groups = groups;
      if (isHopeless(sums.savedFen + oneAfterAnother(index, standing, outlook), sums, index, worth)) return;
      const next = withOne(sums, one, worth[index]!);
      if (next.savedFen + most[index + 1]! < bestSums.savedFen) continue;
      const after = amountRows[depth + 1]!;
      after.set(now);
      effort.left -= TAKING * (STEP + one.usable.from.length);
      // nobody looks at what the last one leaves
      if (index < candidates.length - 1) takeOff(worth[index]!, one.usable.from, after);
      taken.push(one);
      const putBack = take(standing, one);
      visit(index + 1, next);
      putBack();
      taken.pop();
    }
  };
  amountRows[0]!.set(amounts);
  visit(0, sumsOf(NOTHING));
  return { best, complete: effort.left > 0 };
};
