import { lastMonths } from './books-words';

test.each([
  { at: '2026-03-31T23:59:59+08:00', why: 'the last instant of a long month before a short one' },
  { at: '2026-03-01T00:00:00+08:00', why: 'the first instant of a month' },
])('$why: six months, none twice', ({ at }) => {
  expect(lastMonths(Date.parse(at))).toEqual([
    '2026-03',
    '2026-02',
    '2026-01',
    '2025-12',
    '2025-11',
    '2025-10',
  ]);
});
