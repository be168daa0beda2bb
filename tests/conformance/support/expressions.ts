import { expectRefusal, type Case, type Doc, type Expressions, type Refusal, type World } from './case';

/** Says that an expression has no value: the field is left out. */
export const MISSING = Symbol('missing');

type Expression = ($: Expressions, world: World) => unknown;

const project = async (world: World, of: Expression): Promise<Doc> => {
  const { data } = await world.coll
    .aggregate()
    .project({ _id: 0, v: of(world.$, world) })
    .end();
  expect(data).toHaveLength(1);
  return data[0];
};

/** Rows about expressions on one document. */
export const expressions = (on: Doc = {}) => {
  /** What an expression gives. */
  const gives = (name: string, why: string, of: Expression, value: unknown): Case => ({
    name,
    why,
    run: async world => {
      await world.coll.add({ _id: 'a', ...on });
      expect(await project(world, of)).toEqual(value === MISSING ? {} : { v: value });
    },
  });
  const refuses = (name: string, why: string, of: Expression, refusal: Refusal, only?: Case['only']): Case => ({
    name,
    why,
    ...(only ? { only } : {}),
    run: async world => {
      await world.coll.add({ _id: 'a', ...on });
      await expectRefusal(() => project(world, of), refusal);
    },
  });
  return { gives, refuses };
};
