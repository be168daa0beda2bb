import { WHOLE_BP } from '../../money';
import { sumOf } from '../fit/judge';
import type { Candidate } from './candidates';

// The search reckons by groups of amounts and in parts of a fen where it only asks how much there can be at most.

/** What some groups hold. */
export const sumIn = (left: Float64Array, groups: readonly number[]): number => {
  let sum = 0;
  for (const group of groups) sum += left[group]!;
  return sum;
};

/** What each group holds. */
export const sumGroups = (amounts: Float64Array, groupOf: readonly number[], sums: Float64Array): Float64Array => {
  sums.fill(0);
  for (let index = 0; index < amounts.length; index += 1) sums[groupOf[index]!]! += amounts[index]!;
  return sums;
};

/** Takes a candidate off groups in proportion, thresholds aside; returns what came off. */
export const takeParts = ({ usable: { terms }, groups }: Candidate, left: Float64Array): number => {
  const base = sumIn(left, groups);
  const off = Math.min((base * terms.rateBp) / WHOLE_BP, terms.mostFen);
  if (off <= 0) return 0;
  const rest = 1 - off / base;
  for (const group of groups) left[group]! *= rest;
  return off;
};

/** What an amount reckoned in parts of a fen may have lost by that. */
export const lostIn = (fen: number): number => 1e-6 + fen * 1e-12;

type Reach = Pick<Candidate, 'usable' | 'groups'>;

/** Lines get whole fen: that shifts at most a quarter of a fen for each from one group to another. */
export const roundingOf = ({ groups, usable: { from } }: Reach): number => (groups.length > 1 ? from.length / 4 : 0);

/** How much less than `takeParts` a coupon may take off a bill: a rate is rounded down to the fen, and steps down to the step. */
export const doubtOf = (one: Reach, amounts: readonly number[]): number => {
  const { terms, from } = one.usable;
  // the rate of steps is itself rounded up to the basis point
  if (terms.step) return roundingOf(one) + terms.step.offFen + sumOf(amounts, from) / WHOLE_BP;
  return roundingOf(one) + (terms.rateBp < WHOLE_BP ? 1 : 0);
};
