import { mongo, story, UNSUPPORTED, type Case } from '../../support/case';
import { pipelines, stage } from '../../support/stages';

const { yields, refuses } = pipelines([
  { _id: 1, n: 3, s: 'b' },
  { _id: 2, n: 1, s: 'a' },
  { _id: 3, n: 2, s: 'b' },
  { _id: 4, n: [0, 9] },
  { _id: 5 },
]);
const ids = (...list: number[]) => list.map(_id => ({ _id }));
const raw = (...stages: object[]) => stages;

const match: Case[] = [
  yields('match', 'a condition', (p, { _ }) => p.match({ n: _.gte(2) }).project({ _id: 1 }), ids(1, 3, 4)),
  yields('match', 'commands together', (p, { _ }) => p.match({ n: _.gt(1).and(_.lt(3)) }).project({ _id: 1 }), ids(3, 4)),
  yields('match', 'or', (p, { _ }) => p.match(_.or([{ n: 1 }, { s: 'b' }])).project({ _id: 1 }), ids(1, 2, 3)),
  yields('match', 'an expression', (p, { _, $ }) => p.match(_.expr($.gt(['$n', 2]))).project({ _id: 1 }), ids(1, 4)),
  yields('match', 'on what a stage before made', (p, { $ }) => p.addFields({ m: $.ifNull(['$s', 'z']) }).match({ m: 'z' }).project({ m: 1 }), [{ _id: 4, m: 'z' }, { _id: 5, m: 'z' }]),
  yields('match', 'a regular expression', p => p.match({ s: /^A/i }).project({ _id: 1 }), ids(2)),
  yields('match', 'null finds what is missing', p => p.match({ n: null }).project({ _id: 1 }), ids(5)),
  refuses('match', 'no near', (p, { _, db }) => p.match({ loc: _.geoNear({ geometry: new db.Geo.Point(0, 0) }) }), mongo(/not allowed in this context/)),
];

const order: Case[] = [
  yields('sort', 'upwards: missing first, an array by its least', p => p.sort({ n: 1 }).project({ _id: 1 }), ids(5, 4, 2, 3, 1)),
  yields('sort', 'downwards: an array by its greatest', p => p.sort({ n: -1 }).project({ _id: 1 }), ids(4, 1, 3, 2, 5)),
  yields('sort', 'by two fields', p => p.match({ s: { $ne: null } }).sort({ s: -1, n: 1 }).project({ _id: 1 }), ids(3, 1, 2)),
  yields('limit', 'the first', p => p.sort({ _id: 1 }).limit(2).project({ _id: 1 }), ids(1, 2)),
  yields('limit', 'more than there is', p => p.sort({ _id: 1 }).limit(9).project({ _id: 1 }), ids(1, 2, 3, 4, 5)),
  yields('skip', 'the rest', p => p.sort({ _id: 1 }).skip(3).project({ _id: 1 }), ids(4, 5)),
  yields('skip', 'then limit', p => p.sort({ _id: 1 }).skip(1).limit(2).project({ _id: 1 }), ids(2, 3)),
  yields('limit', 'then skip', p => p.sort({ _id: 1 }).limit(2).skip(1).project({ _id: 1 }), ids(2)),
  yields('skip', 'nothing', p => p.sort({ _id: 1 }).skip(0).project({ _id: 1 }), ids(1, 2, 3, 4, 5)),
  yields('limit', 'more than 32 bits hold', p => p.sort({ _id: 1 }).limit(3_000_000_000).project({ _id: 1 }), ids(1, 2, 3, 4, 5)),
  refuses('limit', 'not zero', p => p.limit(0), mongo(/must be positive/)),
  refuses('limit', 'not below zero', p => p.limit(-1), mongo(/must be positive/)),
  refuses('limit', 'no text', p => p.limit('1'), mongo(/must be specified as a/)),
  refuses('skip', 'not below zero', p => p.skip(-1), mongo()),
  refuses('sort', 'by something', p => p.sort({}), mongo(/must have at least one sort key/)),
  refuses('sort', 'no direction in words', p => p.sort({ n: 'asc' }), mongo()),
  refuses('sort', 'only 1 and -1', p => p.sort({ n: 2 }), mongo(/ordering must be 1/)),
  yields('sample', 'more than there is gives all', p => p.sample({ size: 99 }).sort({ _id: 1 }).project({ _id: 1 }), ids(1, 2, 3, 4, 5)),
  story('sample', 'as many as asked, each once', async ({ coll }) => {
    await coll.add(ids(1, 2, 3, 4, 5, 6, 7, 8));
    const { data } = await coll.aggregate().sample({ size: 4 }).end();
    expect(new Set(data.map((doc: { _id: number }) => doc._id)).size).toBe(4);
  }),
  refuses('sample', 'not none', p => p.sample({ size: 0 }), mongo(/size argument to \$sample must be a positive/)),
];

const whole: Case[] = [
  yields('$facet', 'several pipelines over the same documents', p => stage(p.sort({ _id: 1 }), 'facet', { many: [{ $count: 'n' }], top: [{ $limit: 1 }, { $project: { _id: 1 } }] }), [{ many: [{ n: 5 }], top: [{ _id: 1 }] }]),
  refuses('$facet', 'not of nothing', p => stage(p, 'facet', {}), mongo(/non-empty object/)),
  refuses('$facet', 'not inside another', p => stage(p, 'facet', { a: [{ $facet: { b: [] } }] }), mongo(/not allowed to be used within a \$facet stage/)),
  refuses('project', 'a path needs a name', p => p.project({ v: '$' }), mongo(/not a valid FieldPath/)),
  story('end', 'a pipeline as MongoDB writes it, through the option raw', async ({ coll }) => {
    await coll.add([{ _id: 1, n: 1 }, { _id: 2, n: 5 }]);
    const { data } = await coll.options({ raw: true }).aggregate(raw({ $match: { n: { $gt: 2 } } }, { $project: { _id: 1 } })).end();
    expect(data).toEqual(ids(2));
  }),
  story('pipeline', 'unwrap and done say what was built', async ({ _, coll }) => {
    expect(_.aggregate.pipeline().match({ n: 1 }).limit(2).done()).toEqual([{ $match: { n: { $numberInt: '1' } } }, { $limit: 2 }]);
    expect(coll.aggregate().count('n').unwrap()).toEqual([{ stageKey: '$count', stageValue: '"n"' }]);
  }),
  story('end', 'a pipeline that belongs to no collection cannot be sent', async ({ _ }) => {
    await expect(_.aggregate.pipeline().limit(1).end()).rejects.toThrow('cannot send request');
  }),
  refuses('$nothing', 'a stage that does not exist', p => stage(p, 'nothing', {}), mongo(/Unrecognized pipeline stage name: '\$nothing'/)),
  refuses('$out', 'no stage that writes', p => stage(p, 'out', 'x'), { code: UNSUPPORTED, says: /\$out/ }, 'local'),
  refuses('$merge', 'no stage that writes into another', p => stage(p, 'merge', { into: 'x' }), { code: UNSUPPORTED, says: /\$merge/ }, 'local'),
  refuses('$function', 'no script runs in the store', p => p.project({ v: { $function: { body: 'x', args: [], lang: 'js' } } }), { code: UNSUPPORTED, says: /\$function/ }, 'local'),
];

export const cases: Case[] = [...match, ...order, ...whole];
