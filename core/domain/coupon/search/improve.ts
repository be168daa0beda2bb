import type { Field } from './candidates';
import { isBetter, type Choice } from './choice';
import { choiceAt, choiceOf, emptyCourse, goesWith, walk, withPosition, type Course } from './course';
import type { Effort } from './effort';
import { mostOf, mostWith, without, type Sketch } from './sketch';

type Step = { course: Course; choice: Choice };
type Change = { field: Field; effort: Effort; from: Course };

const stepTo = (field: Field, course: Course): Step => ({ course, choice: choiceOf(field, course) });

/** Walks there when what it can come to at most is better than the best so far. */
const better = ({ field, effort, from }: Change, at: readonly number[], mostFen: number, best: Step): Step => {
  if (!isBetter(choiceAt(field, at, mostFen), best.choice)) return best;
  const course = walk(field, at, from, effort);
  return course && isBetter(choiceOf(field, course), best.choice) ? stepTo(field, course) : best;
};

/** Of equal pieces side by side only the first that is free is tried. */
const isNext = ({ candidates }: Field, at: readonly number[], index: number): boolean =>
  !at.includes(index) && !(candidates[index]!.isTwin && !at.includes(index - 1));

/** The best way to add one to a sketch, when that is better than what there is. */
const bestAddition = (change: Change, sketch: Sketch, start: Step, except?: number): Step => {
  const { field, effort } = change;
  let best = start;
  for (let index = 0; index < field.candidates.length; index += 1) {
    if (index === except || !isNext(field, sketch.at, index) || !goesWith(field, sketch.at, index)) continue;
    const mostFen = mostWith(field, sketch, index, best.choice.savedFen, effort);
    if (mostFen !== undefined) best = better(change, withPosition(sketch.at, index), mostFen, best);
  }
  return best;
};

/** The best way to add one, leave one out, or put one in another's place. */
const bestChange = (change: Change, start: Step): Step => {
  let best = bestAddition(change, change.from, start);
  for (const [place, index] of change.from.at.entries()) {
    const sketch = without(change.field, change.from, place, change.effort);
    best = better(change, sketch.at, mostOf(change.field, sketch), best);
    best = bestAddition(change, sketch, best, index);
  }
  return best;
};

const untilNothingHelps = (start: Step, next: (from: Step) => Step): Course => {
  for (let from = start; ;) {
    const step = next(from);
    if (step === from) return from.course;
    from = step;
  }
};

/** Adds, again and again, the coupon that raises the saving most, then those that only bring a gift. */
export const stepByStep = (field: Field, start: Course, effort: Effort): Course =>
  untilNothingHelps(stepTo(field, start), from => bestAddition({ field, effort, from: from.course }, from.course, from));

/** Adds one, leaves one out or swaps two, whatever helps most, until nothing does. */
export const improve = (field: Field, start: Course, effort: Effort): Course =>
  untilNothingHelps(stepTo(field, start), from => bestChange({ field, effort, from: from.course }, from));

/** With this one in, and of the others those that still go with it. */
const forceIn = (field: Field, { at }: Course, index: number, effort: Effort): Course => {
  let course = walk(field, [index], emptyCourse(field), effort)!;
  for (const other of at) {
    if (goesWith(field, course.at, other)) course = walk(field, withPosition(course.at, other), course, effort) ?? course;
  }
  return course;
};

/** Forces in, one at a time, what is left out, and improves what becomes of it; until nothing helps or the effort is used up. */
export const shake = (field: Field, start: Course, effort: Effort): Course => {
  let best = start;
  for (let since = 0, index = 0; since < field.candidates.length && effort.left > 0; since += 1) {
    if (isNext(field, best.at, index)) {
      const other = improve(field, forceIn(field, best, index, effort), effort);
      if (isBetter(choiceOf(field, other), choiceOf(field, best))) [best, since] = [other, 0];
    }
    index = (index + 1) % field.candidates.length;
  }
  return best;
};
