import type { Candidate } from './candidates';
import { hasRoom, isOpen, type Standing } from './standing';

/** Takes off groups in proportion, in parts of a fen; returns what came off, and how far rounding may be from it. */
const takeReal = ({ usable: { terms, from }, groups }: Candidate, left: Float64Array): number => {
  let base = 0;
  for (const group of groups) base += left[group]!;
  const off = Math.min((base * terms.rateBp) / 10_000, terms.mostFen);
  if (off <= 0) return 0;
  const rest = 1 - off / base;
  for (const group of groups) left[group]! *= rest;
  return off + (groups.length > 1 ? from.length / 4 : 0);
};

/**
 * The most that the candidates from a position on can still save, counted in two ways; never less than the truth.
 * @returns a function of position and standing
 */
export const promiseOf = (candidates: readonly Candidate[]): ((from: number, standing: Standing) => number) => {
  const classes = 1 + Math.max(...candidates.map(one => one.class));
  const together = new Float64Array(classes);
  const single = new Float64Array(classes);
  let left = new Float64Array(0);

  /** Of a class either one that stands alone in it, or all that do not; none saves more than alone. */
  const byClass = (from: number, standing: Standing): number => {
    together.fill(0);
    single.fill(0);
    for (let index = from; index < candidates.length; index += 1) {
      const one = candidates[index]!;
      if (!isOpen(standing, one, index)) continue;
      const { aloneFen } = one.usable;
      if (one.onePerClass) single[one.class] = Math.max(single[one.class]!, aloneFen);
      else together[one.class]! += aloneFen;
    }
    let most = 0;
    for (let index = 0; index < classes; index += 1) most += Math.max(together[index]!, single[index]!);
    return most;
  };

  /**
   * All that are open, one after another, without thresholds and in parts of a fen. One more coupon never leaves more of
   * any amount, so no choice among them leaves less; but for the whole fen that lines get, and that shift at most a
   * quarter of a fen for each line from one group to another.
   */
  const oneAfterAnother = (from: number, standing: Standing): number => {
    if (left.length !== standing.groups.length) left = new Float64Array(standing.groups.length);
    left.set(standing.groups);
    let most = 0;
    let twins = 0;
    for (let index = from; index < candidates.length; index += 1) {
      const one = candidates[index]!;
      twins = one.isTwin && index > from ? twins + 1 : 0;
      if (standing.refused[index] !== 0 || !hasRoom(standing, one, twins)) continue;
      most += takeReal(one, left);
    }
    return Math.floor(most + 1e-6 + most * 1e-12);
  };

  return (from, standing) => Math.min(byClass(from, standing), oneAfterAnother(from, standing));
};
