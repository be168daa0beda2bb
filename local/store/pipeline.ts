import { isDoc, type Doc, type Value } from '../ejson/value';
import type { QueryNode } from '../query/ast';
import type { Variables } from '../query/expression';
import { invalidParam, mongoError } from '../wire/errors';
import type { Collection } from './catalog';
import type { Store } from './open';

export type Stage = { stageKey: string; stageValue: Value };

/** What a stage may use besides its documents. */
export type StageContext = {
  store: Store;
  /** Those of the `$lookup` around, by name without `$$`. */
  variables: Variables;
  /** Runs stages over documents. */
  runStages: (ctx: StageContext, docs: Doc[], stages: Stage[]) => Doc[];
  /** Runs a pipeline on a collection's documents that meet `join`; a leading `$match` is answered by an index where there is one. */
  runOn: (ctx: StageContext, collection: Collection, stages: Stage[], join: QueryNode[]) => Doc[];
};

/** One stage: the documents it makes of those before it. Throws MongoDB's errors. */
export type StageRunner = (docs: Doc[], value: Value, ctx: StageContext) => Doc[];

/** MongoDB's errors for what should be an object; the rest share that of `$match`. */
const NO_OBJECT: Readonly<Record<string, number>> = {
  $project: 15969,
  $sort: 15973,
  $group: 15947,
  $sample: 28745,
  $addFields: 40272,
  $bucket: 40201,
  $bucketAuto: 40240,
  $facet: 40169,
  $lookup: 9,
};

export const asDoc = (value: Value, stage: string): Doc => {
  if (!isDoc(value))
    throw mongoError(NO_OBJECT[stage] ?? 15959, `the ${stage} stage specification must be an object`);
  return value;
};

/** A stage's argument that must be text. */
export const textIn = (spec: Doc, name: string, stage: string): string => {
  const value = spec[name];
  if (typeof value !== 'string' || value === '')
    throw mongoError(9, `${stage} argument '${name}' must be a non-empty string`);
  return value;
};

export const refuseOthers = (spec: Doc, known: readonly string[], stage: string): void => {
  const other = Object.keys(spec).find(key => !known.includes(key));
  if (other !== undefined) throw mongoError(9, `unknown argument to ${stage}: ${other}`);
};

/** The stages of a pipeline inside a stage: `[{ $stage: value }, ...]`. */
export const stagesIn = (value: Value, stage: string): Stage[] => {
  if (!Array.isArray(value)) throw mongoError(9, `${stage} argument 'pipeline' must be an array`);
  return value.map(item => {
    const keys = isDoc(item) ? Object.keys(item) : [];
    if (keys.length !== 1)
      throw mongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    return { stageKey: keys[0]!, stageValue: (item as Doc)[keys[0]!]! };
  });
};

/** A collection to join with; one that is not there joins as an empty one, as in MongoDB. */
export const joined = (store: Store, name: string): Collection | undefined =>
  store.collections().find(item => item.name === name);

export const emptyPipeline = (): Error =>
  invalidParam('[InvalidParameter] An aggregation needs at least one stage.');
