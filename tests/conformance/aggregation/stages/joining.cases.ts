import { expectRefusal, mongo, story, type Case, type Doc, type Expressions, type Pipeline, type World } from '../../support/case';
import { stage } from '../../support/stages';

const orders: Doc[] = [
  { _id: 1, item: 'tea', n: 2 },
  { _id: 2, item: ['cup', 'tea'], n: 1 },
  { _id: 3, item: null },
  { _id: 4 },
  { _id: 5, item: 'none', n: 9 },
];
const stock: Doc[] = [
  { _id: 'a', sku: 'tea', left: 5, tags: ['x'] },
  { _id: 'b', sku: 'cup', left: 1 },
  { _id: 'c', sku: null, left: 0 },
  { _id: 'd', left: 3 },
];

type Build = (pipeline: Pipeline, from: string, world: World, $: Expressions) => Pipeline;
const joins = (name: string, why: string, build: Build, expected: Doc[]): Case =>
  story(name, why, async world => {
    const other = await world.other('stock');
    await world.coll.add(orders);
    await other.coll.add(stock);
    expect((await build(world.coll.aggregate().sort({ _id: 1 }), other.name, world, world.$).end()).data).toEqual(expected);
  });
const keys = (...lists: string[][]) => orders.map((doc, i) => ({ _id: doc['_id'], found: lists[i] }));
const found = (pipeline: Pipeline) => pipeline.project({ found: '$found._id' });

const lookup: Case[] = [
  joins('lookup', 'by equality; arrays by their items, null and missing find null and missing', (p, from) => found(p.lookup({ from, localField: 'item', foreignField: 'sku', as: 'found' })), keys(['a'], ['a', 'b'], ['c', 'd'], ['c', 'd'], [])),
  joins('lookup', 'whole documents of the other collection', (p, from) => p.limit(1).lookup({ from, localField: 'item', foreignField: 'sku', as: 'found' }), [{ _id: 1, item: 'tea', n: 2, found: [{ _id: 'a', sku: 'tea', left: 5, tags: ['x'] }] }]),
  joins('lookup', 'into a path', (p, from) => p.limit(1).lookup({ from, localField: 'item', foreignField: 'sku', as: 'm.found' }).project({ ids: '$m.found._id' }), [{ _id: 1, ids: ['a'] }]),
  joins('lookup', 'with variables and a pipeline', (p, from, { _ }, $) => found(p.lookup({ from, let: { item: '$item', n: '$n' }, pipeline: $.pipeline().match(_.expr($.and([$.eq(['$sku', '$$item']), $.gte(['$left', '$$n'])]))).project({ left: 1 }).done(), as: 'found' })), keys(['a'], [], ['c'], ['d'], [])),
  joins('lookup', 'with a pipeline alone', (p, from, _world, $) => p.limit(2).lookup({ from, pipeline: $.pipeline().sort({ left: -1 }).limit(1).project({ _id: 0, left: 1 }).done(), as: 'most' }).project({ most: 1 }), [{ _id: 1, most: [{ left: 5 }] }, { _id: 2, most: [{ left: 5 }] }]),
  joins('lookup', 'a collection that is not there is empty', p => p.limit(1).lookup({ from: 'conf_nowhere', localField: 'item', foreignField: 'sku', as: 'found' }), [{ _id: 1, item: 'tea', n: 2, found: [] }]),
  joins('lookup', 'the field that is there is replaced', (p, from) => p.limit(1).lookup({ from, localField: 'item', foreignField: 'sku', as: 'n' }).project({ n: '$n._id' }), [{ _id: 1, n: ['a'] }]),
];

const bad = (why: string, spec: Doc, says: RegExp): Case =>
  story('lookup', why, async ({ coll }) => {
    await coll.add(orders);
    await expectRefusal(() => coll.aggregate().lookup(spec).end(), mongo(says));
  });

export const cases: Case[] = [
  ...lookup,
  bad('it needs a collection', { localField: 'a', foreignField: 'b', as: 'c' }, /from/),
  bad('it needs a name', { from: 'x', localField: 'a', foreignField: 'b' }, /as/),
  bad('it needs both fields or a pipeline', { from: 'x', as: 'c' }, /requires either 'pipeline' or both|must specify/),
  bad('its variables begin with a small letter', { from: 'x', let: { X: '$n' }, pipeline: [], as: 'c' }, /'X' starts with an invalid character for a user variable name/),
  bad('and have no special characters', { from: 'x', let: { 'a-b': '$n' }, pipeline: [], as: 'c' }, /'a-b' contains an invalid character/),
  bad('no other argument', { from: 'x', localField: 'a', foreignField: 'b', as: 'c', deep: 1 }, /unknown argument to \$lookup: deep/),
  story('$graphLookup', 'follows a chain, each document once', async ({ coll, name }) => {
    await coll.add([{ _id: 'a', boss: 'b' }, { _id: 'b', boss: 'c' }, { _id: 'c', boss: 'b' }]);
    const spec = { from: name, startWith: '$boss', connectFromField: 'boss', connectToField: '_id', as: 'above', depthField: 'd' };
    const { data } = await stage(coll.aggregate().match({ _id: 'a' }), 'graphLookup', spec).end();
    expect(data[0].above.sort((x: { d: number }, y: { d: number }) => x.d - y.d)).toEqual([{ _id: 'b', boss: 'c', d: 0 }, { _id: 'c', boss: 'b', d: 1 }]);
  }),
  story('$graphLookup', 'no deeper than told', async ({ coll, name }) => {
    await coll.add([{ _id: 'a', boss: 'b' }, { _id: 'b', boss: 'c' }, { _id: 'c' }]);
    const spec = { from: name, startWith: '$boss', connectFromField: 'boss', connectToField: '_id', as: 'above', maxDepth: 0 };
    const { data } = await stage(coll.aggregate().match({ _id: 'a' }), 'graphLookup', spec).end();
    expect(data[0].above).toEqual([{ _id: 'b', boss: 'c' }]);
  }),
];
