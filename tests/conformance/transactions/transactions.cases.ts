import { expectRefusal, failureOf, mongo, story, type Case, type Collection, type World } from '../support/case';

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT', says: /\[ResourceUnavailable\.TransactionConflict\] Transaction is conflict, maybe resource operated by others\./ };
const GONE = { code: 'DATABASE_TRANSACTION_FAIL', says: /\[ResourceUnavailable\.TransactionNotExist\] Transaction does not exist on the server/ };
const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE', says: /E11000/ };

type Open = { things: Collection; commit: () => Promise<unknown>; rollback: (why?: unknown) => Promise<unknown> };
const begin = async ({ db, name }: World): Promise<Open> => {
  const transaction = await db.startTransaction();
  return { things: transaction.collection(name), commit: () => transaction.commit(), rollback: why => transaction.rollback(why) };
};
/** Two documents to begin with. */
const told = (name: string, why: string, run: (world: World) => Promise<void>, more: Parameters<typeof story>[3] = {}): Case =>
  story(name, why, async world => {
    await world.coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }]);
    await run(world);
  }, more);
const one = async (coll: Collection, id: string) => {
  const { data } = await coll.doc(id).get();
  return Array.isArray(data) ? data[0] : data;
};
const all = async ({ coll }: World) => (await coll.orderBy('_id', 'asc').get()).data;

const visibility: Case[] = [
  told('commit', 'others see everything at once, and nothing before', async world => {
    const { things, commit } = await begin(world);
    await things.doc('a').update({ n: 5 });
    await things.add({ _id: 'c', n: 9 });
    await things.doc('b').remove();
    expect(await all(world)).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }]);
    await commit();
    expect(await all(world)).toEqual([{ _id: 'a', n: 5 }, { _id: 'c', n: 9 }]);
  }),
  told('rollback', 'leaves no trace', async world => {
    const { things, rollback } = await begin(world);
    await things.doc('a').set({ n: 5 });
    await things.add({ _id: 'c' });
    await things.doc('b').delete();
    await rollback();
    expect(await all(world)).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }]);
  }),
  told('get', 'own writes are seen', async world => {
    const { things, rollback } = await begin(world);
    await things.doc('a').update({ n: world._.inc(4) });
    await things.doc('b').remove();
    await things.add({ _id: 'c', n: 7 });
    expect([await one(things, 'a'), await one(things, 'b'), await one(things, 'c')]).toEqual([{ _id: 'a', n: 5 }, null, { _id: 'c', n: 7 }]);
    expect((await things.where({ n: world._.gt(1) }).orderBy('_id', 'asc').get()).data).toEqual([{ _id: 'a', n: 5 }, { _id: 'c', n: 7 }]);
    await rollback();
  }),
  told('get', 'by id is an object or null inside a transaction', async world => {
    const { things, rollback } = await begin(world);
    expect((await things.doc('a').get()).data).toEqual({ _id: 'a', n: 1 });
    expect((await things.doc('z').get()).data).toBeNull();
    await rollback();
  }),
  told('get', 'the first operation fixes what is seen', async world => {
    const { things, rollback } = await begin(world);
    expect(await one(things, 'a')).toEqual({ _id: 'a', n: 1 });
    await world.coll.doc('b').update({ n: 7 });
    await world.coll.add({ _id: 'c' });
    expect(await one(things, 'b')).toEqual({ _id: 'b', n: 1 });
    expect((await things.where({ _id: world._.in(['a', 'b', 'c']) }).get()).data).toHaveLength(2);
    await rollback();
  }),
  told('startTransaction', 'what is committed before the first operation is seen', async world => {
    const { things, rollback } = await begin(world);
    await world.coll.doc('a').update({ n: 7 });
    expect(await one(things, 'a')).toEqual({ _id: 'a', n: 7 });
    await rollback();
  }),
  told('updateAndReturn', 'belongs to the transaction', async world => {
    const { things, rollback } = await begin(world);
    expect((await things.where({ _id: 'a' }).updateAndReturn({ n: world._.inc(1) })).doc).toEqual({ _id: 'a', n: 2 });
    await rollback();
    expect(await one(world.coll, 'a')).toEqual({ _id: 'a', n: 1 });
  }),
  told('set', 'answers what it made', async world => {
    const { things, commit } = await begin(world);
    expect(await things.doc('c').set({ n: 1 })).toMatchObject({ updated: 0, upserted: [{ _id: 'c' }] });
    expect(await things.doc('a').set({ n: 3 })).toMatchObject({ updated: 1 });
    await commit();
    expect(await all(world)).toEqual([{ _id: 'a', n: 3 }, { _id: 'b', n: 1 }, { _id: 'c', n: 1 }]);
  }),
  told('update', 'by a condition does not carry the transaction, as the SDK sends it', async world => {
    const { things, rollback } = await begin(world);
    await one(things, 'b');
    await things.where({ _id: 'a' }).update({ n: 9 });
    await rollback();
    expect(await one(world.coll, 'a')).toEqual({ _id: 'a', n: 9 });
  }),
];

