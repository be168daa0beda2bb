import { Doc, type Value } from '../ejson/value';
import type { QueryNode } from '../query/ast';
import { evaluate, type Variables } from '../query/expression';
import { checkVariable } from '../query/loop-expressions';
import { leafValues, MISSING, pathParts, somePath } from '../query/path';
import { choosePlan } from '../query/plan';
import { mongoError } from '../wire/errors';
import type { Collection } from './catalog';
import { encodeKey } from './key';
import {
  asDoc,
  joined,
  refuseOthers,
  stagesIn,
  textIn,
  type Stage,
  type StageContext,
  type StageRunner,
} from './pipeline';
import { toPlain } from './plain';

type Fields = { local: string[]; foreign: string };
type LookupSpec = { from: string; as: string; fields: Fields | undefined; let: Doc; pipeline: Stage[] };

const ARGUMENTS = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'];

const specOf = (value: Value): LookupSpec => {
  const spec = asDoc(value, '$lookup');
  refuseOthers(spec, ARGUMENTS, '$lookup');
  const withFields = 'localField' in spec || 'foreignField' in spec;
  if (!withFields && !('pipeline' in spec))
    throw mongoError(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  if ('let' in spec && !('pipeline' in spec))
    throw mongoError(9, "$lookup with a 'let' argument must also specify 'pipeline'");
  const variables = asDoc(spec['let'] ?? new Doc(), '$lookup');
  Object.keys(variables).forEach(checkVariable);
  return {
    from: textIn(spec, 'from', '$lookup'),
    as: textIn(spec, 'as', '$lookup'),
    fields: withFields
      ? {
          local: textIn(spec, 'localField', '$lookup').split('.'),
          foreign: textIn(spec, 'foreignField', '$lookup'),
        }
      : undefined,
    let: variables,
    pipeline: 'pipeline' in spec ? stagesIn(spec['pipeline']!, '$lookup') : [],
  };
};

/** What a document joins by: each value its path reaches; a path that reaches none joins by null. */
export const localValues = (doc: Doc, path: readonly string[]): Value[] => {
  const found = leafValues(doc, path).filter(item => item !== MISSING);
  return found.length === 0 ? [null] : found;
};

const joinNode = (foreign: string, values: Value[]): QueryNode => ({
  op: 'field',
  path: foreign,
  test: values.length === 1 ? { op: 'eq', value: values[0]! } : { op: 'in', values, patterns: [] },
});

const hasIndexFor = (collection: Collection, foreign: string): boolean =>
  choosePlan(joinNode(foreign, [0]), collection.indexes, []).kind !== 'collection';

const keyOf = (value: Value): string => encodeKey([value]).toString('latin1');

type Finder = (local: Doc) => Doc[];

/** Without an index the other collection is read once, not once for each document. */
const byHash = (foreignDocs: Doc[], fields: Fields): Finder => {
  const table = new Map<string, number[]>();
  const put = (value: Value, at: number) => {
    const key = keyOf(value);
    const list = table.get(key);
    if (!list) table.set(key, [at]);
    else if (list[list.length - 1] !== at) list.push(at);
  };
  foreignDocs.forEach((doc, at) => {
    somePath(doc, fields.foreign.split('.'), (found, placed) => {
      put(found === MISSING ? null : found, at);
      if (Array.isArray(found) && !placed) found.forEach(item => put(item, at));
      return false;
    });
  });
  return local => {
    const found = new Set(localValues(local, fields.local).flatMap(value => table.get(keyOf(value)) ?? []));
    return [...found].sort((a, b) => a - b).map(at => foreignDocs[at]!);
  };
};

/** Tells what a join without an index cost, by its first document: it reads everything for that one. */
const watched = (
  find: Finder,
  examined: number,
  node: QueryNode,
  foreign: Collection,
  ctx: StageContext,
): Finder => {
  let told = false;
  return local => {
    const found = find(local);
    if (!told) ctx.store.watch(foreign, node, [], { examined, plan: 'collection', returned: found.length });
    told = true;
    return found;
  };
};

const variablesFor = (spec: LookupSpec, doc: Doc, around: Variables): Variables => {
  const root = toPlain(doc);
  const own = Object.keys(spec.let).map(name => [name, evaluate(toPlain(spec.let[name]!), root, around)]);
  return { ...around, ...(Object.fromEntries(own) as Variables) };
};

const finderOf = (spec: LookupSpec, foreign: Collection, ctx: StageContext): Finder => {
  const { fields, pipeline } = spec;
  if (!fields && Object.keys(spec.let).length === 0) {
    const all = ctx.runOn(ctx, foreign, pipeline, []);
    return () => all;
  }
  if (fields && pipeline.length === 0 && !hasIndexFor(foreign, fields.foreign)) {
    const docs = ctx.runOn(ctx, foreign, [], []);
    return watched(byHash(docs, fields), docs.length, joinNode(fields.foreign, [null]), foreign, ctx);
  }
  return local => {
    const join = fields ? [joinNode(fields.foreign, localValues(local, fields.local))] : [];
    return ctx.runOn(
      { ...ctx, variables: variablesFor(spec, local, ctx.variables) },
      foreign,
      pipeline,
      join,
    );
  };
};

/** A copy of a document with the value at a dot path, making documents on the way. */
export const withField = (doc: Doc, path: readonly string[], value: Value): Doc => {
  const [first, ...rest] = path as [string, ...string[]];
  const copy = Object.assign(new Doc(), doc);
  const inner = copy[first];
  copy[first] = rest.length === 0 ? value : withField(inner instanceof Doc ? inner : new Doc(), rest, value);
  return copy;
};

/** `$lookup` in both its forms and their combination. */
export const lookup: StageRunner = (docs, value, ctx) => {
  const spec = specOf(value);
  const foreign = joined(ctx.store, spec.from);
  const find: Finder = foreign && docs.length > 0 ? finderOf(spec, foreign, ctx) : () => [];
  return docs.map(doc => withField(doc, pathParts(spec.as), find(doc)));
};
