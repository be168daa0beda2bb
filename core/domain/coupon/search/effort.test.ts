import { partOf } from './effort';

test.each([
  { why: 'so much of it', left: 10, most: 4, used: 3, given: 4, after: 7 },
  { why: 'what there is', left: 10, most: Infinity, used: 10, given: 10, after: 0 },
  { why: 'the last step may take more than there was', left: 10, most: 4, used: 6, given: 4, after: 4 },
  { why: 'nothing where it is used up', left: -2, most: 4, used: 0, given: 0, after: -2 },
])('a part of the effort: $why', ({ left, most, used, given, after }) => {
  const effort = { left };
  const { part, spend } = partOf(effort, most);
  expect(part.left).toBe(given);
  part.left -= used;
  expect(effort.left).toBe(left);
  spend();
  expect(effort.left).toBe(after);
});
