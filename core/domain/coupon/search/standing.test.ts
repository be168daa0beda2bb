import type { Candidate } from './candidates';
import { hasRoom, isOpen, nothingTaken, take } from './standing';

const candidate = (template: number, limit: number, refuses: number[] = []): Candidate => ({ template, limit, refuses }) as unknown as Candidate;
const [pair, other, strict] = [candidate(0, 2, [2]), candidate(1, 9), candidate(0, 1)];

test('at the beginning all are open', () => {
  expect([pair, other, strict].map((one, index) => isOpen(nothingTaken(3), one, index))).toEqual([true, true, true]);
});

test('what is taken refuses others until it is put back', () => {
  const standing = nothingTaken(3);
  const putBack = take(standing, pair);
  expect([isOpen(standing, other, 1), isOpen(standing, other, 2)]).toEqual([true, false]);
  putBack();
  expect(isOpen(standing, other, 2)).toBe(true);
});

test('two that refuse the same are both to be put back before it is open', () => {
  const standing = nothingTaken(3);
  const [putBack, putOtherBack] = [take(standing, pair), take(standing, candidate(2, 9, [2]))];
  putBack();
  expect(isOpen(standing, other, 2)).toBe(false);
  putOtherBack();
  expect(isOpen(standing, other, 2)).toBe(true);
});

test('so many of a template as the strictest of those taken allows, and as many as it allows itself', () => {
  const standing = nothingTaken(3);
  expect([hasRoom(standing, pair, 1), hasRoom(standing, pair, 2)]).toEqual([true, false]);
  const putBack = take(standing, pair);
  expect([hasRoom(standing, pair, 0), hasRoom(standing, pair, 1)]).toEqual([true, false]);
  expect(hasRoom(standing, strict, 0)).toBe(false);
  expect(hasRoom(standing, other, 8)).toBe(true);
  putBack();
  const putStrictBack = take(standing, strict);
  expect(hasRoom(standing, pair, 0)).toBe(false);
  putStrictBack();
  expect([hasRoom(standing, strict, 0), hasRoom(standing, pair, 1)]).toEqual([true, true]);
});
