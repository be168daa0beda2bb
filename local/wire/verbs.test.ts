import { sdkOnThings } from '../testing/sdk-things';

const { db, things } = sdkOnThings();

describe('queries', () => {
  const ids = (found: { data: unknown[] }) => (found.data as { _id: string }[]).map(doc => doc._id);
  beforeEach(() =>
    things().add([
      { _id: 'a', n: 3, s: 'x', tags: ['p', 'q'] },
      { _id: 'b', n: 1, s: 'y', tags: ['q'] },
      { _id: 'c', n: 2, s: 'x' },
    ]),
  );

  test('commands, logic and expressions', async () => {
    const _ = db().command;
    expect(
      ids(
        await things()
          .where({ n: _.gt(1) })
          .get(),
      ),
    ).toEqual(['a', 'c']);
    expect(
      ids(
        await things()
          .where({ n: _.gt(1).and(_.lt(3)) })
          .get(),
      ),
    ).toEqual(['c']);
    expect(
      ids(
        await things()
          .where({ n: _.in([1, 2]) })
          .get(),
      ),
    ).toEqual(['b', 'c']);
    expect(
      ids(
        await things()
          .where(_.or([{ n: 1 }, { s: 'x', n: 3 }]))
          .get(),
      ),
    ).toEqual(['a', 'b']);
    expect(ids(await things().where({ tags: 'q' }).get())).toEqual(['a', 'b']);
    expect(
      ids(
        await things()
          .where({ tags: _.exists(false) })
          .get(),
      ),
    ).toEqual(['c']);
    expect(
      ids(
        await things()
          .where({ tags: _.all(['p', 'q']) })
          .get(),
      ),
    ).toEqual(['a']);
    expect(
      ids(
        await things()
          .where({ tags: _.size(1) })
          .get(),
      ),
    ).toEqual(['b']);
    expect(ids(await things().where({ s: /^X/i }).get())).toEqual(['a', 'c']);
    expect(
      ids(
        await things()
          .where({ s: db().RegExp({ regexp: '^y' }) })
          .get(),
      ),
    ).toEqual(['b']);
    expect(
      ids(
        await things()
          .where({ n: _.not(_.eq(1)) })
          .get(),
      ),
    ).toEqual(['a', 'c']);
    expect(
      ids(
        await things()
          .where({ n: (_.mod as (divisor: number, rest: number) => unknown)(2, 1) })
          .get(),
      ),
    ).toEqual(['a', 'b']);
    expect(
      ids(
        await things()
          .where({ s: _.neq('x') })
          .get(),
      ),
    ).toEqual(['b']);
    expect(
      ids(
        await things()
          .where(_.nor([{ n: 1 }, { n: 2 }]))
          .get(),
      ),
    ).toEqual(['a']);
  });

  test('order, skip, limit, projection and count', async () => {
    const found = await things()
      .orderBy('s', 'asc')
      .orderBy('n', 'desc')
      .skip(1)
      .limit(1)
      .field({ n: true, _id: false })
      .get();
    expect(found.data).toEqual([{ n: 2 }]);
    expect(await things().where({ s: 'x' }).count()).toMatchObject({ total: 2 });
    expect(await things().count()).toMatchObject({ total: 3 });
  });

  test('a hundred documents unless told otherwise, a thousand at most', async () => {
    for (let i = 0; i < 3; i++)
      await things().add(Array.from({ length: 400 }, (_v, n) => ({ _id: `m${i}-${n}` })));
    expect((await things().get()).data).toHaveLength(100);
    expect((await things().limit(5000).get()).data).toHaveLength(1000);
  });

  test('updates and removals of many, and updateAndReturn of one', async () => {
    const _ = db().command;
    expect(
      await things()
        .where({ s: 'x' })
        .update({ n: _.inc(10), tags: _.push('z') }),
    ).toMatchObject({ updated: 2 });
    expect((await things().where({ s: 'x' }).field({ n: 1, tags: 1 }).get()).data).toEqual([
      { _id: 'a', n: 13, tags: ['p', 'q', 'z'] },
      { _id: 'c', n: 12, tags: ['z'] },
    ]);
    const one = (await things()
      .where({ n: _.gt(12) })
      .updateAndReturn({ n: _.inc(-1) })) as { updated: number; doc: object };
    expect(one).toMatchObject({ updated: 1, doc: { _id: 'a', n: 12 } });
    expect(await things().where({ n: 12 }).remove()).toMatchObject({ deleted: 2 });
  });

  test('every update command of the SDK', async () => {
    const _ = db().command;
    await things()
      .doc('a')
      .set({ n: 4, m: 2, lo: 5, hi: 5, old: 1, gone: 1, list: [3, 1], set: ['x'], drop: [1, 2, 3, 2] });
    await things()
      .doc('a')
      .update({
        n: _.inc(1),
        m: _.mul(3),
        lo: _.min(2),
        hi: _.max(9),
        old: _.rename('fresh'),
        gone: _.remove(),
        list: _.push({ each: [2], sort: 1, slice: 2 }),
        set: _.addToSet('x'),
        drop: _.pull(2),
        whole: _.set({ a: {} }),
      });
    expect((await things().doc('a').get()).data).toEqual([
      {
        _id: 'a',
        n: 5,
        m: 6,
        lo: 2,
        hi: 9,
        fresh: 1,
        list: [1, 2],
        set: ['x'],
        drop: [1, 3],
        whole: { a: {} },
      },
    ]);
    await things()
      .doc('a')
      .update({ list: _.unshift([0]), drop: _.pop(), set: _.shift() });
    await things()
      .doc('a')
      .update({ drop: _.pullAll([1, 7]) });
    expect((await things().doc('a').field({ list: 1, drop: 1, set: 1 }).get()).data).toEqual([
      { _id: 'a', list: [0, 1, 2], drop: [], set: [] },
    ]);
  });

  test('pull takes a command, alone and inside a condition', async () => {
    const _ = db().command;
    await things()
      .doc('a')
      .set({ nums: [1, 5, 9], rows: [{ n: 1 }, { n: 7 }] });
    await things()
      .doc('a')
      .update({ nums: _.pull(_.gte(5) as never), rows: _.pull({ n: _.gt(3) } as never) });
    expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', nums: [1], rows: [{ n: 1 }] }]);
  });

  test('bits', async () => {
    await things().doc('a').set({ n: 13 });
    await things()
      .doc('a')
      .update({ n: (db().command as never as { bit: (o: object) => never }).bit({ and: 10 }) });
    expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', n: 8 }]);
  });
});

