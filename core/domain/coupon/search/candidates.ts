import { sameTerms } from '../benefits/registry';
import type { Usable } from '../fit/judge';
import { inOrder, limitOf, refusesEachOther } from '../fit/stacking';
import { bringsGift, byEnd, paidFor } from './choice';
import { groupAmounts } from './groups';
import { doubtOf } from './parts';

/** A coupon as the search sees it: what is asked again and again is worked out once. */
export type Candidate = {
  usable: Usable;
  isGift: boolean;
  /** what was paid for it */
  paidFen: number;
  /** positions of later candidates with which it never goes */
  refuses: readonly number[];
  /** numbers its template, and how many of that go together with this one */
  template: number;
  limit: number;
  /** numbers its class; coupons that are one per class never go together within it */
  class: number;
  onePerClass: boolean;
  /** like the one before it in everything that decides: it is tried only together with that one */
  isTwin: boolean;
  /** what it takes from, as groups of amounts that every coupon measures and takes from alike */
  groups: readonly number[];
  /** what its threshold is measured on, likewise */
  measures: readonly number[];
  /** how far it may be from what it takes off when that is reckoned in parts of a fen */
  doubtFen: number;
};

const numbering = (): ((key: string) => number) => {
  const numbers = new Map<string, number>();
  return key => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
};

const sameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

/** Do they do the same to every bill and go with the same others? */
const areTwins = (one: Usable, other: Usable): boolean => {
  const [left, right] = [one.coupon.rules, other.coupon.rules];
  return (
    one.coupon.templateId === other.coupon.templateId &&
    sameTerms(one.terms, other.terms) &&
    one.needFen === other.needFen &&
    paidFor(one) === paidFor(other) &&
    left.class === right.class &&
    left.stacking.kind === right.stacking.kind &&
    limitOf(left) === limitOf(right) &&
    sameList(one.lines, other.lines) &&
    sameList(one.from, other.from)
  );
};

/** In the order of application; twins that stand side by side may change places, so the one that ends sooner comes first. */
const lineUp = (usable: readonly Usable[]): Usable[] => {
  const line = [...usable].sort((left, right) => inOrder(left.coupon, right.coupon));
  for (let from = 0, until = 1; until <= line.length; until += 1) {
    if (until < line.length && areTwins(line[from]!, line[until]!)) continue;
    line.splice(from, until - from, ...line.slice(from, until).sort(byEnd));
    from = until;
  }
  return line;
};

export type Field = {
  /** in the order of application */
  candidates: readonly Candidate[];
  /** the group of each amount */
  groupOf: readonly number[];
  /** the bill's, freight last */
  amounts: readonly number[];
};

/** @param amounts the bill's, freight last */
export const fieldOf = (usable: readonly Usable[], amounts: readonly number[]): Field => {
  const line = lineUp(usable);
  const groupOf = groupAmounts(line, amounts.length);
  const groupsOf = (positions: readonly number[]): number[] => [...new Set(positions.map(position => groupOf[position]!))];
  const [templateNo, classNo] = [numbering(), numbering()];
  const candidates = line.map((one, index): Candidate => {
    const groups = groupsOf(one.from);
    return {
      usable: one,
      isGift: bringsGift(one),
      paidFen: paidFor(one),
      refuses: line.flatMap((other, later) => (later > index && refusesEachOther(one.coupon, other.coupon) ? [later] : [])),
      template: templateNo(one.coupon.templateId),
      limit: limitOf(one.coupon.rules),
      class: classNo(one.coupon.rules.class),
      onePerClass: one.coupon.rules.stacking.kind === 'one-per-class',
      isTwin: index > 0 && areTwins(line[index - 1]!, one),
      groups,
      doubtFen: doubtOf({ usable: one, groups }, amounts),
      measures: one.from === one.lines ? groups : groupsOf(one.lines),
    };
  });
  return { candidates, groupOf, amounts };
};
