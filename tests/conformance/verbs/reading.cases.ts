import { expectRefusal, idsOf, mongo, story, UNSUPPORTED, type Case, type Doc, type World } from '../support/case';

const given: Doc[] = [
  { _id: 'a', n: 3, s: 'x', o: { p: 1, q: 2 }, l: [{ k: 1, v: 1 }, { k: 2, v: 2 }, { k: 2, v: 3 }], t: [1, 2, 3, 4] },
  { _id: 'b', n: 1, s: 'y' },
  { _id: 'c', n: 2, s: 'x' },
  { _id: 'd', s: 'x' },
];
const reads = (name: string, why: string, run: (world: World) => Promise<void>): Case =>
  story(name, why, async world => {
    await world.coll.add(given);
    await run(world);
  });
const ids = async (question: { get: () => Promise<{ data: Doc[] }> }) => idsOf(await question.get());
const picked = async (world: World, projection: Doc) => (await world.coll.where({ _id: 'a' }).field(projection).get()).data[0];

const doc: Case[] = [
  reads('doc', 'one document by its id', async ({ coll }) => expect((await coll.doc('b').get()).data).toEqual([given[1]])),
  reads('doc', 'nobody is an empty list', async ({ coll }) => expect((await coll.doc('z').get()).data).toEqual([])),
  reads('doc', 'only some fields', async ({ coll }) => expect((await coll.doc('a').field({ n: true, _id: false }).get()).data).toEqual([{ n: 3 }])),
  reads('doc', 'a number is another id than its text', async ({ coll }) => {
    await coll.add({ _id: 5, n: 'number' });
    expect((await coll.doc(5).get()).data).toEqual([{ _id: 5, n: 'number' }]);
    expect((await coll.doc('5').get()).data).toEqual([]);
  }),
  story('doc', 'an id of another kind is refused by the SDK', async ({ coll }) => expect(() => coll.doc({})).toThrow('docId必须为字符串或数字')),
];

