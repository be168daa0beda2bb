import { createFaults, isFaultKind } from './faults';

const call = { function: 'guide', actionName: 'bill.redeem', token: 't1' };
const open = () => {
  let n = 0;
  return createFaults(() => `f${(n += 1)}`);
};

test.each([
  ['an empty match fits every call', {}, true],
  ['the function', { function: 'guide' }, true],
  ['another function', { function: 'consumer' }, false],
  ['function and action', { function: 'guide', actionName: 'bill.redeem' }, true],
  ['another action', { function: 'guide', actionName: 'bill.quote' }, false],
  ['the login', { token: 't1' }, true],
  ['another login', { token: 't2' }, false],
])('%s', (_reason, match, fits) => {
  const faults = open();
  faults.set({ match, kind: 'error' });
  expect(faults.take(call) !== null).toBe(fits);
});

test('a fault happens as often as asked, and for ever without a number', () => {
  const faults = open();
  faults.set({ match: {}, kind: 'offline', times: 2 });
  expect([1, 2, 3].map(() => faults.take(call)?.kind ?? null)).toEqual(['offline', 'offline', null]);
  faults.set({ match: {}, kind: 'delay', ms: 5 });
  expect(Array.from({ length: 50 }, () => faults.take(call)?.ms)).toEqual(Array(50).fill(5));
});

test('one can be ended, or all', () => {
  const faults = open();
  const first = faults.set({ match: { function: 'a' }, kind: 'error' });
  faults.set({ match: { function: 'b' }, kind: 'error' });
  faults.clear(first);
  expect(faults.list().map(fault => fault.id)).toEqual(['f2']);
  faults.clear();
  expect(faults.list()).toEqual([]);
});

test('only the named kinds exist', () => {
  expect(['delay', 'offline', 'duplicate', 'crash', 'db-conflict', 'clock'].every(isFaultKind)).toBe(true);
  expect(isFaultKind('explode')).toBe(false);
});
