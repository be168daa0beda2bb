import { sdkOnThings } from '../testing/sdk-things';
import { wireClient } from '../testing/wire-client';

const { url, store, db, things } = sdkOnThings();
const ids = async (): Promise<string[]> =>
  ((await things().orderBy('_id', 'asc').field({ _id: true }).get()).data as { _id: string }[]).map(
    doc => doc._id,
  );

/** Far more items than a call can have arguments. */
const MANY = 190_000;
const many = () => Array.from({ length: MANY }, (_, n) => n % 10);
/** Without the SDK, which takes its time over so much. */
const wire = () => wireClient(url());
const add = (doc: object) =>
  wire().call('insertDocument', { collectionName: 'things', data: [JSON.stringify(doc)] });
const modify = (id: string, data: object, upsert = false) =>
  wire().call('modifyDocument', {
    collectionName: 'things',
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify(data),
    ...{ multi: false, merge: true, upsert },
  });
const path = (parts: number) => Array.from({ length: parts }, () => 'a').join('.');

describe('ordinary data of great length', () => {
  test('is sorted, pushed and indexed like any other', async () => {
    const long = { $each: many() };
    await add({ _id: 'long', l: many() });
    expect(await ids()).toEqual(['long']);
    const sorted = await things().orderBy('l', 'desc').field({ _id: true }).get();
    expect(sorted.data).toEqual([{ _id: 'long' }]);
    await things().add({ _id: 'pushed', l: [] });
    expect(await modify('pushed', { $push: { l: long } })).toMatchObject({ data: { updated: 1 } });
    expect(await modify('pushed', { $addToSet: { l: long } })).toMatchObject({ data: { updated: 0 } });
    await store().ensureIndex('things', { name: 'l', keys: [['l', 1]] });
    expect((await things().where({ l: 7 }).count()).total).toBe(2);
  }, 30_000);

  test('an index over a long array is kept by updates without trying all pairs of keys', async () => {
    await store().ensureIndex('things', { name: 'l', keys: [['l', 1]] });
    await things().add({ _id: 'wide', l: Array.from({ length: 30_000 }, (_, n) => n) });
    const before = process.cpuUsage().user;
    await things().doc('wide').update({ x: 1 });
    expect(process.cpuUsage().user - before).toBeLessThan(5_000_000);
    expect((await things().where({ l: 29_999 }).count()).total).toBe(1);
  }, 60_000);
});

test('one document whose index keys would fill the memory is refused, and the runtime goes on', async () => {
  await store().ensureIndex('things', {
    name: 'both',
    keys: [
      ['l', 1],
      ['s', 1],
    ],
  });
  const l = Array.from({ length: 50_000 }, (_, n) => n);
  const refused = await add({ _id: 'a', l, s: 'x'.repeat(1_000_000) });
  expect(refused.message).toContain('(code 171) the index keys of one document hold more than');
  expect(await add({ _id: 'b', l: l.slice(0, 1000), s: 'x' })).toMatchObject({
    data: { insertedIds: ['b'] },
  });
  expect(await ids()).toEqual(['b']);
});

describe('a failing call is its own affair', () => {
  const hostile: [what: string, call: () => Promise<unknown>][] = [
    [
      'a path of 20,000 parts',
      () =>
        things()
          .doc('a')
          .update({ [path(20_000)]: 1 }),
    ],
    [
      'a document made too deep',
      () =>
        things()
          .doc('a')
          .update({ [path(300)]: 1 }),
    ],
    ['a bug while reading', () => things().where({ boom: 1 }).get()],
  ];

  test.each(hostile)('%s undoes no write of another client, and no open transaction', async (_what, call) => {
    const { operations } = store();
    const find = operations.find.bind(operations);
    // the bug that nobody has found yet
    operations.find = (collection, question, transaction) => {
      if ('boom' in question.query) throw new RangeError('Maximum call stack size exceeded');
      return find(collection, question, transaction);
    };
    try {
      await things().add({ _id: 'a' });
      const transaction = await db().startTransaction();
      await transaction.collection('things').doc('t').set({ x: 1 });
      const calls = await Promise.allSettled([
        things().add({ _id: 'b' }),
        call(),
        things().add({ _id: 'c' }),
      ]);
      expect(calls.map(one => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      await transaction.commit();
      expect(await ids()).toEqual(['a', 'b', 'c', 't']);
    } finally {
      operations.find = find;
    }
  });
});

describe('a refused change leaves its document as it was', () => {
  test('readable, changeable and removable after every attempt to poison it', async () => {
    const _ = db().command;
    await things().add({ _id: 'a', l: [] });
    const attempts = [
      { [path(300)]: 1 },
      { l: _.push([{ $date: 'x', b: 1 }]) },
      { l: _.addToSet({ $oid: 'x', b: 1 }) },
      { l: _.max({ $numberInt: '7', b: 1 }) },
    ];
    for (const attempt of attempts) {
      await expect(things().doc('a').update(attempt)).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
      });
    }
    expect((await things().where({}).get()).data).toEqual([{ _id: 'a', l: [] }]);
    expect(
      await things()
        .doc('a')
        .update({ l: _.push([1]) }),
    ).toMatchObject({ updated: 1 });
    expect((await things().where({ l: 1 }).remove()).deleted).toBe(1);
  });

  test('an upsert that would make too deep a document makes none', async () => {
    const upsert = (data: object) => modify('made', data, true);
    const refused = await upsert({ $setOnInsert: { [path(181)]: { a: {} } } });
    expect(refused.message).toContain('(code 15) Document exceeds maximum nested object depth: 180');
    expect(await ids()).toEqual([]);
    expect(await upsert({ $setOnInsert: { [path(181)]: 'bottom' } })).toMatchObject({
      data: { upsert_id: 'made' },
    });
  });
});

describe('many documents at once', () => {
  const docs = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ _id: `d${String(i).padStart(6, '0')}` }));

  test('they are added in their order, and others are served in between', async () => {
    const adding = things().add(docs(20_000));
    let served = 0;
    let done = false;
    const others = async () => {
      for (; !done; served++)
        await wire().call('calculateDocument', { collectionName: 'things', query: '{}' });
    };
    const serving = others();
    const { ids: added } = (await adding) as unknown as { ids: string[] };
    done = true;
    await serving;
    expect([added.length, added[0], added.at(-1)]).toEqual([20_000, 'd000000', 'd019999']);
    expect((await things().count()).total).toBe(20_000);
    expect(served).toBeGreaterThan(10);
  }, 60_000);

  test('one that may not be stored is found before the first is', async () => {
    const refused = things().add([...docs(3000), { a: { $foo: 1 } }] as never);
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('(code 52)') });
    expect((await things().count()).total).toBe(0);
  });

  test('in a transaction all of them go with it', async () => {
    await things().add({ _id: 'd002999' });
    const transaction = await db().startTransaction();
    await expect(transaction.collection('things').add(docs(3000) as never)).rejects.toThrow('E11000');
    expect(await ids()).toEqual(['d002999']);
  });
});

describe('what is not understood is named', () => {
  test('an update by a pipeline', async () => {
    const update = things()
      .where({ _id: 'a' })
      .options({ raw: true } as never)
      .update([{ $set: { y: '$x' } }] as never);
    await expect(update).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      message: expect.stringContaining('an update by a pipeline'),
    });
  });

  test('the id null is an id', async () => {
    await add({ _id: null, a: 1 });
    expect((await things().get()).data).toEqual([{ _id: null, a: 1 }]);
    expect((await add({ _id: null })).message).toContain('E11000');
  });
});
