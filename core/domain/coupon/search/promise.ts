import { takenBy } from '../benefits/registry';
import type { Candidate } from './candidates';
import { lostIn, roundingOf, sumIn, takeParts } from './parts';
import { hasRoom, isOpen, type Standing } from './standing';

/** Stands for a worth where a coupon cannot be taken, now or later. */
export const CLOSED = -1;

/** What it takes off as things stand; later it finds no more, and meets its threshold no better. */
const worthIn = (one: Candidate, index: number, standing: Standing): number => {
  if (!isOpen(standing, one, index)) return CLOSED;
  const { usable, groups, measures, isGift } = one;
  const eligibleFen = sumIn(standing.groups, measures);
  if (eligibleFen < usable.needFen) return CLOSED;
  const worthFen = takenBy(usable.terms, groups === measures ? eligibleFen : sumIn(standing.groups, groups));
  return worthFen === 0 && !isGift ? CLOSED : worthFen;
};

/** What is still to be had at one place of the search. */
export type Outlook = {
  /** what each candidate would take off now, or CLOSED */
  worth: Float64Array;
  /** the most that those from each position on save together, for all that is known of their classes */
  most: Float64Array;
};

export const anOutlook = (candidates: number): Outlook => ({ worth: new Float64Array(candidates), most: new Float64Array(candidates + 1) });

/** Two ways to count what can still be saved; neither is ever less than the truth. */
export type Promises = {
  /** looks at every candidate from a position on */
  lookOut: (from: number, standing: Standing, into: Outlook) => void;
  /** the most that they save when they are taken one after another */
  oneAfterAnother: (from: number, standing: Standing, outlook: Outlook) => number;
};

export const promisesOf = (candidates: readonly Candidate[]): Promises => {
  const classes = 1 + Math.max(...candidates.map(one => one.class));
  const together = new Float64Array(classes);
  const single = new Float64Array(classes);
  let left = new Float64Array(0);

  /** Of a class either one that stands alone in it, or all that do not. */
  const ofClass = (index: number): number => Math.max(together[index]!, single[index]!);

  const lookOut = (from: number, standing: Standing, { worth, most }: Outlook): void => {
    together.fill(0);
    single.fill(0);
    let sum = 0;
    most[candidates.length] = 0;
    for (let index = candidates.length - 1; index >= from; index -= 1) {
      const one = candidates[index]!;
      const now = worthIn(one, index, standing);
      worth[index] = now;
      if (now > 0) {
        sum -= ofClass(one.class);
        if (one.onePerClass) single[one.class] = Math.max(single[one.class]!, now);
        else together[one.class]! += now;
        sum += ofClass(one.class);
      }
      most[index] = sum;
    }
  };

  /**
   * All that are open, thresholds aside and in parts of a fen. One more coupon never leaves more of any amount, so no
   * choice among them leaves less; but for the whole fen that lines get.
   */
  const oneAfterAnother = (from: number, standing: Standing, { worth }: Outlook): number => {
    if (left.length !== standing.groups.length) left = new Float64Array(standing.groups.length);
    left.set(standing.groups);
    let most = 0;
    let twins = 0;
    for (let index = from; index < candidates.length; index += 1) {
      const one = candidates[index]!;
      twins = one.isTwin && index > from ? twins + 1 : 0;
      if (worth[index]! <= 0 || !hasRoom(standing, one, twins)) continue;
      const off = takeParts(one, left);
      if (off > 0) most += off + roundingOf(one);
    }
    return Math.floor(most + lostIn(most));
  };

  return { lookOut, oneAfterAnother };
};
