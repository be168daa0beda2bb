import { takeOff } from '../money/apply';
import { worthNow, type Usable } from '../fit/judge';
import { COUPONS_PER_BILL } from '../limits';
import { fieldOf, type Candidate } from './candidates';
import { giftsIn, isBetter, type Choice } from './choice';
import { promiseOf } from './promise';
import { isOpen, nothingTaken, take } from './standing';

const sumGroups = (amounts: Float64Array, groupOf: readonly number[], sums: Float64Array): Float64Array => {
  sums.fill(0);
  for (let index = 0; index < amounts.length; index += 1) sums[groupOf[index]!]! += amounts[index]!;
  return sums;
};

/** One for each number of coupons taken, used again and again: a fresh one in each step costs more than the step. */
const rows = (size: number): Float64Array[] => Array.from({ length: COUPONS_PER_BILL + 1 }, () => new Float64Array(size));

/**
 * Goes through all legal sets in the order of application, cut where nothing better than the best so far can follow.
 *
 * @param amounts the bill's, freight last
 * @param start what is to be bettered
 * @param effort amounts looked at before it gives up
 * @returns the best found, `start` when nothing is better; `complete` when no legal set is better
 */
export const explore = (
  usable: readonly Usable[],
  amounts: readonly number[],
  start: Choice,
  effort: number,
): { best: Choice; complete: boolean } => {
  if (usable.length === 0) return { best: start, complete: true };
  const { candidates, groupOf } = fieldOf(usable, amounts.length);
  const promise = promiseOf(candidates);
  const taken: Candidate[] = [];
  const standing = nothingTaken(candidates.length);
  let best = start;
  let bestGifts = giftsIn(start);
  let left = effort;

  const look = (savedFen: number, gifts: number): void => {
    // figures alone tell most of them
    if (savedFen < best.savedFen || (savedFen === best.savedFen && gifts < bestGifts)) return;
    const choice = { usable: taken.map(one => one.usable), savedFen };
    if (!isBetter(choice, best)) return;
    best = choice;
    bestGifts = gifts;
  };

  const giftsOpen = (from: number): number =>
    candidates.reduce((sum, one, index) => (index >= from && one.isGift && isOpen(standing, one, index) ? sum + 1 : sum), 0);

  /** Every set from here on takes at least one coupon more. */
  const isHopeless = (from: number, savedFen: number, gifts: number): boolean => {
    const most = savedFen + promise(from, standing);
    if (most !== best.savedFen) return most < best.savedFen;
    const mostGifts = gifts + giftsOpen(from);
    return mostGifts < bestGifts || (mostGifts === bestGifts && taken.length >= best.usable.length);
  };

  const amountRows = rows(amounts.length);
  const groupRows = rows(1 + Math.max(...groupOf));

  const visit = (from: number, savedFen: number, gifts: number): void => {
    look(savedFen, gifts);
    const depth = taken.length;
    if (depth === COUPONS_PER_BILL) return;
    const now = amountRows[depth]!;
    const groups = sumGroups(now, groupOf, groupRows[depth]!);
    for (let index = from; index < candidates.length && left > 0; index += 1) {
      const one = candidates[index]!;
      if ((one.isTwin && index > from) || !isOpen(standing, one, index)) continue;
      left -= candidates.length + now.length;
      standing.groups = groups;
      if (isHopeless(index, savedFen, gifts)) return;
      const worth = worthNow(one.usable, now);
      if (!worth.ok) continue;
      const after = amountRows[depth + 1]!;
      after.set(now);
      // nobody looks at what the last one leaves
      if (index < candidates.length - 1) takeOff(worth.savedFen, one.usable.from, after);
      taken.push(one);
      const putBack = take(standing, one);
      visit(index + 1, savedFen + worth.savedFen, one.isGift ? gifts + 1 : gifts);
      putBack();
      taken.pop();
    }
  };
  amountRows[0]!.set(amounts);
  visit(0, 0, 0);
  return { best, complete: left > 0 };
};
