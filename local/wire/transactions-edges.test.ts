import tcb from '@cloudbase/node-sdk';
import { pointSdkAt, startSdkServer } from '../testing/sdk-server';

type Server = Awaited<ReturnType<typeof startSdkServer>>;
type Db = ReturnType<ReturnType<typeof tcb.init>['database']>;
type Things = ReturnType<Db['collection']>;
let server: Server;
let db: Db;
let now = 0;

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const GONE = { code: 'DATABASE_TRANSACTION_FAIL' };
const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE' };

const start = async (lockWaitMs: number) => {
  server = await startSdkServer({ now: () => now, lockWaitMs });
  pointSdkAt(server.url);
  db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as never }).database();
};
beforeAll(() => start(5_000));
afterAll(() => server.close());

const fill = async () => {
  await server.store.reset();
  await db.createCollection('things');
  await server.store.ensureIndex('things', { name: 'code', keys: [['code', 1]], unique: true, sparse: true });
  await db.collection('things').add([
    { _id: 'a', code: 'x', n: 1 },
    { _id: 'b', n: 1 },
  ]);
};
beforeEach(fill);

const begin = async () => {
  const transaction = await db.startTransaction();
  return { transaction, things: transaction.collection('things') as Things };
};
const plain = () => db.collection('things');
const all = async () => (await plain().orderBy('_id', 'asc').get()).data as Record<string, unknown>[];
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

const outcomeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    () => 'failed',
  );

/** What a promise has come to after a moment. */
const stateOf = (promise: Promise<unknown>) =>
  Promise.race([outcomeOf(promise), pause(60).then(() => 'waiting')]);

describe('a transaction lives thirty seconds', () => {
  test('its last millisecond still counts', async () => {
    const { transaction, things } = await begin();
    await things.doc('a').update({ n: 5 });
    now += 29_999;
    await transaction.commit();
    expect(await all()).toMatchObject([{ _id: 'a', n: 5 }, { _id: 'b' }]);
  });

  test('the next one does not', async () => {
    const { transaction, things } = await begin();
    await things.doc('a').update({ n: 5 });
    now += 30_000;
    await expect(transaction.commit()).rejects.toMatchObject(GONE);
    expect(await all()).toMatchObject([{ _id: 'a', n: 1 }, { _id: 'b' }]);
  });

  test('who waits for its document goes on when its time is over, without a word of it', async () => {
    const { things } = await begin();
    await things.doc('a').update({ n: 5 });
    const waiting = plain()
      .doc('a')
      .update({ n: db.command.inc(10) });
    expect(await stateOf(waiting)).toBe('waiting');
    now += 30_000;
    expect(await waiting).toMatchObject({ updated: 1 });
    expect(await all()).toMatchObject([{ _id: 'a', n: 11 }, { _id: 'b' }]);
  });
});

describe('a unique key', () => {
  test('that a document took and gave up again in one transaction is free in it', async () => {
    const { transaction, things } = await begin();
    await things.doc('b').update({ code: 'y' });
    await things.doc('b').update({ code: 'z' });
    await things.add({ _id: 'c', code: 'y' });
    await transaction.commit();
    expect((await all()).map(({ code }) => code)).toEqual(['x', 'z', 'y']);
  });

  test('that an open transaction gives up is not free yet: another transaction meets the conflict', async () => {
    const first = await begin();
    const second = await begin();
    await first.things.doc('a').update({ code: 'free' });
    await expect(second.things.add({ _id: 'c', code: 'x' })).rejects.toMatchObject(CONFLICT);
    await first.transaction.rollback();
    expect(await all()).toMatchObject([{ _id: 'a', code: 'x' }, { _id: 'b' }]);
  });

  test.each([
    ['commit', 'done'],
    ['rollback', 'failed'],
  ] as const)(
    'that an open transaction gives up lets a plain insert wait: after its %s it is %s',
    async (end, state) => {
      const { transaction, things } = await begin();
      await things.doc('a').remove();
      const waiting = plain().add({ _id: 'c', code: 'x' });
      expect(await stateOf(waiting)).toBe('waiting');
      await transaction[end]();
      expect(await outcomeOf(waiting)).toBe(state);
      if (state === 'failed') await expect(waiting).rejects.toMatchObject(DUPLICATE);
      expect((await all()).filter(({ code }) => code === 'x')).toHaveLength(1);
    },
  );

  test('that an open transaction took lets a plain insert wait, and is taken after its commit', async () => {
    const { transaction, things } = await begin();
    await things.add({ _id: 'c', code: 'y' });
    const waiting = plain().add({ _id: 'd', code: 'y' });
    expect(await stateOf(waiting)).toBe('waiting');
    await transaction.commit();
    await expect(waiting).rejects.toMatchObject(DUPLICATE);
  });

  test('that changed hands after the snapshot is a conflict, not a duplicate', async () => {
    const { things } = await begin();
    await things.doc('b').get();
    await plain().doc('a').update({ code: 'other' });
    await plain().add({ _id: 'c', code: 'x' });
    await expect(things.doc('b').update({ code: 'x' })).rejects.toMatchObject(CONFLICT);
  });
});

