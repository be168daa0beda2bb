import type { Usable } from '../fit/judge';
import { groupAmounts } from './groups';

const reach = (lines: number[], from: number[] = lines): Usable => ({ lines, from }) as unknown as Usable;

test.each([
  { why: 'without coupons all amounts are one group', usable: [], groups: [0, 0, 0, 0] },
  { why: 'a coupon parts what it reaches from the rest', usable: [reach([0, 1])], groups: [1, 1, 0, 0] },
  { why: 'a second one that reaches the same parts nothing more', usable: [reach([0, 1]), reach([0, 1])], groups: [2, 2, 0, 0] },
  { why: 'where two overlap there are four', usable: [reach([0, 1]), reach([1, 2])], groups: [1, 2, 3, 0] },
  { why: 'what is measured parts like what is taken from', usable: [reach([0, 1], [3])], groups: [2, 2, 0, 1] },
])('$why', ({ usable, groups }) => {
  expect(groupAmounts(usable, 4)).toEqual(groups);
});
