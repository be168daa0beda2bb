import { nextStatementState, STATEMENT_EVENTS, STATEMENT_STATES } from './state';

test('statements move as the table says, and in no other way', () => {
  const moves = STATEMENT_STATES.flatMap(state =>
    STATEMENT_EVENTS.flatMap(event => {
      const next = nextStatementState(state, event);
      return next.ok ? [`${state} ${event} ${next.data}`] : [];
    }),
  );
  expect(moves).toEqual([
    'open issue issued',
    'open renew open',
    'issued confirm confirmed',
    'issued dispute disputed',
    'issued renew issued',
    'confirmed renew issued',
    'confirmed settle settled',
    'disputed withdraw issued',
    'disputed answer issued',
    'disputed renew issued',
  ]);
  expect(nextStatementState('settled', 'renew')).toEqual({ ok: false, code: 'STATEMENT_WRONG_STATE' });
});
