import { expectRefusal, story, type Case, type World } from '../support/case';

const unique = (...paths: string[]) => ({ indexes: [{ name: `${paths.join('_')}_1`, keys: paths.map(path => [path, 1] as const), unique: true }] });
const duplicate = (index: string) => ({ code: 'DATABASE_DUPLICATE_WRITE', says: new RegExp(`E11000 duplicate key error.*index: ${index}`) });
const ids = async ({ coll }: World) => (await coll.orderBy('_id', 'asc').get()).data.map((doc: { _id: string }) => doc._id);

export const cases: Case[] = [
  story('unique', 'a value stands once', async world => {
    await world.coll.add([{ _id: 'a', k: 1 }, { _id: 'b', k: 2 }]);
    await expectRefusal(() => world.coll.add({ _id: 'c', k: 1 }), duplicate('k_1'));
    expect(await ids(world)).toEqual(['a', 'b']);
  }, unique('k')),
  story('unique', 'the error says the key', async ({ coll }) => {
    await coll.add({ k: 'x' });
    await expectRefusal(() => coll.add({ k: 'x' }), { code: 'DATABASE_DUPLICATE_WRITE', says: /dup key: \{ (k)?: "x" \}/ });
  }, unique('k')),
  story('unique', 'an update may not take a value', async ({ coll }) => {
    await coll.add([{ _id: 'a', k: 1 }, { _id: 'b', k: 2 }]);
    await expectRefusal(() => coll.doc('b').update({ k: 1 }), duplicate('k_1'));
    expect((await coll.doc('b').get()).data).toEqual([{ _id: 'b', k: 2 }]);
  }, unique('k')),
  story('unique', 'set may not take a value', async ({ coll }) => {
    await coll.add({ _id: 'a', k: 1 });
    await expectRefusal(() => coll.doc('b').set({ k: 1 }), duplicate('k_1'));
  }, unique('k')),
  story('unique', 'a document keeps its own value', async ({ coll }) => {
    await coll.add({ _id: 'a', k: 1 });
    expect((await coll.doc('a').update({ k: 1, n: 2 })).updated).toBe(1);
  }, unique('k')),
  story('unique', 'what is given up is free', async world => {
    await world.coll.add([{ _id: 'a', k: 1 }, { _id: 'b', k: 2 }]);
    await world.coll.doc('a').update({ k: 9 });
    await world.coll.add({ _id: 'c', k: 1 });
    await world.coll.doc('b').remove();
    await world.coll.add({ _id: 'd', k: 2 });
    expect(await ids(world)).toEqual(['a', 'c', 'd']);
  }, unique('k')),
  story('unique', 'a missing field counts as null, once', async ({ coll }) => {
    await coll.add({ _id: 'a' });
    await expectRefusal(() => coll.add({ _id: 'b' }), duplicate('k_1'));
    await expectRefusal(() => coll.add({ _id: 'b', k: null }), duplicate('k_1'));
  }, unique('k')),
  story('unique', 'numbers by their value', async ({ coll }) => {
    await coll.add({ _id: 'a', k: 4294967296 });
    await expectRefusal(() => coll.add({ _id: 'b', k: 4294967296 }), duplicate('k_1'));
    await coll.add({ _id: 'c', k: '4294967296' });
  }, unique('k')),
  story('unique', 'each item of an array, over documents', async ({ coll }) => {
    await coll.add({ _id: 'a', k: [1, 2] });
    await expectRefusal(() => coll.add({ _id: 'b', k: [2, 3] }), duplicate('k_1'));
    await expectRefusal(() => coll.add({ _id: 'b', k: 1 }), duplicate('k_1'));
    await coll.add({ _id: 'b', k: [3, 3] });
  }, unique('k')),
  story('unique', 'a path', async ({ coll }) => {
    await coll.add({ _id: 'a', o: { k: 1 } });
    await expectRefusal(() => coll.add({ _id: 'b', o: { k: 1, x: 2 } }), duplicate('o.k_1'));
  }, unique('o.k')),
  story('unique', 'several fields together', async world => {
    await world.coll.add([{ _id: 'a', x: 1, y: 1 }, { _id: 'b', x: 1, y: 2 }]);
    await expectRefusal(() => world.coll.add({ _id: 'c', x: 1, y: 2 }), duplicate('x_y_1'));
    expect(await ids(world)).toEqual(['a', 'b']);
  }, unique('x', 'y')),
  story('unique', 'of many that take one value at once, one gets it', async world => {
    const tries = Array.from({ length: 8 }, (_item, i) => world.coll.add({ _id: `m${i}`, k: 1 }).then(() => 'taken', (error: { code: string }) => error.code));
    const ends = await Promise.all(tries);
    expect(ends.filter(end => end === 'taken')).toHaveLength(1);
    expect(ends.filter(end => end === 'DATABASE_DUPLICATE_WRITE')).toHaveLength(7);
  }, unique('k')),
  story('index', 'answers as without it', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', k: 3 }, { _id: 'b', k: [1, 9] }, { _id: 'c', k: 'x' }, { _id: 'd' }, { _id: 'e', k: null }]);
    const found = async (where: object) => (await coll.where(where).orderBy('_id', 'asc').get()).data.map((doc: { _id: string }) => doc._id);
    expect(await found({ k: _.gt(2) })).toEqual(['a', 'b']);
    expect(await found({ k: null })).toEqual(['d', 'e']);
    expect(await found({ k: _.in([3, 'x']) })).toEqual(['a', 'c']);
    expect((await coll.orderBy('k', 'desc').limit(2).get()).data.map((doc: { _id: string }) => doc._id)).toEqual(['c', 'b']);
  }, { indexes: [{ name: 'k_1', keys: [['k', 1]] }] }),
  story('index', 'two arrays beside each other cannot stand in one, however short', async world => {
    const parallel = { code: 'DATABASE_REQUEST_FAILED', says: /cannot index parallel arrays/ };
    await expectRefusal(() => world.coll.add({ _id: 'a', k: [1], l: [2] }), parallel);
    await expectRefusal(() => world.coll.add({ _id: 'b', k: [], l: [2, 3] }), parallel);
    await world.coll.add([{ _id: 'c', k: [1, 2], l: 1 }, { _id: 'd', k: 1, l: [] }]);
    await expectRefusal(() => world.coll.doc('c').update({ l: [5] }), parallel);
    expect(await ids(world)).toEqual(['c', 'd']);
  }, { indexes: [{ name: 'k_l', keys: [['k', 1], ['l', 1]] }] }),
  story('index', 'two fields below one array may', async world => {
    await world.coll.add({ _id: 'a', k: [{ x: 1, y: 2 }, { x: 3 }] });
    await expectRefusal(() => world.coll.add({ _id: 'b', k: [{ x: [1], y: [2] }] }), { code: 'DATABASE_REQUEST_FAILED', says: /cannot index parallel arrays/ });
    expect(await ids(world)).toEqual(['a']);
  }, { indexes: [{ name: 'kx_ky', keys: [['k.x', 1], ['k.y', 1]] }] }),
];
