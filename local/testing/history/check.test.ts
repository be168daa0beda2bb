import { checkHistory } from './check';
import type { Append, History, Op, Read, Txn } from './types';

const read = (key: string, list: string, over: Partial<Read> = {}): Read => ({
  kind: 'read',
  key,
  list: [...list],
  ...over,
});
const append = (key: string, token: string): Append => ({ kind: 'append', key, token });
const scan = (group: number, ...found: Read[]): Op => ({ kind: 'scan', group, found });

/** All of them at once, unless times are given: then nothing but the dependencies puts them in order. */
const txn = (id: string, ops: Op[], over: Partial<Txn> = {}): Txn => ({
  id,
  status: 'committed',
  ops,
  startedAt: 0,
  endedAt: 100,
  ...over,
});
const history = (final: Record<string, string>, ...txns: Txn[]): History => ({
  txns,
  final: Object.fromEntries(Object.entries(final).map(([key, list]) => [key, [...list]])),
});
const aborted = { status: 'aborted' } as const;
const unknown = { status: 'unknown' } as const;
const early = { endedAt: 10 };
const late = { startedAt: 20 };

test.each<[why: string, History]>([
  ['nothing happened', history({})],
  [
    'one after the other',
    history({ k0: 'ab' }, txn('A', [append('k0', 'a')]), txn('B', [read('k0', 'a'), append('k0', 'b')])),
  ],
  [
    'write skew: each read what the other then changed',
    history(
      { k0: 'a', k1: 'b' },
      txn('A', [read('k1', ''), append('k0', 'a')]),
      txn('B', [read('k0', ''), append('k1', 'b')]),
    ),
  ],
  [
    'own changes are read',
    history(
      { k0: 'ab' },
      txn('A', [append('k0', 'a'), read('k0', 'a'), append('k0', 'b'), read('k0', 'ab')]),
    ),
  ],
  [
    'what was rolled back is gone',
    history(
      { k0: 'b' },
      txn('A', [append('k0', 'a'), read('k0', 'a')], aborted),
      txn('B', [append('k0', 'b')]),
    ),
  ],
  [
    'a commit without an answer that was made',
    history({ k0: 'a' }, txn('A', [append('k0', 'a')], unknown), txn('B', [read('k0', 'a')])),
  ],
  [
    'a commit without an answer that was not made',
    history({}, txn('A', [append('k0', 'a')], unknown), txn('B', [read('k0', '')], late)),
  ],
  [
    'a reader of an old snapshot that began before the change was answered',
    history({ k0: 'a' }, txn('A', [append('k0', 'a')], { endedAt: 30 }), txn('B', [read('k0', '')], late)),
  ],
])('snapshot isolation allows: %s', (_why, allowed) => {
  expect(checkHistory(allowed)).toEqual([]);
});

test.each<[kind: string, why: string, History]>([
  [
    'aborted read',
    'a change that was rolled back was seen',
    history({}, txn('A', [append('k0', 'a')], aborted), txn('B', [read('k0', 'a')])),
  ],
  [
    'aborted read',
    'a change that was rolled back is there',
    history({ k0: 'a' }, txn('A', [append('k0', 'a')], aborted)),
  ],
  [
    'aborted read',
    'also when the reader lost',
    history({}, txn('A', [append('k0', 'a')], aborted), txn('B', [read('k0', 'a')], aborted)),
  ],
  [
    'intermediate read',
    'the first of two changes of one transaction was seen',
    history({ k0: 'ab' }, txn('A', [append('k0', 'a'), append('k0', 'b')]), txn('B', [read('k0', 'a')])),
  ],
  [
    'lost update',
    'two read the same and both changed it',
    history(
      { k0: 'ab' },
      txn('A', [read('k0', ''), append('k0', 'a')]),
      txn('B', [read('k0', ''), append('k0', 'b')]),
    ),
  ],
  [
    'lost update',
    'a committed change is gone',
    history({ k0: 'b' }, txn('A', [append('k0', 'a')]), txn('B', [append('k0', 'b')])),
  ],
  [
    'lost update',
    'a count that missed one',
    history({ k0: 'i' }, txn('A', [append('k0', 'i')]), txn('B', [read('k0', 'i', { n: 0 })])),
  ],
  [
    'lost update',
    'an overwrite that is not the last',
    history({ k0: 'w' }, txn('A', [append('k0', 'w')]), txn('B', [read('k0', 'w', { value: '' })])),
  ],
  [
    'read skew',
    'one of two changes that were made together was seen',
    history(
      { k0: 'a', k1: 'b' },
      txn('A', [append('k0', 'a'), append('k1', 'b')]),
      txn('B', [read('k0', ''), read('k1', 'b')]),
    ),
  ],
  [
    'read skew',
    'also by a reader that lost',
    history(
      { k0: 'a', k1: 'b' },
      txn('A', [append('k0', 'a'), append('k1', 'b')]),
      txn('B', [read('k0', 'a'), read('k1', '')], aborted),
    ),
  ],
  [
    'read skew',
    'a question missed one of two documents that were made together',
    history(
      { k0: 'a', k3: 'b' },
      txn('A', [append('k0', 'a'), append('k3', 'b')]),
      txn('B', [scan(0, read('k0', 'a'))]),
    ),
  ],
  [
    'read skew',
    'over a third transaction',
    history(
      { k0: 'a', k1: 'bc' },
      txn('A', [append('k0', 'a'), append('k1', 'b')]),
      txn('C', [read('k1', 'b'), append('k1', 'c')]),
      txn('R', [read('k1', 'bc'), read('k0', '')]),
    ),
  ],
  [
    'long fork',
    'two readers saw two changes in different orders',
    history(
      { k0: 'a', k1: 'b' },
      txn('A', [append('k0', 'a')]),
      txn('B', [append('k1', 'b')]),
      txn('R', [read('k0', 'a'), read('k1', '')]),
      txn('S', [read('k0', ''), read('k1', 'b')]),
    ),
  ],
  [
    'dirty write',
    'two transactions overwrote each other',
    history(
      { k0: 'ab', k1: 'BA' },
      txn('A', [append('k0', 'a'), append('k1', 'A')]),
      txn('B', [append('k0', 'b'), append('k1', 'B')]),
    ),
  ],
  [
    'circular information',
    'each saw the other',
    history(
      { k0: 'a', k1: 'b' },
      txn('A', [append('k0', 'a'), read('k1', 'b')]),
      txn('B', [append('k1', 'b'), read('k0', 'a')]),
    ),
  ],
  [
    'stale read',
    'a change was answered before the reader began',
    history({ k0: 'a' }, txn('A', [append('k0', 'a')], early), txn('B', [read('k0', '')], late)),
  ],
  [
    'own writes',
    'its own change was not there',
    history({ k0: 'a' }, txn('A', [append('k0', 'a'), read('k0', '')])),
  ],
  [
    'moving snapshot',
    'the second look differs',
    history({ k0: 'a' }, txn('A', [append('k0', 'a')]), txn('B', [read('k0', ''), read('k0', 'a')])),
  ],
  [
    'two pasts',
    'two orders of one document',
    history(
      { k0: 'ab' },
      txn('A', [append('k0', 'a')]),
      txn('B', [append('k0', 'b')]),
      txn('C', [read('k0', 'b')]),
    ),
  ],
  ['twice', 'one change was made twice', history({ k0: 'aa' }, txn('A', [append('k0', 'a')]))],
  ['made up', 'a change that nobody made', history({ k0: 'z' })],
])('%s is found: %s', (kind, _why, forbidden) => {
  expect(checkHistory(forbidden).map(problem => problem.kind)).toContain(kind);
});
