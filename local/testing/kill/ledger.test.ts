import { ACCOUNTS, createLedger, WRITERS, type Found } from './ledger';

const untouched = (): Found => ({
  plain: [],
  left: [],
  right: [],
  balances: Array.from({ length: ACCOUNTS }, () => 0),
  counters: Array.from({ length: WRITERS + 1 }, () => ({ n: 0, last: '' })),
});

/** One write of each kind and fate, and the store as it should be then. */
const kept = () => {
  const ledger = createLedger();
  ledger.insert('a', 'acknowledged');
  ledger.insert('b', 'refused');
  ledger.insert('c', 'unknown');
  ledger.transfer('t', 'acknowledged');
  ledger.transfer('u', 'refused');
  ledger.update(0, 'first', 'acknowledged');
  ledger.update(0, 'second', 'unknown');
  ledger.update(WRITERS, 'x', 'acknowledged');
  const found = untouched();
  found.plain.push({ id: 'a', code: '1' });
  found.left.push({ id: 't', from: 2, to: 3 });
  found.right.push('t');
  Object.assign(found.balances, { 2: -1, 3: 1 });
  found.counters[0] = { n: 1, last: 'first' };
  found.counters[WRITERS] = { n: 1, last: 'x' };
  return { ledger, found };
};

test.each<[why: string, change: (found: Found) => unknown]>([
  ['everything that was answered, and nothing else', () => undefined],
  ['an insert without an answer may be there', found => found.plain.push({ id: 'c', code: '3' })],
  ['an update without an answer may be there', found => (found.counters[0] = { n: 2, last: 'second' })],
])('a store that kept its word: %s', (_why, change) => {
  const { ledger, found } = kept();
  change(found);
  expect(ledger.check(found)).toEqual([]);
});

test.each<[problem: string, change: (found: Found) => unknown]>([
  ['insert a was acknowledged and is lost', found => found.plain.pop()],
  ['insert b was refused and is there', found => found.plain.push({ id: 'b', code: '2' })],
  ['insert z was never sent', found => found.plain.push({ id: 'z', code: '2' })],
  ['two documents hold the unique 1', found => found.plain.push({ id: 'c', code: '1' })],
  ['transaction t is there without its right half', found => found.right.pop()],
  [
    'transaction u was refused and is there',
    found => found.left.push({ id: 'u', from: 5, to: 5 }) && found.right.push('u'),
  ],
  ['transaction t is there without its left half', found => found.left.pop()],
  ['account 3 holds 0, the transactions that are there make it 1', found => (found.balances[3] = 0)],
  ['counter 0 stands at 0, not between 1 and 2', found => (found.counters[0] = { n: 0, last: '' })],
  [
    'counter 0 was last changed by "first", not by "second"',
    found => (found.counters[0] = { n: 2, last: 'first' }),
  ],
  [
    `counter ${WRITERS} stands at 2, not between 1 and 1`,
    found => (found.counters[WRITERS] = { n: 2, last: 'x' }),
  ],
])('a store that did not: %s', (problem, change) => {
  const { ledger, found } = kept();
  change(found);
  expect(ledger.check(found)).toContain(problem);
});

test('the next cycle starts from what was found', () => {
  const { ledger, found } = kept();
  found.counters[0] = { n: 2, last: 'second' };
  ledger.check(found);
  ledger.update(0, 'third', 'acknowledged');
  const next: Found = { ...untouched(), balances: found.balances, counters: found.counters };
  expect(ledger.check(next)).toEqual(['counter 0 stands at 2, not between 3 and 3']);
});
