import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import { Doc } from '../ejson/value';
import { fromPlain, type Plain } from '../store/plain';
import { mongoError, unsupported, WireError } from '../wire/errors';
import { argumentsOf, isFields, valueOf, type Evaluate } from './arguments';
import { arrayExpressions } from './array-expressions';
import { choiceExpressions } from './choice-expressions';
import { dateArithmetic } from './date-arithmetic';
import { dateExpressions } from './date-expressions';
import { edgeExpressions } from './edge-expressions';
import { listExpressions } from './list-expressions';
import { logicExpressions } from './logic-expressions';
import { loopExpressions } from './loop-expressions';
import { accumulatorExpressions, numberAccumulators, type Accumulate } from './number-accumulators';
import { numberExpressions } from './number-expressions';
import { numberFunctions } from './number-functions';
import { regexExpressions } from './regex-expressions';
import { compareResults, distinctResults } from './results-order';
import { metaExpressions } from './meta-expression';
import { mergeAll, objectExpressions } from './object-expressions';
import { setExpressions } from './set-expressions';
import { textExpressions } from './text-expressions';
import { typeExpressions } from './type-expressions';

/** What `$$name` stands for; a value that is undefined is a missing one. */
export type Variables = Readonly<Record<string, unknown>>;

const comparison =
  (name: string, decide: (order: number) => unknown): Evaluate =>
  (...call) => {
    const [a, b] = argumentsOf(name, call, 2);
    return decide(compareResults(a, b));
  };

/** The comparisons are ours: mingo's open arrays and take a missing field for null, which MongoDB's expressions do not. */
const comparisons: Record<string, Evaluate> = {
  $eq: comparison('$eq', order => order === 0),
  $ne: comparison('$ne', order => order !== 0),
  $gt: comparison('$gt', order => order > 0),
  $gte: comparison('$gte', order => order >= 0),
  $lt: comparison('$lt', order => order < 0),
  $lte: comparison('$lte', order => order <= 0),
  $cmp: comparison('$cmp', order => order),
};

/** An expression on every document of a group; what is missing is left out. */
const push = (docs: readonly unknown[], expr: unknown, options: Options): unknown[] =>
  docs.map(doc => valueOf(doc, expr, options)).filter(item => item !== undefined);

const own: Record<string, Evaluate> = {
  ...comparisons,
  ...regexExpressions,
  ...numberExpressions,
  ...numberFunctions,
  ...typeExpressions,
  ...setExpressions,
  ...logicExpressions,
  ...choiceExpressions,
  ...arrayExpressions,
  ...listExpressions,
  ...loopExpressions,
  ...objectExpressions,
  ...textExpressions,
  ...edgeExpressions,
  ...dateExpressions,
  ...dateArithmetic,
  ...metaExpressions,
  ...accumulatorExpressions,
};

const accumulators: Record<string, Accumulate> = {
  ...(accumulator as unknown as Record<string, Accumulate>),
  ...numberAccumulators(push),
  $push: push,
  $addToSet: (docs, expr, options) => distinctResults(push(docs, expr, options)),
  $first: (docs, expr, options) => (docs.length === 0 ? null : valueOf(docs[0], expr, options)),
  $last: (docs, expr, options) => (docs.length === 0 ? null : valueOf(docs.at(-1), expr, options)),
  $mergeObjects: (docs, expr, options) => mergeAll(push(docs, expr, options)),
};

const operators: Record<string, unknown> = { ...expression, ...own };

const context = Context.init({
  accumulator: accumulators,
  expression: operators,
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
    return valueOf(root, expr, optionsWith(variables));
  } catch (error) {
    throw asMongoError(error);
  }
};

const accumulatorIn = (field: string, spec: Plain): [name: string, expr: Plain] => {
  if (field.includes('.')) throw mongoError(40235, `The field name '${field}' cannot contain '.'`);
  if (field.startsWith('$')) throw mongoError(40236, `The field name '${field}' cannot be an operator name`);
  const names = isObject(spec) ? Object.keys(spec) : [];
  if (names.length === 0 || !names[0]!.startsWith('$'))
    throw mongoError(40234, `The field '${field}' must be an accumulator object`);
  if (names.length > 1) throw mongoError(40238, `The field '${field}' must specify one accumulator`);
  const [name] = names as [string];
  if (SCRIPTS.has(name)) throw unsupported(`the accumulator ${name}`);
  if (!Object.hasOwn(accumulators, name)) throw mongoError(15952, `unknown group operator '${name}'`);
  const expr = (spec as Record<string, Plain>)[name]!;
  if (Array.isArray(expr)) throw mongoError(40237, `The ${name} accumulator is a unary operator`);
  checkExpression(expr);
  return [name, expr];
};

/** Checks `{ field: { $accumulator: expression } }` before any document is read. */
export const checkAccumulators = (fields: Record<string, Plain>): void =>
  Object.keys(fields).forEach(field => accumulatorIn(field, fields[field]!));

/** What accumulators make of a group's documents: `{ field: { $accumulator: expression } }`. */
export const accumulate = (docs: Plain[], fields: Record<string, Plain>, variables: Variables): Doc => {
  const options = optionsWith(variables);
  const out = new Doc();
  try {
    for (const field of Object.keys(fields)) {
      const [name, expr] = accumulatorIn(field, fields[field]!);
      out[field] = fromPlain(accumulators[name]!(docs, expr, options));
    }
  } catch (error) {
    throw asMongoError(error);
  }
  return out;
};

export const isObject = isFields as (value: unknown) => value is Record<string, Plain>;

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

/** Checks what documents are grouped by: a path or an expression, no constant. Throws MongoDB's error `code`. */
export const checkGrouping = (expr: Plain, code: number, stage: string): void => {
  const isPath = typeof expr === 'string' && expr.startsWith('$');
  if (!isPath && !(isObject(expr) && Object.keys(expr)[0]?.startsWith('$')))
    throw mongoError(
      code,
      `The ${stage} 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${JSON.stringify(expr)}`,
    );
  checkExpression(expr);
};