const many: Case[] = [
  reads('get', 'all, as they were added', async ({ coll }) => expect(await ids(coll)).toEqual(['a', 'b', 'c', 'd'])),
  reads('where', 'a condition', async ({ coll }) => expect(await ids(coll.where({ s: 'x' }))).toEqual(['a', 'c', 'd'])),
  reads('where', 'of nothing but undefined is refused by the SDK', async ({ coll }) => expect(() => coll.where({ s: undefined })).toThrow('查询参数对象值不能均为undefined')),
  reads('where', 'of no object is refused by the SDK', async ({ coll }) => expect(() => coll.where('x')).toThrow('查询参数必须为对象')),
  reads('where', 'one undefined is left out', async ({ coll }) => expect(await ids(coll.where({ s: 'x', n: undefined }))).toEqual(['a', 'c', 'd'])),
  reads('orderBy', 'upwards, what is missing first', async ({ coll }) => expect(await ids(coll.orderBy('n', 'asc'))).toEqual(['d', 'b', 'c', 'a'])),
  reads('orderBy', 'downwards', async ({ coll }) => expect(await ids(coll.orderBy('n', 'desc'))).toEqual(['a', 'c', 'b', 'd'])),
  reads('orderBy', 'by two fields', async ({ coll }) => expect(await ids(coll.orderBy('s', 'desc').orderBy('n', 'asc'))).toEqual(['b', 'd', 'c', 'a'])),
  reads('orderBy', 'by a path', async ({ coll }) => expect(await ids(coll.orderBy('o.p', 'desc').limit(1))).toEqual(['a'])),
  reads('orderBy', 'another direction is refused by the SDK', async ({ coll }) => expect(() => coll.orderBy('n', 'up')).toThrow('排序字符不合法')),
  story('orderBy', 'across types', async ({ coll }) => {
    await coll.add([{ _id: 'true', v: true }, { _id: 'text', v: 'a' }, { _id: 'null', v: null }, { _id: 'doc', v: { a: 1 } }, { _id: 'date', v: new Date(1) }, { _id: 'number', v: 1 }, { _id: 'none' }]);
    expect(await ids(coll.where({ _id: { $nin: ['null'] } }).orderBy('v', 'asc'))).toEqual(['none', 'number', 'text', 'doc', 'true', 'date']);
  }),
  reads('limit', 'the first', async ({ coll }) => expect(await ids(coll.orderBy('_id', 'asc').limit(2))).toEqual(['a', 'b'])),
  reads('skip', 'the rest', async ({ coll }) => expect(await ids(coll.orderBy('_id', 'asc').skip(2))).toEqual(['c', 'd'])),
  reads('skip', 'and limit, in any order', async ({ coll }) => expect(await ids(coll.limit(1).skip(1).orderBy('_id', 'asc'))).toEqual(['b'])),
  reads('skip', 'beyond the end', async ({ coll }) => expect(await ids(coll.skip(9))).toEqual([])),
  reads('limit', 'no fraction', async ({ coll }) => expect(() => coll.limit(1.5)).toThrow('must be integer')),
  story('get', 'a hundred unless told otherwise, a thousand at most', async ({ coll }) => {
    for (let i = 0; i < 3; i++) await coll.add(Array.from({ length: 400 }, (_item, n) => ({ _id: `m${i}-${n}` })));
    expect((await coll.get()).data).toHaveLength(100);
    expect((await coll.limit(5000).get()).data).toHaveLength(1000);
  }),
  reads('options', 'the same in one object', async ({ coll }) => {
    const options = { limit: 2, offset: 1, order: { _id: -1 }, projection: { n: 1 } };
    expect((await coll.options(options).where({ s: 'x' }).get()).data).toEqual([{ _id: 'c', n: 2 }, { _id: 'a', n: 3 }]);
    expect((await coll.where({ s: 'x' }).options(options).get()).data).toEqual([{ _id: 'c', n: 2 }, { _id: 'a', n: 3 }]);
  }),
  reads('options', 'another name is refused by the SDK', async ({ coll }) => expect(() => coll.options({ sort: 1 })).toThrow('sort is invalid options key')),
  reads('options', 'raw leaves a condition as it is', async ({ coll }) => expect(await ids(coll.options({ raw: true }).where({ o: { p: 1, q: 2 } }))).toEqual(['a'])),
  reads('count', 'of a condition', async ({ coll }) => expect(await coll.where({ s: 'x' }).count()).toMatchObject({ total: 3 })),
  reads('count', 'of all', async ({ coll }) => expect(await coll.count()).toMatchObject({ total: 4 })),
  reads('count', 'of none', async ({ coll }) => expect(await coll.where({ s: 'z' }).count()).toMatchObject({ total: 0 })),
  reads('count', 'beyond what a question would answer', async ({ coll }) => {
    await coll.add(Array.from({ length: 200 }, (_item, n) => ({ _id: `m${n}` })));
    expect(await coll.count()).toMatchObject({ total: 204 });
  }),
];

