import type { Candidate } from './candidates';

/** Where a search stands: what is taken so far decides what can follow. */
export type Standing = {
  /** how many of those taken refuse each candidate */
  refused: Int32Array;
  /** pieces taken of each template, and how many the strictest of them allows */
  taken: Int32Array;
  allowed: Float64Array;
  /** what each group of amounts still holds */
  groups: Float64Array;
};

/** Does its template allow it, and so many more before it? */
export const hasRoom = ({ taken, allowed }: Standing, { template, limit }: Candidate, more: number): boolean =>
  taken[template]! + more < Math.min(limit, allowed[template]!);

/** Could it be taken now, thresholds aside? */
export const isOpen = (standing: Standing, one: Candidate, index: number): boolean =>
  standing.refused[index] === 0 && hasRoom(standing, one, 0);

/** Where the search begins. */
export const nothingTaken = (candidates: number): Standing => ({
  refused: new Int32Array(candidates),
  taken: new Int32Array(candidates),
  allowed: new Float64Array(candidates).fill(Infinity),
  groups: new Float64Array(0),
});

/** Takes a candidate; the answer puts it back. */
export const take = (standing: Standing, { template, limit, refuses }: Candidate): (() => void) => {
  const allowed = standing.allowed[template]!;
  standing.taken[template]! += 1;
  standing.allowed[template] = Math.min(allowed, limit);
  for (const index of refuses) standing.refused[index]! += 1;
  return () => {
    standing.taken[template]! -= 1;
    standing.allowed[template] = allowed;
    for (const index of refuses) standing.refused[index]! -= 1;
  };
};
