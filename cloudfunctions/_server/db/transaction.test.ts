import { ok, refuse } from '@core/domain/result';
import type { Database } from './database';
import { BusyError, DatabaseError, DuplicateKeyError, isConflict, toDatabaseError } from './errors';
import { inTransaction } from './transaction';

const conflict = () => new DatabaseError('DATABASE_TRANSACTION_CONFLICT', 'lost');

/** A database that only counts how its transactions end; `commits` says what each commit does. */
const counting = (commits: (() => void)[] = []) => {
  const ends: string[] = [];
  const begin = async () => ({
    collection: () => {
      throw new Error('not needed');
    },
    commit: async () => {
      commits.shift()?.();
      ends.push('commit');
    },
    rollback: async () => void ends.push('rollback'),
  });
  return { database: { begin } as unknown as Database, ends };
};
const pauses: number[] = [];
const waiting = { sleep: async (ms: number) => void pauses.push(ms), random: () => 0.5 };
beforeEach(() => pauses.splice(0));

test('what went well is committed', async () => {
  const { database, ends } = counting();
  expect(await inTransaction(database, waiting, async () => ok(1))).toEqual(ok(1));
  expect(ends).toEqual(['commit']);
  expect(pauses).toEqual([]);
});

test('what was refused is rolled back and answered', async () => {
  const { database, ends } = counting();
  expect(await inTransaction(database, waiting, async () => refuse('NO'))).toEqual(refuse('NO'));
  expect(ends).toEqual(['rollback']);
});

test('a bug is rolled back and thrown on', async () => {
  const { database, ends } = counting();
  await expect(inTransaction(database, waiting, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  expect(ends).toEqual(['rollback']);
});

test('what lost runs again after pauses that grow, in the work as in the commit', async () => {
  let runs = 0;
  const { database, ends } = counting([
    () => {
      throw conflict();
    },
  ]);
  const work = async () => {
    runs += 1;
    if (runs === 1) throw conflict();
    return ok(runs);
  };
  expect(await inTransaction(database, waiting, work)).toEqual(ok(3));
  expect(ends).toEqual(['commit']);
  expect(pauses).toEqual([8, 16]);
});

test('who loses eight times is busy', async () => {
  let runs = 0;
  const { database } = counting();
  const work = () => {
    runs += 1;
    return Promise.reject(conflict());
  };
  await expect(inTransaction(database, waiting, work)).rejects.toThrow(BusyError);
  expect(runs).toBe(8);
  expect(pauses).toHaveLength(7);
});

test.each([
  { failure: { code: 'DATABASE_DUPLICATE_WRITE', message: 'taken' }, kind: DuplicateKeyError, why: 'the documented code' },
  {
    failure: { code: 'DATABASE_REQUEST_FAILED', message: 'E11000 duplicate key error' },
    kind: DuplicateKeyError,
    why: 'the one seen in practice',
  },
  { failure: { code: 'INVALID_PARAM', message: 'bad' }, kind: DatabaseError, why: 'another code' },
  { failure: new TypeError('a bug'), kind: TypeError, why: 'no answer of the database at all' },
])('names a failure: $why', ({ failure, kind }) => {
  expect(toDatabaseError(failure)).toBeInstanceOf(kind);
});

test.each([
  { error: conflict(), is: true, why: 'the code' },
  { error: new DatabaseError('DATABASE_REQUEST_FAILED', '[ResourceUnavailable.TransactionConflict] …'), is: true, why: 'the text' },
  { error: new DatabaseError('DATABASE_TRANSACTION_FAIL', 'expired'), is: false, why: 'an expired transaction' },
  { error: new Error('TransactionConflict'), is: false, why: 'not the database’s' },
])('a conflict is told by $why: $is', ({ error, is }) => {
  expect(isConflict(error)).toBe(is);
});
