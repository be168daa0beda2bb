import { Doc, isDoc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { writeForClient } from '../ejson/write';
import type { QueryNode } from '../query/ast';
import { nearIn } from '../query/geo';
import { compileMatcher } from '../query/match';
import { parseQuery } from '../query/parse';
import { compareSortKeys, sortFields, sortKey, type SortField } from '../query/sort';
import { mongoError, unsupported } from '../wire/errors';
import type { Collection } from './catalog';
import { geoNear } from './geo-near';
import { graphLookup } from './graph-lookup';
import { lookup } from './lookup';
import { bucket, count, group, sample, sortByCount } from './own-stages';
import { bucketAuto } from './bucket-auto';
import { addFields, project, replaceRoot, replaceWith, unset, unwind } from './shape-stages';
import type { Store } from './open';
import { asDoc, emptyPipeline, stagesIn, type Stage, type StageContext, type StageRunner } from './pipeline';

type Counted = { stage: string; least: number; codes: [noNumber: number, tooSmall: number] };

const LIMIT: Counted = { stage: '$limit', least: 1, codes: [15957, 15958] };
const SKIP: Counted = { stage: '$skip', least: 0, codes: [15972, 15956] };

/** A whole number of any kind. Throws MongoDB's errors. */
const whole = (value: Value, { stage, least, codes }: Counted): number => {
  const n = rankOf(value) === rank.number ? toNumber(value as NumberValue) : NaN;
  if (!Number.isInteger(n)) throw mongoError(codes[0], `the ${stage} must be specified as a whole number`);
  if (n < least)
    throw mongoError(codes[1], `the ${stage} must be ${least === 0 ? 'non-negative' : 'positive'}`);
  return n;
};

const sortOf = (value: Value): SortField[] => {
  const fields = sortFields(asDoc(value, '$sort'), '$sort');
  if (fields.length === 0) throw mongoError(15976, '$sort stage must have at least one sort key');
  return fields;
};

const sortDocs = (docs: Doc[], fields: SortField[]): Doc[] => {
  const keyed = docs.map(doc => ({ doc, keys: fields.map(field => sortKey(doc, field)) }));
  keyed.sort((a, b) => compareSortKeys(a.keys, b.keys, fields));
  return keyed.map(item => item.doc);
};

const facet: StageRunner = (docs, value, ctx) => {
  const spec = asDoc(value, '$facet');
  const names = Object.keys(spec);
  if (names.length === 0) throw mongoError(40169, 'the $facet specification must be a non-empty object');
  const out = new Doc();
  for (const name of names) {
    const stages = stagesIn(spec[name]!, '$facet');
    if (stages.some(({ stageKey }) => stageKey === '$facet'))
      throw mongoError(40600, '$facet is not allowed to be used within a $facet stage');
    out[name] = ctx.runStages(ctx, docs, stages);
  }
  return [out];
};

const matchNode = (value: Value, ctx: StageContext): QueryNode => {
  const node = parseQuery(asDoc(value, '$match'), ctx.variables);
  if (nearIn(node)) throw mongoError(2, '$geoNear, $near, and $nearSphere are not allowed in this context');
  return node;
};

const runners: Record<string, StageRunner> = {
  $match: (docs, value, ctx) =>
    docs.filter(compileMatcher(parseQuery(asDoc(value, '$match'), ctx.variables))),
  $sort: (docs, value) => sortDocs(docs, sortOf(value)),
  $limit: (docs, value) => docs.slice(0, whole(value, LIMIT)),
  $skip: (docs, value) => docs.slice(whole(value, SKIP)),
  $lookup: lookup,
  $graphLookup: graphLookup,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $unwind: unwind,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $count: count,
  $group: group,
  $sample: sample,
  $sortByCount: sortByCount,
  $facet: facet,
  $geoNear: () => {
    throw mongoError(40603, '$geoNear is only valid as the first stage in a pipeline.');
  },
};

const refuseUnknown = (stage: string) => {
  if (Object.hasOwn(runners, stage)) return;
  if (['$out', '$merge', '$indexStats', '$collStats'].includes(stage)) {
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

const checkStages = (stages: Stage[]) => {
  for (const stage of stages) {
    refuseUnknown(stage.stageKey);
    refuseScripts(stage.stageValue, stage.stageKey);
  }
};

const runStages: StageContext['runStages'] = (ctx, docs, stages) => {
  checkStages(stages);
  return stages.reduce(
    (current, { stageKey, stageValue }) => runners[stageKey]!(current, stageValue, ctx),
    docs,
  );
};

/** What the leading stages ask of the collection itself. */
const runOn: StageContext['runOn'] = (ctx, collection, stages, join) => {
  checkStages(stages);
  const rest = [...stages];
  if (rest[0]?.stageKey === '$geoNear' && join.length === 0) {
    const docs = geoNear(ctx.store, collection, rest.shift()!.stageValue, ctx.variables);
    return runStages(ctx, docs, rest);
  }
  const nodes: QueryNode[] = [...join];
  while (rest[0]?.stageKey === '$match') nodes.push(matchNode(rest.shift()!.stageValue, ctx));
  const sort = rest[0]?.stageKey === '$sort' ? sortOf(rest.shift()!.stageValue) : [];
  const limit = rest[0]?.stageKey === '$limit' ? whole(rest.shift()!.stageValue, LIMIT) : Infinity;
  const node: QueryNode = { op: 'and', nodes };
  const hits = ctx.store.operations.search(collection, node, { sort, skip: 0, limit }, undefined);
  return runStages(
    ctx,
    hits.map(hit => hit.doc),
    rest,
  );
};

/**
 * Runs an aggregation and answers its documents as EJSON for the client. Leading `$match` stages (with `$sort` and
 * `$limit`) and joins are answered by an index where there is one.
 */
export const runPipeline = (store: Store, collection: Collection, stages: Stage[]): string[] => {
  if (stages.length === 0) throw emptyPipeline();
  const variables = { NOW: new Date(store.now()) };
  return runOn({ store, variables, runStages, runOn }, collection, stages, []).map(writeForClient);
};
