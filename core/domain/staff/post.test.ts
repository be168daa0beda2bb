import { currentPosts, isCurrent, isOpen } from './post';

test.each([
  { term: { from: 10 }, now: 9, current: false, why: 'begins in a moment' },
  { term: { from: 10 }, now: 10, current: true, why: 'begins now and has no end' },
  { term: { from: 10, until: 20 }, now: 19, current: true, why: 'ends in a moment' },
  { term: { from: 10, until: 20 }, now: 20, current: false, why: 'ended' },
])('$why', ({ term, now, current }) => {
  expect(isCurrent(term, now)).toBe(current);
});

test('only posts held now count', () => {
  expect(currentPosts([{ from: 0, until: 5 }, { from: 5 }], 5)).toEqual([{ from: 5 }]);
});

test.each([
  { term: {}, now: 20, open: true, why: 'no end was set' },
  { term: { until: 20 }, now: 19, open: true, why: 'ends in a moment' },
  { term: { until: 20 }, now: 20, open: false, why: 'ended' },
])('whether a post is over does not ask when it began: $why', ({ term, now, open }) => {
  expect(isOpen(term, now)).toBe(open);
});
