import tcb from '@cloudbase/node-sdk';
import { pointSdkAt, startSdkServer } from '../testing/sdk-server';

type Server = Awaited<ReturnType<typeof startSdkServer>>;
let server: Server;
let db: ReturnType<ReturnType<typeof tcb.init>['database']>;
const coll = () => db.collection('things');

type Staged = { _pipe: (name: string, value: unknown) => Staged; end: () => Promise<{ data: unknown[] }> };
/** An aggregation of stages the SDK has no method for. */
const staged = (collection: ReturnType<typeof coll>, stages: Record<string, unknown>[]) =>
  stages
    .flatMap(stage => Object.entries(stage))
    .reduce((all, [name, value]) => all._pipe(name, value), collection.aggregate() as never as Staged)
    .end();
/** The SDK's types leave these two out. */
const geo = () => db.Geo as never as Record<'LineString' | 'Polygon', new (parts: unknown[]) => never>;

beforeAll(async () => {
  server = await startSdkServer();
  pointSdkAt(server.url);
  db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as never }).database();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.store.reset();
  await db.createCollection('things');
});

describe('documents by id', () => {
  test('what is added comes back by its id', async () => {
    const { id } = await coll().add({
      name: 'a',
      at: new Date(5),
      list: [1, 2.5, { deep: true }],
      none: null,
    });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const { data } = await coll().doc(id!).get();
    expect(data).toEqual([
      { _id: id, name: 'a', at: new Date(5), list: [1, 2.5, { deep: true }], none: null },
    ]);
  });

  test('an own id is kept, many are added at once, a missing document is an empty list', async () => {
    const { ids } = (await coll().add([{ _id: 'a' }, { _id: 'b' }])) as { ids: string[] };
    expect(ids).toEqual(['a', 'b']);
    expect((await coll().doc('c').get()).data).toEqual([]);
  });

  test('a duplicate id is refused and what stands before it stays', async () => {
    await coll().add({ _id: 'b' });
    const add = coll().add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]);
    await expect(add).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
      message: expect.stringContaining(
        'E11000 duplicate key error collection: local.things index: _id_ dup key: { _id: "b" }',
      ),
    });
    expect((await coll().get()).data.map((doc: { _id: string }) => doc._id)).toEqual(['b', 'a']);
  });

  test('set makes a document, then replaces it whole', async () => {
    expect(await coll().doc('a').set({ x: 1, y: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' });
    expect(await coll().doc('a').set({ x: 2 })).toMatchObject({ updated: 1, upsertedId: null });
    expect((await coll().doc('a').get()).data).toEqual([{ _id: 'a', x: 2 }]);
  });

  test('what stays as it is counts for an update as not changed, for updateAndReturn as found', async () => {
    await coll().add({ _id: 'a', x: 1 });
    expect(await coll().doc('a').update({ x: 1 })).toMatchObject({ updated: 0 });
    expect(await coll().doc('a').set({ x: 1 })).toMatchObject({ updated: 0 });
    expect(await coll().where({ _id: 'a' }).updateAndReturn({ x: 1 })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', x: 1 },
    });
  });

  test('update changes fields, counts only real changes, and makes nothing', async () => {
    await coll().add({ _id: 'a', n: 1, deep: { x: 1, y: 1 } });
    expect(
      await coll()
        .doc('a')
        .update({ deep: { x: 2 } }),
    ).toMatchObject({ updated: 1 });
    expect(
      await coll()
        .doc('a')
        .update({ deep: { x: 2 } }),
    ).toMatchObject({ updated: 0 });
    expect(await coll().doc('b').update({ n: 2 })).toMatchObject({ updated: 0 });
    expect((await coll().get()).data).toEqual([{ _id: 'a', n: 1, deep: { x: 2, y: 1 } }]);
  });

  test('remove', async () => {
    await coll().add({ _id: 'a' });
    expect(await coll().doc('a').remove()).toMatchObject({ deleted: 1 });
    expect(await coll().doc('a').remove()).toMatchObject({ deleted: 0 });
  });

  test('a projection on one document', async () => {
    await coll().add({ _id: 'a', x: 1, y: 2 });
    expect((await coll().doc('a').field({ x: true }).get()).data).toEqual([{ _id: 'a', x: 1 }]);
  });

  test('an object id comes back as its hex string', async () => {
    await coll().add({
      _id: 'a',
      ref: new (db as never as { ObjectId: new (o: object) => unknown }).ObjectId({
        id: '0123456789abcdef01234567',
      }),
    });
    expect((await coll().doc('a').get()).data).toEqual([{ _id: 'a', ref: '0123456789abcdef01234567' }]);
  });

  test('a server date is the clock of the runtime', async () => {
    await coll().add({ _id: 'a', at: db.serverDate({ offset: 60_000 }) });
    const [doc] = (await coll().doc('a').get()).data as { at: Date }[];
    expect(Math.abs(doc!.at.getTime() - Date.now() - 60_000)).toBeLessThan(5_000);
  });
});

