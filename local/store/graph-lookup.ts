import { Double } from 'bson';
import { Doc, rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import type { QueryNode } from '../query/ast';
import { evaluate } from '../query/expression';
import { parseQuery } from '../query/parse';
import { writeEjson } from '../ejson/write';
import { pathParts } from '../query/path';
import { mongoError } from '../wire/errors';
import { localValues, withField } from './lookup';
import { asDoc, joined, refuseOthers, textIn, type StageRunner } from './pipeline';
import { fromPlain, toPlain } from './plain';

const STAGE = '$graphLookup';
const ARGUMENTS = [
  'from',
  'startWith',
  'connectFromField',
  'connectToField',
  'as',
  'maxDepth',
  'depthField',
  'restrictSearchWithMatch',
];

const depthOf = (value: Value | undefined): number => {
  if (value === undefined) return Infinity;
  const n = rankOf(value) === rank.number ? toNumber(value as NumberValue) : NaN;
  if (!Number.isInteger(n) || n < 0) throw mongoError(40101, 'maxDepth requires a nonnegative argument');
  return n;
};

/** `$graphLookup`: goes from documents to those their field points to, each once, level by level. */
export const graphLookup: StageRunner = (docs, value, ctx) => {
  const spec = asDoc(value, STAGE);
  refuseOthers(spec, ARGUMENTS, STAGE);
  const foreign = joined(ctx.store, textIn(spec, 'from', STAGE));
  const [as, from, to] = ['as', 'connectFromField', 'connectToField'].map(name => textIn(spec, name, STAGE));
  const depthField = 'depthField' in spec ? pathParts(textIn(spec, 'depthField', STAGE)) : undefined;
  const maxDepth = depthOf(spec['maxDepth']);
  if (!('startWith' in spec)) throw mongoError(40105, `${STAGE} requires 'startWith'`);
  const startWith = toPlain(spec['startWith']!);
  const only = parseQuery(asDoc(spec['restrictSearchWithMatch'] ?? new Doc(), STAGE), ctx.variables);

  const level = (values: Value[]): Doc[] => {
    if (!foreign || values.length === 0) return [];
    const connect: QueryNode = { op: 'field', path: to!, test: { op: 'in', values, patterns: [] } };
    const node: QueryNode = { op: 'and', nodes: [connect, only] };
    return ctx.runOn(ctx, foreign, [], [node]);
  };

  const reached = (doc: Doc): Doc[] => {
    const start = evaluate(startWith, toPlain(doc), ctx.variables);
    let values: Value[] = (Array.isArray(start) ? start : [start]).map(fromPlain);
    const found = new Map<string, Doc>();
    for (let depth = 0; values.length > 0 && depth <= maxDepth; depth++) {
      const fresh = level(values).filter(item => !found.has(writeEjson(item['_id']!)));
      for (const item of fresh)
        found.set(
          writeEjson(item['_id']!),
          depthField ? withField(item, depthField, new Double(depth)) : item,
        );
      values = fresh.flatMap(item => localValues(item, from!.split('.')));
    }
    return [...found.values()];
  };
  return docs.map(doc => withField(doc, pathParts(as!), reached(doc)));
};
