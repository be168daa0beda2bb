import { heldBackBy, type HeldBack, type Standing } from './held-back';

const row = (over: Partial<Standing> = {}): Standing => ({
  state: 'published',
  claimFrom: 100,
  claimUntil: 200,
  stock: { total: 10, issued: 4, left: 6 },
  ...over,
});

test.each<{ why: string; row: Standing; now: number; held: HeldBack | undefined }>([
  { why: 'out and there to take', row: row(), now: 150, held: undefined },
  { why: 'taken from a day on that is still to come', row: row(), now: 99, held: 'early' },
  { why: 'on its first instant', row: row(), now: 100, held: undefined },
  { why: 'on its last instant', row: row(), now: 200, held: undefined },
  { why: 'after its last day', row: row(), now: 201, held: 'over' },
  { why: 'all of it taken', row: row({ stock: { total: 4, issued: 4, left: 0 } }), now: 150, held: 'gone' },
  { why: 'without any stock', row: row({ stock: { total: 0, issued: 0, left: 0 } }), now: 150, held: 'none' },
  { why: 'paused: that is what is said', row: row({ state: 'paused' }), now: 99, held: undefined },
])('$why', ({ row: of, now, held }) => {
  expect(heldBackBy(of, now)).toBe(held);
});