const field: Case[] = [
  reads('field', 'kept', async w => expect(await picked(w, { n: 1 })).toEqual({ _id: 'a', n: 3 })),
  reads('field', 'kept, with true', async w => expect(await picked(w, { n: true, s: true })).toEqual({ _id: 'a', n: 3, s: 'x' })),
  reads('field', 'dropped', async w => expect(await picked(w, { l: false, o: false, t: 0 })).toEqual({ _id: 'a', n: 3, s: 'x' })),
  reads('field', 'without the id', async w => expect(await picked(w, { n: true, _id: false })).toEqual({ n: 3 })),
  reads('field', 'a path', async w => expect(await picked(w, { 'o.p': 1 })).toEqual({ _id: 'a', o: { p: 1 } })),
  reads('field', 'a path through an array', async w => expect(await picked(w, { 'l.v': 1 })).toEqual({ _id: 'a', l: [{ v: 1 }, { v: 2 }, { v: 3 }] })),
  reads('field', 'a path that is dropped', async w => expect(await picked(w, { 'o.p': false, l: 0, t: 0, s: 0, n: 0 })).toEqual({ _id: 'a', o: { q: 2 } })),
  reads('slice', 'the first items', async w => expect(await picked(w, { t: w._.project.slice(2), l: 0, o: 0 })).toEqual({ _id: 'a', n: 3, s: 'x', t: [1, 2] })),
  reads('slice', 'the last items', async w => expect(await picked(w, { n: 1, t: w._.project.slice(-1) })).toEqual({ _id: 'a', n: 3, t: [4] })),
  reads('slice', 'from a place', async w => expect(await picked(w, { n: 1, t: w._.project.slice([1, 2]) })).toEqual({ _id: 'a', n: 3, t: [2, 3] })),
  reads('elemMatch', 'the first item that meets a condition', async w => expect(await picked(w, { l: w._.project.elemMatch({ k: 2 }) })).toEqual({ _id: 'a', l: [{ k: 2, v: 2 }] })),
  reads('field', 'of an array the item that met the question', async ({ coll }) => expect((await coll.where({ 'l.k': 2 }).field({ 'l.$': 1 }).get()).data).toEqual([{ _id: 'a', l: [{ k: 2, v: 2 }] }])),
  reads('field', 'fields below, named by an object', async w => expect(await picked(w, { o: { p: 1 }, _id: 0 })).toEqual({ o: { p: 1 } })),
  story(
    'elemMatch',
    'a command inside is sent as a bare object, which would find nothing',
    async w => expectRefusal(() => picked(w, { l: w._.project.elemMatch({ k: w._.gt(1) }) }), { code: UNSUPPORTED, says: /as a bare object/ }),
    { only: 'local' },
  ),
  reads('elemMatch', 'by operators', async w => expect(await picked(w, { l: w._.project.elemMatch({ k: { $gt: 1 } }), _id: 0 })).toMatchObject({ l: [{ k: 2 }] })),
  reads('elemMatch', 'no item leaves the field out', async w => expect(await picked(w, { n: 1, l: w._.project.elemMatch({ k: 9 }) })).toEqual({ _id: 'a', n: 3 })),
  reads('field', 'kept and dropped together', async w => expectRefusal(() => picked(w, { n: 1, s: 0 }), mongo(/Cannot do exclusion on field s in inclusion projection/))),
];

const values: Case[] = [
  story('add', 'every type comes back as it went', async ({ coll, db }) => {
    const doc = { i: 1, d: 1.5, big: 9007199254740991, neg: -4294967296, s: '会员😀', e: '', b: true, n: null, at: new Date(-5), l: [1, [2, []], {}], o: { deep: { er: [] } }, inf: -Infinity };
    await coll.add({ _id: 'a', ...doc, where: new db.Geo.Point(1, 2), ref: db.ObjectId({ id: '0123456789abcdef01234567' }) });
    const [{ where, ref, ...rest }] = (await coll.doc('a').get()).data;
    expect(rest).toEqual({ _id: 'a', ...doc });
    expect(where).toMatchObject({ longitude: 1, latitude: 2 });
    expect(ref).toBe('0123456789abcdef01234567');
  }),
  story('add', 'fields keep their order', async ({ coll }) => {
    await coll.add({ z: 1, _id: 'a', b: { y: 1, a: 2 }, a: 3 });
    expect(JSON.stringify((await coll.doc('a').get()).data[0])).toBe('{"_id":"a","z":1,"b":{"y":1,"a":2},"a":3}');
  }),
  story('add', 'undefined is left out, in arrays it is null', async ({ coll }) => {
    await coll.add({ _id: 'a', x: undefined, l: [1, undefined] });
    expect((await coll.doc('a').get()).data).toEqual([{ _id: 'a', l: [1, null] }]);
  }),
  story('add', 'shapes come back as the SDK makes them', async ({ coll, db }) => {
    const geo = db.Geo as unknown as Record<string, new (parts: unknown) => { toJSON: () => unknown }>;
    const points = [[0, 0], [1, 0], [1, 1], [0, 0]].map(([x, y]) => new db.Geo.Point(x!, y!));
    const line = new (geo['LineString']!)(points);
    const polygon = new (geo['Polygon']!)([line]);
    await coll.add({ _id: 'a', line, polygon, points: new (geo['MultiPoint']!)(points), lines: new (geo['MultiLineString']!)([line]), polygons: new (geo['MultiPolygon']!)([polygon]) });
    const [found] = (await coll.doc('a').get()).data;
    expect(found.line.toJSON()).toEqual(line.toJSON());
    expect(found.polygon.toJSON()).toEqual(polygon.toJSON());
    expect([found.points, found.lines, found.polygons].map(shape => shape.toJSON().type)).toEqual(['MultiPoint', 'MultiLineString', 'MultiPolygon']);
  }),
];

export const cases: Case[] = [...doc, ...many, ...field, ...values];
