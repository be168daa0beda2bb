import { sdkOnThings, type SdkDatabase } from '../testing/sdk-things';

type Transaction = Awaited<ReturnType<SdkDatabase['startTransaction']>>;
let clockSkew = 0;
const {
  db,
  store,
  things: plainThings,
} = sdkOnThings({ now: () => Date.now() + clockSkew, lockWaitMs: 400 });

const CONFLICT = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: expect.stringContaining(
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  ),
};
const GONE = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message: expect.stringContaining(
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds.',
  ),
};
const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE', message: expect.stringContaining('E11000') };

beforeEach(async () => {
  clockSkew = 0;
  await store().ensureIndex('things', {
    name: 'code_1',
    keys: [['code', 1]],
    unique: true,
    sparse: true,
  });
  await plainThings().add([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
});

const stored = async (id: string) =>
  (await plainThings().doc(id).get()).data[0] as Record<string, unknown> | undefined;
const begin = async () => {
  const transaction = await db().startTransaction();
  return { transaction, things: transaction.collection('things') as ReturnType<SdkDatabase['collection']> };
};
const one = async (things: ReturnType<SdkDatabase['collection']>, id: string) =>
  (await things.doc(id).get()).data as unknown as Record<string, unknown> | null;

test('a transaction sees its own writes, others see them after the commit, all at once', async () => {
  const { transaction, things } = await begin();
  await things.doc('a').update({ n: 5 });
  await things.add({ _id: 'c', n: 9 });
  await things.doc('b').remove();
  expect(await one(things, 'a')).toEqual({ _id: 'a', n: 5 });
  expect(await one(things, 'b')).toBeNull();
  expect((await things.where({ n: db().command.gt(4) }).get()).data).toEqual([
    { _id: 'a', n: 5 },
    { _id: 'c', n: 9 },
  ]);
  expect(await stored('a')).toEqual({ _id: 'a', n: 1 });
  await transaction.commit();
  expect((await plainThings().get()).data).toEqual([
    { _id: 'a', n: 5 },
    { _id: 'c', n: 9 },
  ]);
});

test('a rollback leaves no trace', async () => {
  const { transaction, things } = await begin();
  await things.doc('a').set({ n: 5 });
  await things.add({ _id: 'c' });
  await transaction.rollback();
  expect((await plainThings().get()).data).toEqual([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
});

test('the snapshot is taken at the first operation and does not move', async () => {
  const { transaction, things } = await begin();
  await plainThings().doc('a').update({ n: 2 });
  expect(await one(things, 'a')).toMatchObject({ n: 2 });
  await plainThings().doc('a').update({ n: 3 });
  await plainThings().doc('b').remove();
  await plainThings().add({ _id: 'c', n: 2 });
  expect(await one(things, 'a')).toMatchObject({ n: 2 });
  expect(await one(things, 'b')).toMatchObject({ n: 1 });
  expect(await one(things, 'c')).toBeNull();
  expect((await things.orderBy('n', 'desc').get()).data).toEqual([
    { _id: 'a', n: 2 },
    { _id: 'b', n: 1 },
  ]);
  await transaction.commit();
});

test('the first updater wins; the loser fails at its write and is gone', async () => {
  const first = await begin();
  const second = await begin();
  await one(first.things, 'a');
  await one(second.things, 'a');
  await first.things.doc('a').update({ n: 2 });
  await expect(second.things.doc('a').update({ n: 3 })).rejects.toMatchObject(CONFLICT);
  await expect(second.transaction.commit()).rejects.toMatchObject(GONE);
  await first.transaction.commit();
  expect(await stored('a')).toMatchObject({ n: 2 });
});

test('a document changed after the snapshot is a conflict, also when it was a plain write, also when it was removed', async () => {
  const { things } = await begin();
  await one(things, 'b');
  await plainThings().doc('a').update({ n: 7 });
  await expect(things.doc('a').update({ n: 8 })).rejects.toMatchObject(CONFLICT);
  const later = await begin();
  await one(later.things, 'a');
  await plainThings().doc('b').remove();
  await expect(later.things.doc('b').update({ n: 8 })).rejects.toMatchObject(CONFLICT);
});

test('write skew is possible, as snapshot isolation has it', async () => {
  const first = await begin();
  const second = await begin();
  for (const { things } of [first, second]) expect((await things.where({ n: 1 }).get()).data).toHaveLength(2);
  await first.things.doc('a').update({ n: 0 });
  await second.things.doc('b').update({ n: 0 });
  await first.transaction.commit();
  await second.transaction.commit();
  expect([(await stored('a'))!['n'], (await stored('b'))!['n']]).toEqual([0, 0]);
});

test('inserting one id twice: a conflict while the other is open or newer than the snapshot, a duplicate after that', async () => {
  const first = await begin();
  const second = await begin();
  await one(second.things, 'a');
  await first.things.add({ _id: 'c' });
  await expect(second.things.add({ _id: 'c' })).rejects.toMatchObject(CONFLICT);
  const third = await begin();
  await one(third.things, 'a');
  await first.transaction.commit();
  await expect(third.things.add({ _id: 'c' })).rejects.toMatchObject(CONFLICT);
  const fourth = await begin();
  await expect(fourth.things.add({ _id: 'c' })).rejects.toMatchObject(DUPLICATE);
  await expect(fourth.transaction.commit()).rejects.toMatchObject(GONE);
});

test('a unique key races like a document', async () => {
  const first = await begin();
  const second = await begin();
  await first.things.doc('a').update({ code: 'x' });
  await expect(second.things.doc('b').update({ code: 'x' })).rejects.toMatchObject(CONFLICT);
  const third = await begin();
  await one(third.things, 'a');
  await first.transaction.commit();
  await expect(third.things.doc('b').update({ code: 'x' })).rejects.toMatchObject(CONFLICT);
  const fourth = await begin();
  await expect(fourth.things.doc('b').update({ code: 'x' })).rejects.toMatchObject(DUPLICATE);
});

test('a unique key given up in a transaction can be taken in it, and two of its documents cannot share one', async () => {
  await plainThings().doc('a').update({ code: 'x' });
  const { transaction, things } = await begin();
  await things.doc('a').update({ code: 'y' });
  await things.doc('b').update({ code: 'x' });
  await transaction.commit();
  expect([(await stored('a'))!['code'], (await stored('b'))!['code']]).toEqual(['y', 'x']);
  const next = await begin();
  await next.things.add({ _id: 'c', code: 'z' });
  await expect(next.things.add({ _id: 'd', code: 'z' })).rejects.toMatchObject(DUPLICATE);
});

test('a document removed and made again in one transaction', async () => {
  const { transaction, things } = await begin();
  await things.doc('a').remove();
  await things.add({ _id: 'a', code: 'new' });
  await things.doc('b').remove();
  await things.doc('b').set({ n: 5 });
  await transaction.commit();
  expect((await plainThings().get()).data).toEqual([
    { _id: 'a', code: 'new' },
    { _id: 'b', n: 5 },
  ]);
});

test('where().updateAndReturn() and add of many carry the transaction', async () => {
  const { transaction, things } = await begin();
  const found = (await things
    .where({ _id: 'a', n: db().command.gte(1) })
    .updateAndReturn({ n: db().command.inc(-1) })) as { updated: number; doc: object };
  expect(found).toMatchObject({ updated: 1, doc: { _id: 'a', n: 0 } });
  await things.add([{ _id: 'c' }, { _id: 'd' }] as never);
  expect(await stored('a')).toMatchObject({ n: 1 });
  await transaction.rollback();
  expect(await stored('a')).toMatchObject({ n: 1 });
  expect(await stored('c')).toBeUndefined();
});

test('the trap: where().update(), where().remove() and count() run outside the transaction', async () => {
  const { transaction, things } = await begin();
  await things.add({ _id: 'c', n: 1 });
  expect(await things.count()).toMatchObject({ total: 2 });
  await things.where({ n: 1 }).update({ n: 2 });
  await things.where({ _id: 'b' }).remove();
  await transaction.rollback();
  expect((await plainThings().get()).data).toEqual([{ _id: 'a', n: 2 }]);
});

test('a plain write waits for the transaction that holds its document', async () => {
  const { transaction, things } = await begin();
  await things.doc('a').update({ n: 5 });
  let done = false;
  const waiting = plainThings()
    .doc('a')
    .update({ n: db().command.inc(10) })
    .then(result => ((done = true), result));
  await new Promise(resolve => setTimeout(resolve, 60));
  expect(done).toBe(false);
  await transaction.commit();
  expect(await waiting).toMatchObject({ updated: 1 });
  expect(await stored('a')).toMatchObject({ n: 15 });
});

test('a plain write does not wait for ever, and reads never wait', async () => {
  const { things } = await begin();
  await things.doc('a').update({ n: 5 });
  await things.doc('b').update({ code: 'x' });
  expect(await stored('a')).toMatchObject({ n: 1 });
  await Promise.all([
    expect(plainThings().doc('a').update({ n: 6 })).rejects.toMatchObject(CONFLICT),
    expect(plainThings().add({ code: 'x' })).rejects.toMatchObject(CONFLICT),
  ]);
});

test('thirty seconds, then the transaction is gone and holds nothing', async () => {
  const { transaction, things } = await begin();
  await things.doc('a').update({ n: 5 });
  clockSkew = 30_000;
  await expect(things.doc('a').get()).rejects.toMatchObject(GONE);
  await expect(transaction.commit()).rejects.toMatchObject(GONE);
  expect(await plainThings().doc('a').update({ n: 6 })).toMatchObject({ updated: 1 });
});

test('a holder that expired without a word does not block the next', async () => {
  const { things } = await begin();
  await things.doc('a').update({ n: 5 });
  clockSkew = 30_000;
  const next = await begin();
  await next.things.doc('a').update({ n: 6 });
  await next.transaction.commit();
  expect(await stored('a')).toMatchObject({ n: 6 });
});

test('an ended transaction answers the same to every call, a made-up id too', async () => {
  const { transaction, things } = await begin();
  await transaction.commit();
  await expect(transaction.commit()).rejects.toMatchObject(GONE);
  await expect(transaction.rollback()).rejects.toMatchObject(GONE);
  await expect(things.add({})).rejects.toMatchObject(GONE);
});

test('runTransaction tries again after a conflict and gives its result', async () => {
  let tries = 0;
  const result = await db().runTransaction(async (transaction: Transaction) => {
    tries++;
    const found = (await transaction.collection('things').doc('a').get()).data as { n: number };
    if (tries === 1) await plainThings().doc('a').update({ n: 10 });
    await transaction
      .collection('things')
      .doc('a')
      .update({ n: found.n + 1 });
    return found.n;
  });
  expect([tries, result, (await stored('a'))!['n']]).toEqual([2, 10, 11]);
});

test('counters raced by many transactions with retries end exact', async () => {
  const bump = async (): Promise<void> => {
    for (;;) {
      try {
        await db().runTransaction(async (transaction: Transaction) => {
          const doc = transaction.collection('things').doc('a');
          const { n } = (await doc.get()).data as { n: number };
          await doc.update({ n: n + 1 });
        });
        return;
      } catch (error) {
        expect(error).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, bump));
  expect(await stored('a')).toMatchObject({ n: 17 });
  expect(store().openTransactions()).toBe(0);
});

test('conditional updates raced without a transaction never oversell', async () => {
  await plainThings().doc('a').update({ n: 10 });
  const take = () =>
    plainThings()
      .where({ _id: 'a', n: db().command.gte(1) })
      .update({ n: db().command.inc(-1) });
  const results = await Promise.all(Array.from({ length: 64 }, take));
  expect(results.filter(result => result.updated === 1)).toHaveLength(10);
  expect(await stored('a')).toMatchObject({ n: 0 });
});
