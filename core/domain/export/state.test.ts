import { ALONE_ROWS, EXPORT_EVENTS, EXPORT_STATES, firstState, hasGrown, nextExportState } from './state';

test('an export moves as the table says, and in no other way', () => {
  const moves = EXPORT_STATES.flatMap(state =>
    EXPORT_EVENTS.flatMap(event => {
      const next = nextExportState(state, event);
      return next.ok ? [`${state} ${event} ${next.data}`] : [];
    }),
  );
  expect(moves).toEqual([
    'waiting approve approved',
    'waiting reject rejected',
    'approved grow waiting',
    'approved make ready',
    'approved fail failed',
    'ready expire expired',
  ]);
  expect(nextExportState('rejected', 'approve')).toEqual({ ok: false, code: 'EXPORT_WRONG_STATE' });
});

test('a thousand rows are one person’s to take, one more needs another', () => {
  expect(firstState(ALONE_ROWS, 0)).toBe('approved');
  expect(firstState(ALONE_ROWS + 1, 0)).toBe('waiting');
  expect(firstState(600, 400)).toBe('approved');
  expect(firstState(600, 401)).toBe('waiting');
});

test.each([
  { made: 1_000, rows: 3, approved: false, grown: false, why: 'what one person may take anyway' },
  { made: 1_001, rows: 1_000, approved: false, grown: true, why: 'more than one person may take' },
  { made: 5_500, rows: 5_000, approved: true, grown: false, why: 'a tenth more than was approved' },
  { made: 5_501, rows: 5_000, approved: true, grown: true, why: 'more than that' },
])('$made rows of $rows: $why', ({ made, rows, approved, grown }) => {
  expect(hasGrown(made, { rows, approved })).toBe(grown);
});
