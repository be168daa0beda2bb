import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import type { Doc } from '../ejson/value';
import { fromPlain, toPlain, type Plain } from '../store/plain';
import { mongoError, unsupported, WireError } from '../wire/errors';
import { arrayExpressions } from './array-expressions';
import { logicExpressions } from './logic-expressions';
import { mendedExpressions } from './mended-expressions';
import { accumulatorExpressions, numberAccumulators } from './number-accumulators';
import { numberExpressions } from './number-expressions';
import { numberFunctions } from './number-functions';
import { regexExpressions } from './regex-expressions';
import { compareResults, distinctResults } from './results-order';
import { setExpressions } from './set-expressions';
import { typeExpressions } from './type-expressions';

/** What `$$name` stands for; a value that is undefined is a missing one. */
export type Variables = Readonly<Record<string, unknown>>;

const comparison =
  (name: string, decide: (order: number) => unknown) => (doc: unknown, args: unknown, options: Options) => {
    if (!Array.isArray(args) || args.length !== 2)
      throw mongoError(
        16020,
        `Expression ${name} takes exactly 2 arguments. ${Array.isArray(args) ? args.length : 1} were passed in.`,
      );
    return decide(
      compareResults(evalExpr(doc as never, args[0], options), evalExpr(doc as never, args[1], options)),
    );
  };

const isIn = (doc: unknown, args: unknown, options: Options): boolean => {
  if (!Array.isArray(args) || args.length !== 2)
    throw mongoError(16020, 'Expression $in takes exactly 2 arguments.');
  const list = evalExpr(doc as never, args[1], options) as unknown;
  if (!Array.isArray(list)) throw mongoError(40081, '$in requires an array as a second argument');
  const wanted = evalExpr(doc as never, args[0], options) as unknown;
  return list.some(item => compareResults(item, wanted) === 0);
};

/** The comparisons are ours: mingo's open arrays and take a missing field for null, which MongoDB's expressions do not. */
const comparisons = {
  $eq: comparison('$eq', order => order === 0),
  $ne: comparison('$ne', order => order !== 0),
  $gt: comparison('$gt', order => order > 0),
  $gte: comparison('$gte', order => order >= 0),
  $lt: comparison('$lt', order => order < 0),
  $lte: comparison('$lte', order => order <= 0),
  $cmp: comparison('$cmp', order => order),
  $in: isIn,
};

/** The library's options without what it remembers of the group: each document is its own root. */
const afresh = (options: Options): Options => (options as Options & { options?: Options }).options ?? options;

/** What is missing is left out of the list; mingo puts null. */
const push = (docs: unknown[], expr: unknown, options: Options): unknown[] => {
  if (expr === null || expr === undefined) return docs;
  const each = afresh(options);
  return docs
    .map(doc => evalExpr(doc as never, expr as never, each) as unknown)
    .filter(item => item !== undefined);
};

const addToSet = (docs: unknown[], expr: unknown, options: Options): unknown[] =>
  distinctResults(push(docs, expr, options));

const own = {
  ...comparisons,
  ...regexExpressions,
  ...mendedExpressions,
  ...numberExpressions,
  ...numberFunctions,
  ...typeExpressions,
  ...setExpressions,
  ...logicExpressions,
  ...arrayExpressions,
  ...accumulatorExpressions(push),
};

const accumulators = { ...accumulator, ...numberAccumulators(push), $push: push, $addToSet: addToSet };
const operators: Record<string, unknown> = { ...accumulators, ...expression, ...own };

const context = Context.init({
  accumulator: accumulators,
  expression: { ...expression, ...own },
  pipeline,
  projection,
  query,
  window,
} as never);

const optionsWith = (variables: Variables): Options =>
  ({ scriptEnabled: false, useStrictMode: true, context, variables }) as never;

const asMongoError = (error: unknown): WireError =>
  error instanceof WireError ? error : mongoError(2, (error as Error).message);

/** Evaluates an expression on a document; undefined stands for missing. Throws MongoDB's errors. */
export const evaluate = (expr: Plain, root: Plain, variables: Variables): unknown => {
  try {
    return evalExpr(root as never, expr as never, optionsWith(variables)) as unknown;
  } catch (error) {
    throw asMongoError(error);
  }
};

/** What accumulators make of a group's documents: `{ name: { $accumulator: expression } }`. */
export const accumulate = (docs: Plain[], fields: Record<string, Plain>, variables: Variables): Doc => {
  try {
    return fromPlain(evalExpr(docs as never, fields as never, optionsWith(variables))) as Doc;
  } catch (error) {
    throw asMongoError(error);
  }
};

/** Runs the stages that are mingo's, `{ $stage: value }` each. */
export const runStagesOfMingo = (docs: Doc[], stages: object[], variables: Variables): Doc[] => {
  const aggregator = new Aggregator(stages as never, optionsWith(variables));
  try {
    return aggregator.run(docs.map(toPlain) as never).map(item => fromPlain(item) as Doc);
  } catch (error) {
    throw asMongoError(error);
  }
};

export const isObject = (value: unknown): value is Record<string, Plain> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype;

const SCRIPTS = new Set(['$function', '$accumulator', '$where']);

/** Refuses operators that do not exist, before any document is read. */
export const checkExpression = (expr: Plain): void => {
  if (Array.isArray(expr)) return expr.forEach(checkExpression);
  if (!isObject(expr)) return;
  for (const key of Object.keys(expr)) {
    if (SCRIPTS.has(key)) throw unsupported(`the expression ${key}`);
    if (key === '$literal') continue;
    if (key.startsWith('$') && !Object.hasOwn(operators, key))
      throw mongoError(168, `Unrecognized expression '${key}'`);
    checkExpression(expr[key]!);
  }
};
