import { Aggregator } from 'mingo';
import { Doc, isDoc, type Value } from '../ejson/value';
import { writeForClient } from '../ejson/write';
import { compileMatcher } from '../query/match';
import { parseQuery } from '../query/parse';
import { compareSortKeys, sortFields, sortKey } from '../query/sort';
import { invalidParam, mongoError, unsupported, WireError } from '../wire/errors';
import type { Collection } from './catalog';
import type { Store } from './open';
import { fromPlain, toPlain, type Plain } from './plain';

export type Stage = { stageKey: string; stageValue: Value };

/** The stages the SDK names, less what this version refuses. */
const STAGES = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$group',
  '$limit',
  '$match',
  '$project',
  '$lookup',
  '$replaceRoot',
  '$sample',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unwind',
  '$facet',
  '$set',
  '$unset',
  '$replaceWith',
]);

const asDoc = (value: Value, stage: string): Doc => {
  if (!isDoc(value)) throw mongoError(15959, `the ${stage} stage specification must be an object`);
  return value;
};

const whole = (value: Value, stage: string, least: number): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw mongoError(15957, `the ${stage} stage specification must be an integer of at least ${least}`);
  }
  return value;
};

const sortDocs = (docs: Doc[], spec: Doc): Doc[] => {
  const fields = sortFields(spec, '$sort');
  const keyed = docs.map(doc => ({ doc, keys: fields.map(field => sortKey(doc, field)) }));
  keyed.sort((a, b) => compareSortKeys(a.keys, b.keys, fields));
  return keyed.map(item => item.doc);
};

/** The stages that are ours, because mingo's are not exactly MongoDB's. */
const ours: Record<string, (docs: Doc[], value: Value) => Doc[]> = {
  $match: (docs, value) => docs.filter(compileMatcher(parseQuery(asDoc(value, '$match')))),
  $sort: (docs, value) => sortDocs(docs, asDoc(value, '$sort')),
  $limit: (docs, value) => docs.slice(0, whole(value, '$limit', 1)),
  $skip: (docs, value) => docs.slice(whole(value, '$skip', 0)),
};

const refuseUnknown = (stage: string) => {
  if (STAGES.has(stage)) return;
  if (['$geoNear', '$graphLookup', '$out', '$merge', '$indexStats', '$collStats'].includes(stage)) {
    throw unsupported(`the aggregation stage ${stage}`);
  }
  throw mongoError(40324, `Unrecognized pipeline stage name: '${stage}'`);
};

const refuseScripts = (value: Value, stage: string): void => {
  if (Array.isArray(value)) value.forEach(item => refuseScripts(item, stage));
  if (!isDoc(value)) return;
  for (const key of Object.keys(value)) {
    if (['$function', '$accumulator', '$where'].includes(key)) throw unsupported(`${key} in ${stage}`);
    refuseScripts(value[key]!, stage);
  }
};

const source = (store: Store, collection: Collection, stages: Stage[]): { docs: Doc[]; rest: Stage[] } => {
  const rest = [...stages];
  const query = rest[0]?.stageKey === '$match' ? asDoc(rest.shift()!.stageValue, '$match') : new Doc();
  const sort = rest[0]?.stageKey === '$sort' ? asDoc(rest.shift()!.stageValue, '$sort') : undefined;
  const limit = rest[0]?.stageKey === '$limit' ? whole(rest.shift()!.stageValue, '$limit', 1) : Infinity;
  const found = store.operations.search(collection, { query, sort, skip: 0, limit }, undefined);
  return { docs: found.hits.map(hit => hit.doc), rest };
};

const everything = (store: Store, name: string): Plain[] => {
  // a collection that is not there joins as an empty one, as in MongoDB
  const other = store.collections().find(item => item.name === name);
  if (!other) return [];
  const found = store.operations.search(other, { query: new Doc(), skip: 0, limit: Infinity }, undefined);
  return found.hits.map(hit => toPlain(hit.doc) as Plain);
};

const theirs = (store: Store, docs: Doc[], stages: Stage[]): Doc[] => {
  const pipeline = stages.map(stage => ({ [stage.stageKey]: toPlain(stage.stageValue) }));
  const aggregator = new Aggregator(
    pipeline as never,
    {
      scriptEnabled: false,
      useStrictMode: true,
      collectionResolver: (name: string) => everything(store, name) as never,
    } as never,
  );
  try {
    return aggregator.run(docs.map(toPlain) as never).map(item => fromPlain(item) as Doc);
  } catch (error) {
    if (error instanceof WireError) throw error;
    throw mongoError(2, (error as Error).message);
  }
};

/**
 * Runs an aggregation and answers its documents as EJSON for the client. A leading `$match` (with `$sort` and `$limit`)
 * is answered by an index where there is one; the expression stages are mingo's.
 */
export const runPipeline = (store: Store, collection: Collection, stages: Stage[]): string[] => {
  if (stages.length === 0) throw invalidParam('[InvalidParameter] An aggregation needs at least one stage.');
  for (const stage of stages) {
    refuseUnknown(stage.stageKey);
    refuseScripts(stage.stageValue, stage.stageKey);
  }
  let { docs, rest } = source(store, collection, stages);
  while (rest.length > 0) {
    const own = ours[rest[0]!.stageKey];
    if (own) {
      docs = own(docs, rest[0]!.stageValue);
      rest = rest.slice(1);
      continue;
    }
    const next = rest.findIndex(stage => stage.stageKey in ours);
    const many = next === -1 ? rest.length : next;
    docs = theirs(store, docs, rest.slice(0, many));
    rest = rest.slice(many);
  }
  return docs.map(writeForClient);
};
