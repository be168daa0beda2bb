import { HOUR_MS, MINUTE_MS } from '../../calendar';
import { managerUntil, refuseReversal, type Reverser, type Reversible } from './reversal';

const at = Date.parse('2026-11-21T14:00:00+08:00');
const redemption: Reversible = { state: 'redeemed', at, terminalId: 't1', reversibleUntil: at + 5 * MINUTE_MS, met: false, flagged: false };
const guide: Reverser = { terminalId: 't1', isManager: false, now: at };
const manager: Reverser = { terminalId: 't9', isManager: true, now: at };

test.each<{ why: string; over?: Partial<Reversible>; by: Reverser; code?: string }>([
  { why: 'the terminal itself, at once', by: guide },
  { why: 'the terminal itself, in the last millisecond', by: { ...guide, now: at + 5 * MINUTE_MS } },
  { why: 'the terminal itself, later', by: { ...guide, now: at + 5 * MINUTE_MS + 1 }, code: 'REDEMPTION_TOO_OLD' },
  { why: 'another terminal', by: { ...guide, terminalId: 't2' }, code: 'REDEMPTION_OTHER_TERMINAL' },
  { why: 'the manager, from any terminal, hours later', by: { ...manager, now: at + 9 * HOUR_MS } },
  { why: 'the manager, in the last millisecond of the day', by: { ...manager, now: at + 10 * HOUR_MS - 1 } },
  { why: 'the manager, the next day', by: { ...manager, now: at + 10 * HOUR_MS }, code: 'REDEMPTION_DAY_OVER' },
  { why: 'the manager, days later, of one that never counted', over: { flagged: true }, by: { ...manager, now: at + 99 * HOUR_MS } },
  { why: 'a guide cannot undo a flagged one later', over: { flagged: true }, by: { ...guide, now: at + HOUR_MS }, code: 'REDEMPTION_TOO_OLD' },
  { why: 'once undone', over: { state: 'reversed' }, by: manager, code: 'REDEMPTION_REVERSED' },
  { why: 'once its sale is there', over: { met: true }, by: manager, code: 'REDEMPTION_MET' },
])('$why: $code', ({ over, by, code }) => {
  expect(refuseReversal({ ...redemption, ...over }, by)).toBe(code);
});

test('a store may give its manager less time, never more than the day', () => {
  expect(managerUntil(at, HOUR_MS)).toBe(at + HOUR_MS);
  expect(refuseReversal(redemption, { ...manager, now: at + HOUR_MS + 1 }, HOUR_MS)).toBe('REDEMPTION_DAY_OVER');
  expect(managerUntil(at, 99 * HOUR_MS)).toBe(Date.parse('2026-11-21T23:59:59.999+08:00'));
});
