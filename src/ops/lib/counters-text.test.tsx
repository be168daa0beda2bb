import { countersText } from './counters-text';

const counters = (count: number) => Array.from({ length: count }, (_, index) => ({ floor: `${count - index}F`, name: '专柜' }));

test.each([
  [0, '', 'none'],
  [1, '1F 专柜', 'one'],
  [2, '1F 专柜、2F 专柜', 'two, from below'],
  [12, '1F 专柜、2F 专柜 等 12 个柜台', 'more than a line holds'],
])('%i counters are written %j (%s)', (count, text) => expect(countersText(counters(count))).toBe(text));