describe('queries', () => {
  const ids = (found: { data: unknown[] }) => (found.data as { _id: string }[]).map(doc => doc._id);
  beforeEach(() =>
    coll().add([
      { _id: 'a', n: 3, s: 'x', tags: ['p', 'q'] },
      { _id: 'b', n: 1, s: 'y', tags: ['q'] },
      { _id: 'c', n: 2, s: 'x' },
    ]),
  );

  test('commands, logic and expressions', async () => {
    const _ = db.command;
    expect(
      ids(
        await coll()
          .where({ n: _.gt(1) })
          .get(),
      ),
    ).toEqual(['a', 'c']);
    expect(
      ids(
        await coll()
          .where({ n: _.gt(1).and(_.lt(3)) })
          .get(),
      ),
    ).toEqual(['c']);
    expect(
      ids(
        await coll()
          .where({ n: _.in([1, 2]) })
          .get(),
      ),
    ).toEqual(['b', 'c']);
    expect(
      ids(
        await coll()
          .where(_.or([{ n: 1 }, { s: 'x', n: 3 }]))
          .get(),
      ),
    ).toEqual(['a', 'b']);
    expect(ids(await coll().where({ tags: 'q' }).get())).toEqual(['a', 'b']);
    expect(
      ids(
        await coll()
          .where({ tags: _.exists(false) })
          .get(),
      ),
    ).toEqual(['c']);
    expect(
      ids(
        await coll()
          .where({ tags: _.all(['p', 'q']) })
          .get(),
      ),
    ).toEqual(['a']);
    expect(
      ids(
        await coll()
          .where({ tags: _.size(1) })
          .get(),
      ),
    ).toEqual(['b']);
    expect(ids(await coll().where({ s: /^X/i }).get())).toEqual(['a', 'c']);
    expect(
      ids(
        await coll()
          .where({ s: db.RegExp({ regexp: '^y' }) })
          .get(),
      ),
    ).toEqual(['b']);
    expect(
      ids(
        await coll()
          .where({ n: _.not(_.eq(1)) })
          .get(),
      ),
    ).toEqual(['a', 'c']);
    expect(
      ids(
        await coll()
          .where({ n: (_.mod as (divisor: number, rest: number) => unknown)(2, 1) })
          .get(),
      ),
    ).toEqual(['a', 'b']);
    expect(
      ids(
        await coll()
          .where({ s: _.neq('x') })
          .get(),
      ),
    ).toEqual(['b']);
    expect(
      ids(
        await coll()
          .where(_.nor([{ n: 1 }, { n: 2 }]))
          .get(),
      ),
    ).toEqual(['a']);
  });

  test('order, skip, limit, projection and count', async () => {
    const found = await coll()
      .orderBy('s', 'asc')
      .orderBy('n', 'desc')
      .skip(1)
      .limit(1)
      .field({ n: true, _id: false })
      .get();
    expect(found.data).toEqual([{ n: 2 }]);
    expect(await coll().where({ s: 'x' }).count()).toMatchObject({ total: 2 });
    expect(await coll().count()).toMatchObject({ total: 3 });
  });

  test('a hundred documents unless told otherwise, a thousand at most', async () => {
    for (let i = 0; i < 3; i++)
      await coll().add(Array.from({ length: 400 }, (_v, n) => ({ _id: `m${i}-${n}` })));
    expect((await coll().get()).data).toHaveLength(100);
    expect((await coll().limit(5000).get()).data).toHaveLength(1000);
  });

  test('updates and removals of many, and updateAndReturn of one', async () => {
    const _ = db.command;
    expect(
      await coll()
        .where({ s: 'x' })
        .update({ n: _.inc(10), tags: _.push('z') }),
    ).toMatchObject({ updated: 2 });
    expect((await coll().where({ s: 'x' }).field({ n: 1, tags: 1 }).get()).data).toEqual([
      { _id: 'a', n: 13, tags: ['p', 'q', 'z'] },
      { _id: 'c', n: 12, tags: ['z'] },
    ]);
    const one = (await coll()
      .where({ n: _.gt(12) })
      .updateAndReturn({ n: _.inc(-1) })) as { updated: number; doc: object };
    expect(one).toMatchObject({ updated: 1, doc: { _id: 'a', n: 12 } });
    expect(await coll().where({ n: 12 }).remove()).toMatchObject({ deleted: 2 });
  });

  test('every update command of the SDK', async () => {
    const _ = db.command;
    await coll()
      .doc('a')
      .set({ n: 4, m: 2, lo: 5, hi: 5, old: 1, gone: 1, list: [3, 1], set: ['x'], drop: [1, 2, 3, 2] });
    await coll()
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
    expect((await coll().doc('a').get()).data).toEqual([
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
    await coll()
      .doc('a')
      .update({ list: _.unshift([0]), drop: _.pop(), set: _.shift() });
    await coll()
      .doc('a')
      .update({ drop: _.pullAll([1, 7]) });
    expect((await coll().doc('a').field({ list: 1, drop: 1, set: 1 }).get()).data).toEqual([
      { _id: 'a', list: [0, 1, 2], drop: [], set: [] },
    ]);
  });

  test('pull takes a command, alone and inside a condition', async () => {
    const _ = db.command;
    await coll()
      .doc('a')
      .set({ nums: [1, 5, 9], rows: [{ n: 1 }, { n: 7 }] });
    await coll()
      .doc('a')
      .update({ nums: _.pull(_.gte(5) as never), rows: _.pull({ n: _.gt(3) } as never) });
    expect((await coll().doc('a').get()).data).toEqual([{ _id: 'a', nums: [1], rows: [{ n: 1 }] }]);
  });
});

describe('refusals', () => {
  test.each([
    [
      'an unknown collection',
      () => db.collection('nowhere').get(),
      'DATABASE_COLLECTION_NOT_EXIST',
      '[ResourceNotFound] Db or Table not exist: nowhere.',
    ],
    ['an update without a query', () => coll().update({ n: 1 }), 'INVALID_PARAM', 'needs a query'],
    ['a removal without a query', () => coll().remove(), 'INVALID_PARAM', 'needs a query'],
    [
      'an update that the SDK emptied',
      () => coll().where({ n: 1 }).update({ a: {} }),
      'INVALID_PARAM',
      'holds no field',
    ],
    [
      'a collection that exists',
      () => db.createCollection('things'),
      'DATABASE_COLLECTION_ALREADY_EXIST',
      'Table exist',
    ],
    [
      'what is not supported, by name',
      () => coll().where({ $where: 'true' }).get(),
      'UNSUPPORTED_OPERATION',
      'the query operator $where',
    ],
    [
      'words without a text index',
      () =>
        coll()
          .where({ $text: (db.command as never as { text: (o: object) => object }).text({ search: 'x' }) })
          .get(),
      'DATABASE_REQUEST_FAILED',
      'text index required for $text query',
    ],
  ])('%s', async (_name, call, code, message) => {
    await expect(call()).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test('MongoDB errors come through and change nothing', async () => {
    await coll().add({ _id: 'a', s: 'x' });
    const update = coll()
      .where({})
      .update({ s: db.command.inc(1) });
    await expect(update).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining("has the field 's' of non-numeric type string"),
    });
    expect((await coll().get()).data).toEqual([{ _id: 'a', s: 'x' }]);
  });
});

describe('aggregation', () => {
  beforeEach(async () => {
    await coll().add([
      { _id: 'a', k: 1, n: 5 },
      { _id: 'b', k: 2, n: 7 },
      { _id: 'c', k: 1, n: 9 },
    ]);
    await db.createCollection('names');
    await db.collection('names').add([
      { _id: 1, name: 'one' },
      { _id: 2, name: 'two' },
    ]);
  });

  test('match, group, sort, project', async () => {
    const $ = db.command.aggregate;
    const { data } = (await coll()
      .aggregate()
      .match({ n: db.command.gt(4) })
      .group({ _id: '$k', total: $.sum('$n'), most: $.max('$n') })
      .sort({ _id: 1 })
      .project({ _id: 0, k: '$_id', total: 1, most: 1 })
      .end()) as { data: unknown[] };
    expect(data).toEqual([
      { k: 1, total: 14, most: 9 },
      { k: 2, total: 7, most: 7 },
    ]);
  });

  test('lookup reads the other collection', async () => {
    const { data } = (await coll()
      .aggregate()
      .sort({ _id: 1 })
      .limit(1)
      .lookup({ from: 'names', localField: 'k', foreignField: '_id', as: 'names' })
      .end()) as { data: unknown[] };
    expect(data).toEqual([{ _id: 'a', k: 1, n: 5, names: [{ _id: 1, name: 'one' }] }]);
  });

  test('a stage that is not supported is refused by name', async () => {
    const run = staged(coll(), [{ out: 'x' }]);
    await expect(run).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      message: expect.stringContaining('$out'),
    });
  });

  test('a lookup with variables and a pipeline, as the SDK builds it', async () => {
    const $ = db.command.aggregate as never as Record<string, (...args: unknown[]) => never>;
    const { data } = (await coll()
      .aggregate()
      .match({ _id: 'b' })
      .lookup({
        from: 'names',
        let: { k: '$k' },
        pipeline: ($['pipeline']!() as { match: (query: unknown) => { done: () => object[] } })
          .match((db.command as never as { expr: (e: unknown) => unknown }).expr($['eq']!(['$_id', '$$k'])))
          .done(),
        as: 'names',
      } as never)
      .end()) as { data: unknown[] };
    expect(data).toEqual([{ _id: 'b', k: 2, n: 7, names: [{ _id: 2, name: 'two' }] }]);
  });

  test('graphLookup follows a chain, each document once', async () => {
    await db.createCollection('staff');
    await db.collection('staff').add([
      { _id: 'a', boss: 'b' },
      { _id: 'b', boss: 'c' },
      { _id: 'c', boss: 'b' },
    ]);
    const graph = {
      from: 'staff',
      startWith: '$boss',
      connectFromField: 'boss',
      connectToField: '_id',
      as: 'above',
      depthField: 'depth',
    };
    const { data } = await staged(db.collection('staff'), [{ match: { _id: 'a' } }, { graphLookup: graph }]);
    expect(data).toEqual([
      {
        _id: 'a',
        boss: 'b',
        above: [
          { _id: 'b', boss: 'c', depth: 0 },
          { _id: 'c', boss: 'b', depth: 1 },
        ],
      },
    ]);
  });
});

