import { countersText } from './counters-text';

const counters = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ floor: `${count - index}F`, name: '专柜' }));

test.each([
  [0, 20, '', 'none'],
  [1, 20, '1F 专柜', 'one'],
  [1, 1, '1F 专柜', 'the only counter of a store keeps its name'],
  [2, 20, '1F 专柜、2F 专柜', 'two, from below'],
  [12, 20, '1F 专柜、2F 专柜 等 12 个柜台', 'more than a line holds'],
  [12, 12, '全店', 'every counter there is'],
])('%i counters of %i are written %j (%s)', (count, ofStore, text) =>
  expect(countersText(counters(count), ofStore)).toBe(text),
);