const conflicts: Case[] = [
  told('conflict', 'the first who writes wins, the second fails at its write', async world => {
    const [first, second] = [await begin(world), await begin(world)];
    await one(first.things, 'a');
    await one(second.things, 'a');
    await first.things.doc('a').update({ n: 2 });
    await expectRefusal(() => second.things.doc('a').update({ n: 3 }), CONFLICT);
    await first.commit();
    expect(await one(world.coll, 'a')).toEqual({ _id: 'a', n: 2 });
  }),
  told('conflict', 'what was committed after the snapshot cannot be overwritten', async world => {
    const { things } = await begin(world);
    await one(things, 'b');
    await world.coll.doc('a').update({ n: 2 });
    await expectRefusal(() => things.doc('a').update({ n: 3 }), CONFLICT);
    expect(await one(world.coll, 'a')).toEqual({ _id: 'a', n: 2 });
  }),
  told('conflict', 'the loser has ended and its writes are gone', async world => {
    const [first, second] = [await begin(world), await begin(world)];
    await second.things.doc('b').update({ n: 9 });
    await first.things.doc('a').update({ n: 2 });
    await expectRefusal(() => second.things.doc('a').update({ n: 3 }), CONFLICT);
    await first.commit();
    await failureOf(second.commit);
    expect(await all(world)).toEqual([{ _id: 'a', n: 2 }, { _id: 'b', n: 1 }]);
  }),
  told('conflict', 'two who insert one id: the second fails', async world => {
    const [first, second] = [await begin(world), await begin(world)];
    await one(first.things, 'a');
    await one(second.things, 'a');
    await first.things.add({ _id: 'c', by: 1 });
    const { code } = await failureOf(() => second.things.add({ _id: 'c', by: 2 }));
    expect([CONFLICT.code, DUPLICATE.code]).toContain(code);
    await first.commit();
    expect(await one(world.coll, 'c')).toEqual({ _id: 'c', by: 1 });
  }),
  told('conflict', 'different documents do not conflict, even if each read the other', async world => {
    const [first, second] = [await begin(world), await begin(world)];
    await one(first.things, 'b');
    await one(second.things, 'a');
    await first.things.doc('a').update({ n: 2 });
    await second.things.doc('b').update({ n: 2 });
    await first.commit();
    await second.commit();
    expect(await all(world)).toEqual([{ _id: 'a', n: 2 }, { _id: 'b', n: 2 }]);
  }),
  told('conflict', 'reading does not hinder a writer', async world => {
    const { things, commit } = await begin(world);
    await one(things, 'a');
    expect((await world.coll.doc('a').update({ n: 2 })).updated).toBe(1);
    await commit();
  }),
  story('conflict', 'a unique value that another transaction took', async world => {
    const [first, second] = [await begin(world), await begin(world)];
    await one(first.things, 'z');
    await one(second.things, 'z');
    await first.things.add({ _id: 'c', k: 5 });
    const { code } = await failureOf(() => second.things.add({ _id: 'd', k: 5 }));
    expect([CONFLICT.code, DUPLICATE.code]).toContain(code);
    await first.commit();
    expect(await all(world)).toEqual([{ _id: 'c', k: 5 }]);
  }, { indexes: [{ name: 'k_1', keys: [['k', 1]], unique: true }] }),
];

const ends: Case[] = [
  told('commit', 'once', async world => {
    const { things, commit } = await begin(world);
    await things.doc('a').update({ n: 2 });
    await commit();
    await expectRefusal(() => things.doc('a').update({ n: 3 }), GONE);
  }),
  told('rollback', 'ends it', async world => {
    const { things, rollback, commit } = await begin(world);
    await one(things, 'a');
    await rollback();
    await expectRefusal(() => things.doc('a').get(), GONE);
    await expectRefusal(commit, GONE);
  }),
  told('error', 'a write that is refused by its data changes nothing', async world => {
    const { things, rollback } = await begin(world);
    await expectRefusal(() => things.doc('a').update({ n: world._.push(1) }), mongo(/must be an array/));
    await rollback().catch(() => undefined);
    expect(await one(world.coll, 'a')).toEqual({ _id: 'a', n: 1 });
  }),
  told('getTransactionId', 'each has its own', async ({ db }) => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()] as unknown as { getTransactionId: () => string; getRequestMethod: () => { send: unknown }; rollback: () => Promise<unknown> }[];
    expect(first!.getTransactionId()).not.toBe(second!.getTransactionId());
    expect(typeof first!.getRequestMethod().send).toBe('function');
    await first!.rollback();
    await second!.rollback();
  }),
];

const run: Case[] = [
  told('runTransaction', 'commits and answers what the callback answers', async world => {
    const answer = await world.db.runTransaction(async (transaction: { collection: (name: string) => Collection }) => {
      const things = transaction.collection(world.name);
      const doc = (await things.doc('a').get()).data;
      await things.doc('a').update({ n: doc.n + 1 });
      return doc.n;
    });
    expect(answer).toBe(1);
    expect(await one(world.coll, 'a')).toEqual({ _id: 'a', n: 2 });
  }),
  told('runTransaction', 'an error rolls back and is thrown', async world => {
    const fail = world.db.runTransaction(async (transaction: { collection: (name: string) => Collection }) => {
      await transaction.collection(world.name).doc('a').update({ n: 9 });
      throw new Error('no');
    });
    await expect(fail).rejects.toThrow('no');
    expect(await one(world.coll, 'a')).toEqual({ _id: 'a', n: 1 });
  }),
  told('runTransaction', 'a rollback with a reason throws the reason', async world => {
    const stop = world.db.runTransaction(async (transaction: { rollback: (why: unknown) => Promise<void> }) => transaction.rollback('enough'));
    await expect(stop).rejects.toBe('enough');
  }),
  told('runTransaction', 'a conflict is tried again', async world => {
    let tries = 0;
    await world.db.runTransaction(async (transaction: { collection: (name: string) => Collection }) => {
      tries += 1;
      const things = transaction.collection(world.name);
      const { n } = (await things.doc('a').get()).data;
      if (tries === 1) await world.coll.doc('a').update({ n: 10 });
      await things.doc('a').update({ n: n + 1 });
    });
    expect([tries, await one(world.coll, 'a')]).toEqual([2, { _id: 'a', n: 11 }]);
  }),
];

export const cases: Case[] = [...visibility, ...conflicts, ...ends, ...run];