describe('places', () => {
  const at = (lng: number, lat: number) => new db.Geo.Point(lng, lat);
  const degree = (Math.PI / 180) * 6_378_100;
  const ids = (found: { data: unknown[] }) => (found.data as { _id: string }[]).map(doc => doc._id);
  beforeEach(() =>
    coll().add([
      { _id: 'far', loc: at(3, 0), open: true },
      { _id: 'near', loc: at(1, 0), open: true },
      { _id: 'shut', loc: at(0.5, 0), open: false },
      { _id: 'none' },
    ]),
  );

  test('near answers the nearest first, within its limits, before skip and limit', async () => {
    const near = (limits: object) => db.command.geoNear({ geometry: at(0, 0), ...limits });
    expect(
      ids(
        await coll()
          .where({ loc: near({}) })
          .get(),
      ),
    ).toEqual(['shut', 'near', 'far']);
    expect(
      ids(
        await coll()
          .where({ loc: near({}), open: true })
          .skip(1)
          .limit(1)
          .get(),
      ),
    ).toEqual(['far']);
    expect(
      ids(
        await coll()
          .where({ loc: near({ minDistance: degree * 0.9, maxDistance: degree * 1.1 }) })
          .get(),
      ),
    ).toEqual(['near']);
    expect(
      ids(
        await coll()
          .where({ loc: near({}) })
          .orderBy('_id', 'asc')
          .get(),
      ),
    ).toEqual(['far', 'near', 'shut']);
  });

  test('within and intersects', async () => {
    const line = new (geo().LineString)([at(0, -1), at(2, -1), at(2, 1), at(0, 1), at(0, -1)]);
    const geometry = new (geo().Polygon)([line]);
    expect(
      ids(
        await coll()
          .where({ loc: db.command.geoWithin({ geometry }) })
          .get(),
      ),
    ).toEqual(['near', 'shut']);
    expect(
      ids(
        await coll()
          .where({ loc: db.command.geoWithin({ centerSphere: [[0, 0], 1 / 57] } as never) })
          .get(),
      ),
    ).toEqual(['near', 'shut']);
    expect(
      ids(
        await coll()
          .where({
            loc: db.command.geoIntersects({ geometry: new (geo().LineString)([at(1, -1), at(1, 1)]) }),
          })
          .get(),
      ),
    ).toEqual(['near']);
  });

  test('the geoNear stage answers distances', async () => {
    const stage = {
      near: at(0, 0),
      distanceField: 'm.far',
      spherical: true,
      query: { open: true },
      distanceMultiplier: 1 / degree,
      includeLocs: 'm.at',
    };
    const { data } = (await coll()
      .aggregate()
      .geoNear(stage as never)
      .project({ m: 1 } as never)
      .end()) as { data: { _id: string; m: { far: number; at: object } }[] };
    expect(data.map(doc => [doc._id, doc.m.at])).toEqual([
      ['near', { type: 'Point', coordinates: [1, 0] }],
      ['far', { type: 'Point', coordinates: [3, 0] }],
    ]);
    expect(data.map(doc => doc.m.far)).toEqual([expect.closeTo(1, 9), expect.closeTo(3, 9)]);
  });

  test('geoNear stands first or not at all', async () => {
    const run = coll()
      .aggregate()
      .limit(1)
      .geoNear({ near: at(0, 0), distanceField: 'd' } as never)
      .end();
    await expect(run).rejects.toMatchObject({
      message: expect.stringContaining('only valid as the first stage'),
    });
  });
});

