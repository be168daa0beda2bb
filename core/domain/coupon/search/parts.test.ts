import type { Terms } from '../benefits/registry';
import type { Candidate } from './candidates';
import { doubtOf, lostIn, roundingOf, sumGroups, sumIn, takeParts } from './parts';

const HALF: Terms = { rateBp: 5_000, mostFen: Infinity };
const candidate = (terms: Terms, groups: number[], from: number[] = [0, 1, 2]): Candidate => ({ usable: { terms, from }, groups }) as unknown as Candidate;

test('amounts are summed up by groups, whatever stood there before', () => {
  expect([...sumGroups(Float64Array.of(1, 20, 300, 4_000), [1, 0, 1, 2], Float64Array.of(9, 9, 9))]).toEqual([20, 301, 4_000]);
  expect(sumIn(Float64Array.of(20, 301, 4_000), [0, 2])).toBe(4_020);
});

test.each([
  { why: 'a rate of all that it reaches', terms: HALF, left: [100, 300, 50], off: 200, after: [50, 150, 50] },
  { why: 'no more than its most', terms: { ...HALF, mostFen: 100 }, left: [100, 300, 50], off: 100, after: [75, 225, 50] },
  { why: 'parts of a fen', terms: HALF, left: [1, 0, 50], off: 0.5, after: [0.5, 0, 50] },
  { why: 'nothing is left', terms: HALF, left: [0, 0, 50], off: 0, after: [0, 0, 50] },
  { why: 'it takes nothing off', terms: { rateBp: 0, mostFen: 0 }, left: [100, 300, 50], off: 0, after: [100, 300, 50] },
])('taken off in proportion: $why', ({ terms, left, off, after }) => {
  const groups = Float64Array.from(left);
  expect(takeParts(candidate(terms, [0, 1]), groups)).toBe(off);
  expect([...groups]).toEqual(after);
});

test('parts of a fen lose a trace, more of more, and never what could be a fen', () => {
  expect(lostIn(0)).toBeCloseTo(1e-6, 9);
  expect(lostIn(1_000_000_000)).toBeCloseTo(0.001_001, 9);
});

test('whole fen shift a quarter for each line, and nothing within one group', () => {
  expect(roundingOf(candidate(HALF, [0]))).toBe(0);
  expect(roundingOf(candidate(HALF, [0, 1]))).toBe(0.75);
});

test.each([
  { why: 'a fixed amount', terms: { rateBp: 10_000, mostFen: 500 }, doubt: 0.75 },
  { why: 'a rate is rounded down to the fen', terms: HALF, doubt: 1.75 },
  {
    why: 'steps are rounded down to the step, and their rate up to the basis point',
    terms: { rateBp: 3_334, mostFen: Infinity, step: { everyFen: 3_000, offFen: 1_000 } },
    doubt: 0.75 + 1_000 + 6,
  },
])('how much less a coupon may take off than in parts of a fen: $why', ({ terms, doubt }) => {
  expect(doubtOf(candidate(terms, [0, 1]), [10_000, 20_000, 30_000, 70_000])).toBe(doubt);
});
