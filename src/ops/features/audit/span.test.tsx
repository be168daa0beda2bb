import { isBackwards, spanOf, WHENEVER, type Between, type Days, type Span } from './span';

/** 22 November 2026, 14:05 in Shanghai. */
const NOW = Date.UTC(2026, 10, 22, 6, 5);
const midnight = (month: number, day: number): number => Date.UTC(2026, month - 1, day) - 8 * 3_600_000;
const chosen = (from: string, until: string): Between => ({ from, until });

test.each<{ why: string; days: Days; between?: Between; span: Span }>([
  { why: 'today has no end yet', days: 'today', span: { from: midnight(11, 22) } },
  { why: 'yesterday alone', days: 'yesterday', span: { from: midnight(11, 21), until: midnight(11, 22) } },
  { why: 'seven days, today included', days: 'week', span: { from: midnight(11, 16) } },
  { why: 'everything', days: 'all', between: chosen('2026-10-01', '2026-10-02'), span: {} },
  {
    why: 'the last day is included',
    days: 'span',
    between: chosen('2026-10-01', '2026-10-02'),
    span: { from: midnight(10, 1), until: midnight(10, 3) },
  },
  { why: 'open behind', days: 'span', between: chosen('2026-10-01', ''), span: { from: midnight(10, 1) } },
  { why: 'open before', days: 'span', between: chosen('', '2026-10-02'), span: { until: midnight(10, 3) } },
  { why: 'a year half typed', days: 'span', between: chosen('0202-10-01', ''), span: {} },
  {
    why: 'backwards: its end is left out',
    days: 'span',
    between: chosen('2026-10-05', '2026-10-02'),
    span: { from: midnight(10, 5) },
  },
])('$why', ({ days, between = WHENEVER, span }) => {
  expect(spanOf(days, between, NOW)).toEqual(span);
});

test.each([
  [chosen('2026-10-05', '2026-10-02'), true],
  [chosen('2026-10-02', '2026-10-02'), false],
  [chosen('2026-10-02', ''), false],
])('%j ends before it begins: %p', (between, backwards) => {
  expect(isBackwards(between)).toBe(backwards);
});
