import { expectRefusal, type Case, type Commands, type Doc, type Refusal, type World } from './case';

type Update = (_: Commands, world: World) => Doc;

const stored = async ({ coll }: World): Promise<Doc> => {
  const { _id, ...rest } = (await coll.doc('a').get()).data[0];
  expect(_id).toBe('a');
  return rest;
};

/** What an update makes of one document; `updated` counts documents that really changed. */
export const changes = (name: string, why: string, before: Doc, update: Update, after: Doc): Case => ({
  name,
  why,
  run: async world => {
    await world.coll.add({ _id: 'a', ...before });
    expect((await world.coll.doc('a').update(update(world._, world))).updated).toBe(1);
    // as text, because the order of fields is a part of a document
    expect(JSON.stringify(await stored(world))).toBe(JSON.stringify(after));
    expect(await stored(world)).toEqual(after);
  },
});

/** An update that leaves the document as it is and says so. */
export const keeps = (name: string, why: string, before: Doc, update: Update): Case => ({
  name,
  why,
  run: async world => {
    await world.coll.add({ _id: 'a', ...before });
    expect((await world.coll.doc('a').update(update(world._, world))).updated).toBe(0);
    expect(await stored(world)).toEqual(before);
  },
});

/** An update that is an error and changes nothing. */
export const refuses = (name: string, why: string, before: Doc, update: Update, refusal: Refusal, only?: Case['only']): Case => ({
  name,
  why,
  ...(only ? { only } : {}),
  run: async world => {
    await world.coll.add({ _id: 'a', ...before });
    await expectRefusal(async () => world.coll.doc('a').update(update(world._, world)), refusal);
    expect(await stored(world)).toEqual(before);
  },
});
