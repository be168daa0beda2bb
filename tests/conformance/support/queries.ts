import { expectRefusal, idsOf, type Case, type Commands, type Doc, type Refusal, type World } from './case';

type Where = (_: Commands, world: World) => Doc;

/** Rows about questions to the same documents. Answers come in the order in which the documents were added. */
export const questions = (given: readonly Doc[], indexes?: Case['indexes']) => {
  const needs = indexes ? { indexes } : {};
  /** The ids a condition finds. */
  const finds = (name: string, why: string, where: Where, ids: unknown[]): Case => ({
    ...{ name, why, ...needs },
    run: async world => {
      await world.coll.add(given);
      expect(idsOf(await world.coll.where(where(world._, world)).get())).toEqual(ids);
    },
  });
  /** The same for all documents but some. */
  const findsAllBut = (name: string, why: string, where: Where, ids: unknown[]): Case =>
    finds(
      name,
      why,
      where,
      given.map(doc => doc['_id']).filter(id => !ids.includes(id)),
    );
  /** A condition that is an error. */
  const refuses = (name: string, why: string, where: Where, refusal: Refusal, only?: Case['only']): Case => ({
    name,
    why,
    ...(only ? { only } : {}),
    run: async world => {
      await world.coll.add(given);
      await expectRefusal(async () => world.coll.where(where(world._, world)).get(), refusal);
    },
  });
  return { finds, findsAllBut, refuses };
};
