import type { Usable } from '../fit/judge';
import { inOrder } from '../fit/stacking';
import type { Field } from './candidates';
import { byEnd, isBetter } from './choice';
import { choiceOf, emptyCourse, goesWith, walk, withPosition, type Course } from './course';
import type { Effort } from './effort';
import { improve, stepByStep } from './improve';

type Compare = (left: Usable, right: Usable) => number;

const inTurn: Compare = (left, right) => inOrder(left.coupon, right.coupon);
const byText =
  (text: (one: Usable) => string): Compare =>
  (left, right) =>
    text(left) === text(right) ? inTurn(left, right) : text(left) < text(right) ? -1 : 1;
const byMost =
  (figure: (one: Usable) => number): Compare =>
  (left, right) =>
    figure(right) - figure(left) || inTurn(left, right);
const byLeast =
  (figure: (one: Usable) => number): Compare =>
  (left, right) =>
    figure(left) - figure(right) || inTurn(left, right);
const turned =
  (order: Compare): Compare =>
  (left, right) =>
    order(right, left);

const thresholdOf = ({ coupon }: Usable): number => coupon.rules.thresholdFen;
/** Those that take most off alone come first. */
export const byStrength = byMost(one => one.aloneFen);
const byId = byText(({ coupon }) => coupon.couponId);

/** The orders in which somebody might go through the pile. */
export const ORDERS: readonly Compare[] = [
  byStrength,
  byEnd,
  byId,
  turned(byId),
  byText(({ coupon }) => coupon.templateId),
  inTurn,
  turned(inTurn),
  byMost(thresholdOf),
  byLeast(thresholdOf),
  // what has no most comes first
  byMost(({ terms }) => Math.min(terms.mostFen, Number.MAX_SAFE_INTEGER)),
  byMost(({ terms }) => terms.rateBp),
  byMost(one => one.aloneFen / Math.max(1, thresholdOf(one))),
];

/** Goes through them once and adds each that still goes with those before. */
const oneByOne = (field: Field, order: Compare, effort: Effort): Course => {
  const { candidates } = field;
  const line = candidates.map((_one, index) => index).sort((left, right) => order(candidates[left]!.usable, candidates[right]!.usable));
  let course = emptyCourse(field);
  for (const index of line) {
    if (goesWith(field, course.at, index)) course = walk(field, withPosition(course.at, index), course, effort) ?? course;
  }
  return course;
};

/** So many of what was found are improved, as long as there is effort. */
const IMPROVED = 4;

/** The best of what people would do by hand, improved until no single change helps. */
export const greedy = (field: Field, effort: Effort): Course => {
  const found = [stepByStep(field, emptyCourse(field), effort), ...ORDERS.map(order => oneByOne(field, order, effort))];
  const different = [...new Map(found.map(course => [course.at.join(), course])).values()];
  const isBetterCourse = (one: Course, other: Course): boolean => isBetter(choiceOf(field, one), choiceOf(field, other));
  const [first, ...others] = different.sort((left, right) => (isBetterCourse(left, right) ? -1 : 1));
  const enough = effort.left / 2;
  let best = improve(field, first!, effort);
  for (const other of others.slice(0, IMPROVED - 1)) {
    if (effort.left <= enough) break;
    const improved = improve(field, other, effort);
    if (isBetterCourse(improved, best)) best = improved;
  }
  return best;
};
