import type { Field } from './candidates';
import type { Course } from './course';
import { STEP, type Effort } from './effort';
import { lostIn, sumIn, takeParts } from './parts';

/** A course in part reckoned by groups and in parts of a fen: cheap, and a little beside the truth. */
export type Sketch = Pick<Course, 'at' | 'groups' | 'saved'>;

const doubtIn = ({ candidates }: Field, at: readonly number[]): number => at.reduce((sum, index) => sum + candidates[index]!.doubtFen, 0);

/** A course without the coupon at one place. */
export const without = ({ candidates }: Field, { at, groups, saved }: Course, place: number, effort: Effort): Sketch => {
  const sketch = { at: at.filter((_index, step) => step !== place), groups: groups.slice(0, place + 1), saved: saved.slice(0, place + 1) };
  for (const index of sketch.at.slice(place)) {
    const one = candidates[index]!;
    const left = Float64Array.from(sketch.groups[sketch.groups.length - 1]!);
    sketch.saved.push(sketch.saved[sketch.saved.length - 1]! + takeParts(one, left));
    sketch.groups.push(left);
    effort.left -= STEP + left.length;
  }
  return sketch;
};

const inFen = (most: number): number => Math.floor(most + lostIn(most));

/** The most that it can come to, in whole fen. */
export const mostOf = (field: Field, { at, saved }: Sketch): number => inFen(saved[at.length]! + doubtIn(field, at));

/** The most that it can come to with one more; undefined when they do not fit, or it is certain to be less than `atLeastFen`. */
export const mostWith = (field: Field, sketch: Sketch, index: number, atLeastFen: number, effort: Effort): number | undefined => {
  const { at, groups, saved } = sketch;
  const { candidates } = field;
  const doubt = doubtIn(field, at) + candidates[index]!.doubtFen;
  const later = at.findIndex(other => other > index);
  const place = later < 0 ? at.length : later;
  const left = Float64Array.from(groups[place]!);
  let most = saved[place]!;
  for (let step = place - 1; step < at.length; step += 1) {
    const one = candidates[step < place ? index : at[step]!]!;
    effort.left -= STEP + one.groups.length;
    const heldFen = sumIn(left, one.measures) + doubt;
    if (heldFen + lostIn(heldFen + most) < one.usable.needFen) return undefined;
    most += takeParts(one, left);
    // each that follows brings no more than it did without
    if (inFen(most + saved[at.length]! - saved[step + 1]! + doubt) < atLeastFen) return undefined;
  }
  return inFen(most + doubt);
};