describe('an id', () => {
  test.each([
    ['commit', 'done'],
    ['rollback', 'failed'],
  ] as const)(
    'that an open transaction removes lets a plain insert wait: after its %s it is %s',
    async (end, state) => {
      const { transaction, things } = await begin();
      await things.doc('b').remove();
      const waiting = plain().add({ _id: 'b', n: 7 });
      expect(await stateOf(waiting)).toBe('waiting');
      await transaction[end]();
      expect(await outcomeOf(waiting)).toBe(state);
      expect(await all()).toMatchObject([{ _id: 'a' }, { _id: 'b', n: state === 'done' ? 7 : 1 }]);
    },
  );

  test('that an open transaction removes is a conflict for another', async () => {
    const first = await begin();
    const second = await begin();
    await first.things.doc('b').remove();
    await expect(second.things.add({ _id: 'b' })).rejects.toMatchObject(CONFLICT);
  });
});

describe('phantoms', () => {
  const insertLater = async () => {
    const one = await begin();
    expect((await one.things.where({ n: 1 }).get()).data).toHaveLength(2);
    await plain().add({ _id: 'c', n: 1 });
    return one;
  };

  test('a document that appears later is in no answer of the transaction', async () => {
    const { things } = await insertLater();
    expect((await things.where({ n: 1 }).get()).data).toHaveLength(2);
    expect((await things.orderBy('_id', 'desc').limit(1).get()).data).toMatchObject([{ _id: 'b' }]);
    expect((await things.doc('c').get()).data).toBeNull();
  });

  test('and none of its changes finds it', async () => {
    const { transaction, things } = await insertLater();
    const found = things.where({ _id: 'c' }) as unknown as {
      updateAndReturn(patch: object): Promise<object>;
    };
    expect(await found.updateAndReturn({ n: 9 })).toMatchObject({ updated: 0 });
    expect(await things.doc('c').update({ n: 9 })).toMatchObject({ updated: 0 });
    await transaction.commit();
    expect(await all()).toMatchObject([{ _id: 'a' }, { _id: 'b' }, { _id: 'c', n: 1 }]);
  });

  test('two that each saw nothing may both insert: only a common document or a unique key keeps them apart', async () => {
    const [first, second] = [await begin(), await begin()];
    for (const { things } of [first, second]) expect((await things.where({ n: 9 }).get()).data).toEqual([]);
    await first.things.add({ _id: 'c', n: 9 });
    await second.things.add({ _id: 'd', n: 9 });
    await first.transaction.commit();
    await second.transaction.commit();
    expect((await plain().where({ n: 9 }).get()).data).toHaveLength(2);
  });
});

test('the switch: with no time to wait a plain write meets the conflict at once, and the transaction goes on', async () => {
  await server.close();
  await start(0);
  await fill();
  const { transaction, things } = await begin();
  await things.doc('a').update({ n: 5 });
  await things.add({ _id: 'c', code: 'y' });
  const writes = [
    () => plain().doc('a').update({ n: 6 }),
    () => plain().where({ n: 1 }).update({ n: 6 }),
    () => plain().doc('a').remove(),
    () => plain().add({ _id: 'c' }),
    () => plain().add({ code: 'y' }),
  ];
  for (const write of writes) {
    const refused = write();
    await expect(refused).rejects.toMatchObject(CONFLICT);
  }
  await transaction.commit();
  expect(await all()).toEqual([
    { _id: 'a', code: 'x', n: 5 },
    { _id: 'b', n: 1 },
    { _id: 'c', code: 'y' },
  ]);
});
