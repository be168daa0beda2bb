import { expectRefusal, mongo, story, UNSUPPORTED, type Case, type Doc, type World } from '../support/case';

const MISSING = { code: 'DATABASE_COLLECTION_NOT_EXIST', says: /\[ResourceNotFound\] Db or Table not exist: conf_nowhere\./ };
const nowhere = (verb: string, call: (world: World) => Promise<unknown>): Case =>
  story('unknown collection', `${verb} is refused`, world => expectRefusal(() => call(world), MISSING));
const named = (name: string, where: () => Doc, says: RegExp): Case =>
  story(name, 'is refused by its name, never answered emptily', async world => expectRefusal(() => world.coll.where(where()).get(), { code: UNSUPPORTED, says }), { only: 'local' });

export const cases: Case[] = [
  nowhere('get', ({ db }) => db.collection('conf_nowhere').get()),
  nowhere('get by id', ({ db }) => db.collection('conf_nowhere').doc('a').get()),
  nowhere('count', ({ db }) => db.collection('conf_nowhere').count()),
  nowhere('add', ({ db }) => db.collection('conf_nowhere').add({ n: 1 })),
  nowhere('set', ({ db }) => db.collection('conf_nowhere').doc('a').set({ n: 1 })),
  nowhere('update', ({ db }) => db.collection('conf_nowhere').doc('a').update({ n: 1 })),
  nowhere('remove', ({ db }) => db.collection('conf_nowhere').doc('a').remove()),
  nowhere('aggregate', ({ db }) => db.collection('conf_nowhere').aggregate().limit(1).end()),
  story('createCollection', 'one that is there', async ({ coll, db, name }) => {
    await coll.add({ _id: 'a' });
    await expectRefusal(() => db.createCollection(name), { code: 'DATABASE_COLLECTION_ALREADY_EXIST', says: /Table exist/ });
    expect((await coll.get()).data).toEqual([{ _id: 'a' }]);
  }),
  story('collection', 'a name is needed', async ({ db }) => expect(() => db.collection('')).toThrow('Collection name is required')),
  story('requestId', 'every answer has its own', async ({ coll }) => {
    const [first, second] = [await coll.get(), await coll.get()];
    expect(first.requestId).toEqual(expect.any(String));
    expect(first.requestId).not.toBe(second.requestId);
  }),
  story('_id', 'no array', async ({ coll }) => expectRefusal(() => coll.add({ _id: [1] }), mongo(/_id/))),
  story('$', 'no field that reads as an operator', async ({ coll }) => expectRefusal(() => coll.add({ _id: 'a', o: { $gt: 1 } }), mongo(/\$gt/))),
  story('__proto__', 'is a field like any other', async ({ coll }) => {
    await coll.add(JSON.parse('{"_id":"a","o":{"constructor":1,"hasOwnProperty":2}}'));
    expect((await coll.doc('a').get()).data).toEqual([{ _id: 'a', o: { constructor: 1, hasOwnProperty: 2 } }]);
    expect(({} as Doc)['constructor']).toBe(Object);
  }),
  story('watch', 'is refused by its name at its first request, what the SDK asks before it opens a web socket', async ({ coll }) => {
    await expectRefusal(() => coll._request.send('auth.wsWebSign', {}), { code: UNSUPPORTED, says: /watch/ });
  }, { only: 'local' }),
  named('$where', () => ({ $where: '1' }), /\$where/),
];
