import { inGroups, keepDigits } from './digits';
import { createGate, OUT_OF_SIGHT_MS, RETRY_AFTER_MS } from './gate';

describe('typing the digits', () => {
  test.each([
    ['9012 3456', '90123456', 'blanks of the groups do not count'],
    ['９０１２', '9012', 'full-width digits count'],
    ['90-12a', '9012', 'anything else is dropped'],
    ['1'.repeat(25), '1'.repeat(20), 'never more than twenty'],
  ])('%j keeps %j (%s)', (text, kept) => expect(keepDigits(text)).toBe(kept));

  test.each([
    ['', ''],
    ['9012', '9012'],
    ['90123', '9012 3'],
    ['90123456789012345678', '9012 3456 7890 1234 5678'],
  ])('%j is shown as %j', (digits, shown) => expect(inGroups(digits)).toBe(shown));
});

describe('a camera that sees the same code many times a second', () => {
  test('asks about it once while the answer is on its way', () => {
    const gate = createGate();
    expect([gate.admit('a', 0), gate.admit('a', 100), gate.admit('b', 200)]).toEqual([true, false, false]);
  });

  test('a refused code left before the lens is not asked about again, however long', () => {
    const gate = createGate();
    gate.admit('a', 0);
    gate.settle('a', 'refused', 100);
    for (let at = 200; at < 60_000; at += 1_000) expect(gate.admit('a', at)).toBe(false);
  });

  test('a code that opened a visit does not open it again while the page changes', () => {
    const gate = createGate();
    gate.admit('a', 0);
    gate.settle('a', 'opened', 100);
    expect(gate.admit('a', 220)).toBe(false);
  });

  test('it may come again after it was out of sight', () => {
    const gate = createGate();
    gate.admit('a', 0);
    gate.settle('a', 'refused', 100);
    expect(gate.admit('a', 1_000)).toBe(false);
    expect(gate.admit('a', 1_000 + OUT_OF_SIGHT_MS)).toBe(true);
  });

  test('another code is asked about at once: an error does not stop the queue', () => {
    const gate = createGate();
    gate.admit('a', 0);
    gate.settle('a', 'refused', 100);
    expect(gate.admit('b', 101)).toBe(true);
  });

  test('a code entered by hand is asked about again although it was refused, but never beside another', () => {
    const gate = createGate();
    gate.admit('a', 0);
    expect(gate.admitOnPurpose()).toBe(false);
    gate.settle('a', 'refused', 100);
    expect(gate.admitOnPurpose()).toBe(true);
    expect(gate.admit('b', 200)).toBe(false);
  });

  test('after a lost connection the same code tries again by itself', () => {
    const gate = createGate();
    gate.admit('a', 0);
    gate.settle('a', 'failed', 100);
    expect(gate.admit('a', 200)).toBe(false);
    expect(gate.admit('a', 100 + RETRY_AFTER_MS)).toBe(true);
  });
});
