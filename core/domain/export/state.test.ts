import { ALONE_ROWS, EXPORT_EVENTS, EXPORT_STATES, firstState, nextExportState } from './state';

test('an export moves as the table says, and in no other way', () => {
  const moves = EXPORT_STATES.flatMap(state =>
    EXPORT_EVENTS.flatMap(event => {
      const next = nextExportState(state, event);
      return next.ok ? [`${state} ${event} ${next.data}`] : [];
    }),
  );
  expect(moves).toEqual(['waiting approve approved', 'waiting reject rejected', 'approved grow waiting', 'approved make ready', 'ready expire expired']);
  expect(nextExportState('rejected', 'approve')).toEqual({ ok: false, code: 'EXPORT_WRONG_STATE' });
});

test('a thousand rows are one person’s to take, one more needs another', () => {
  expect(firstState(ALONE_ROWS)).toBe('approved');
  expect(firstState(ALONE_ROWS + 1)).toBe('waiting');
});
