import { expectRefusal, type Case, type Doc, type Pipeline, type Refusal, type World } from './case';

type Stages = (pipeline: Pipeline, world: World) => Pipeline;

const byText = (docs: unknown[]): string[] => docs.map(doc => JSON.stringify(doc)).sort();

/** Rows about pipelines over the same documents. */
export const pipelines = (given: readonly Doc[]) => {
  const end = async (world: World, stages: Stages): Promise<Doc[]> => {
    if (given.length > 0) await world.coll.add(given);
    return (await stages(world.coll.aggregate(), world).end()).data;
  };
  /** The documents a pipeline answers, in their order. */
  const yields = (name: string, why: string, stages: Stages, docs: Doc[]): Case => ({
    name,
    why,
    run: async world => expect(await end(world, stages)).toEqual(docs),
  });
  /** The same where MongoDB promises no order. */
  const yieldsInAnyOrder = (name: string, why: string, stages: Stages, docs: Doc[]): Case => ({
    name,
    why,
    run: async world => expect(byText(await end(world, stages))).toEqual(byText(docs)),
  });
  const refuses = (name: string, why: string, stages: Stages, refusal: Refusal, only?: Case['only']): Case => ({
    name,
    why,
    ...(only ? { only } : {}),
    run: world => expectRefusal(() => end(world, stages), refusal),
  });
  return { yields, yieldsInAnyOrder, refuses };
};

/** A stage the SDK has no method for, through the method its own stages use. */
export const stage = (pipeline: Pipeline, name: string, value: unknown): Pipeline => pipeline._pipe(name, value);