describe('refusals', () => {
  test.each([
    [
      'an unknown collection',
      () => db().collection('nowhere').get(),
      'DATABASE_COLLECTION_NOT_EXIST',
      '[ResourceNotFound] Db or Table not exist: nowhere.',
    ],
    ['an update without a query', () => things().update({ n: 1 }), 'INVALID_PARAM', 'needs a query'],
    ['a removal without a query', () => things().remove(), 'INVALID_PARAM', 'needs a query'],
    [
      'an update that the SDK emptied',
      () => things().where({ n: 1 }).update({ a: {} }),
      'INVALID_PARAM',
      'holds no field',
    ],
    [
      'a collection that exists',
      () => db().createCollection('things'),
      'DATABASE_COLLECTION_ALREADY_EXIST',
      'Table exist',
    ],
    [
      'what is not supported, by name',
      () => things().where({ $where: 'true' }).get(),
      'UNSUPPORTED_OPERATION',
      'the query operator $where',
    ],
    [
      'words without a text index',
      () =>
        things()
          .where({ $text: (db().command as never as { text: (o: object) => object }).text({ search: 'x' }) })
          .get(),
      'DATABASE_REQUEST_FAILED',
      'text index required for $text query',
    ],
  ])('%s', async (_name, call, code, message) => {
    await expect(call()).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test('MongoDB errors come through and change nothing', async () => {
    await things().add({ _id: 'a', s: 'x' });
    const update = things()
      .where({})
      .update({ s: db().command.inc(1) });
    await expect(update).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining("has the field 's' of non-numeric type string"),
    });
    expect((await things().get()).data).toEqual([{ _id: 'a', s: 'x' }]);
  });
});