describe('the positional operator', () => {
  const rows = {
    rows: [
      { k: 'a', n: 1 },
      { k: 'b', n: 2 },
      { k: 'b', n: 3 },
    ],
    tags: ['x', 'y'],
    both: [5, 9],
  };
  const _ = () => db.command;
  beforeEach(() => coll().add({ _id: 'a', ...rows }));

  test.each([
    [
      'an equality in an array of documents',
      () => ({ 'rows.k': 'b' }),
      { 'rows.$.n': 20 },
      'rows',
      [
        { k: 'a', n: 1 },
        { k: 'b', n: 20 },
        { k: 'b', n: 3 },
      ],
    ],
    [
      'several conditions on one item',
      () => ({ rows: _().elemMatch({ k: 'b', n: _().gt(2) }) }),
      { 'rows.$.n': 20 },
      'rows',
      [
        { k: 'a', n: 1 },
        { k: 'b', n: 2 },
        { k: 'b', n: 20 },
      ],
    ],
    ['an item itself', () => ({ tags: 'y' }), { 'tags.$': 'z' }, 'tags', ['x', 'z']],
    ['a comparison', () => ({ both: _().gt(6) }), { 'both.$': 0 }, 'both', [5, 0]],
    [
      'of two conditions the last',
      () => ({ tags: 'y', 'rows.n': 1 }),
      { 'rows.$.k': 'first' },
      'rows',
      [
        { k: 'first', n: 1 },
        { k: 'b', n: 2 },
        { k: 'b', n: 3 },
      ],
    ],
    [
      'the branch of an or that is met',
      () => _().or([{ 'rows.n': 9 }, { 'rows.n': 3 }]),
      { 'rows.$.k': 'c' },
      'rows',
      [
        { k: 'a', n: 1 },
        { k: 'b', n: 2 },
        { k: 'c', n: 3 },
      ],
    ],
  ] as [string, () => object, object, string, unknown][])(
    'stands for %s',
    async (_reason, query, update, field, expected) => {
      expect(await coll().where(query()).update(update)).toMatchObject({ updated: 1 });
      expect(((await coll().doc('a').get()).data as Record<string, unknown>[])[0]![field]).toEqual(expected);
    },
  );

  test('without a match in an array it is an error and nothing changes', async () => {
    await expect(coll().doc('a').update({ 'tags.$': 'z' })).rejects.toMatchObject({
      message: expect.stringContaining(
        'The positional operator did not find the match needed from the query.',
      ),
    });
    expect((await coll().doc('a').get()).data).toEqual([{ _id: 'a', ...rows }]);
  });

  test('bits', async () => {
    await coll().doc('a').set({ n: 13 });
    await coll()
      .doc('a')
      .update({ n: (_() as never as { bit: (o: object) => never }).bit({ and: 10 }) });
    expect((await coll().doc('a').get()).data).toEqual([{ _id: 'a', n: 8 }]);
  });
});
