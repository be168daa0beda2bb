import type { Context } from 'mingo/core';
import type { Options } from 'mingo/types';
import { typeName } from '../ejson/value';
import { fromPlain } from '../store/plain';
import { mongoError } from '../wire/errors';
import { pathParts } from './path';

/**
 * One operator of expressions: gets its arguments not yet evaluated, on the root document (variables are in the options).
 * Undefined stands for missing.
 */
export type Evaluate = (doc: unknown, args: unknown, options: Options) => unknown;
type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The library's own objects keep variables in two places. */
type Scoped = { variables?: Fields; local?: { variables?: Fields }; options?: Options };

const variablesOf = (options: Options): Fields => {
  const { variables, local } = options as unknown as Scoped;
  return local?.variables ? { ...variables, ...local.variables } : (variables ?? {});
};

/** Options in which further names have a value. */
export const withVariables = (options: Options, more: Fields): Options => {
  const base = (options as unknown as Scoped).options ?? options;
  return { ...base, variables: { ...variablesOf(options), ...more } } as Options;
};

/** What a path reaches: through an array the values that are there, of the documents in it; a number is a name like any other. */
const fieldOf = (value: unknown, parts: readonly string[], at: number): unknown => {
  if (at === parts.length) return value;
  if (Array.isArray(value))
    return (value as unknown[])
      .filter(isFields)
      .map(item => fieldOf(item, parts, at))
      .filter(item => item !== undefined);
  if (!isFields(value) || !Object.hasOwn(value, parts[at]!)) return undefined;
  return fieldOf(value[parts[at]!], parts, at + 1);
};

const variable = (name: string, doc: unknown, options: Options): unknown => {
  const variables = variablesOf(options);
  if (Object.hasOwn(variables, name)) return variables[name];
  if (name === 'ROOT' || name === 'CURRENT') return doc;
  if (name === 'REMOVE') return undefined;
  if (name === 'NOW') return new Date();
  throw mongoError(17276, `Use of undefined variable: ${name}`);
};

const reference = (text: string, doc: unknown, options: Options): unknown => {
  if (text === '$') throw mongoError(16872, "'$' by itself is not a valid FieldPath");
  const named = text.startsWith('$$');
  const parts = pathParts(text.slice(named ? 2 : 1));
  if (parts.includes('')) throw mongoError(40353, `FieldPath must not contain an empty part: '${text}'`);
  return named ? fieldOf(variable(parts[0]!, doc, options), parts, 1) : fieldOf(doc, parts, 0);
};

const operatorOf = (name: string, options: Options): Evaluate => {
  const found = (options.context as Context).getOperator('expression' as never, name);
  if (!found) throw mongoError(168, `Unrecognized expression '${name}'`);
  return found as unknown as Evaluate;
};

const fieldsOf = (expr: Fields, doc: unknown, options: Options): unknown => {
  const keys = Object.keys(expr);
  if (keys[0]?.startsWith('$')) {
    if (keys.length > 1)
      throw mongoError(
        15983,
        `an expression specification must contain exactly one field, found ${keys.length}`,
      );
    return operatorOf(keys[0], options)(doc, expr[keys[0]], options);
  }
  const out: Fields = {};
  for (const key of keys) {
    const value = valueOf(doc, expr[key], options);
    if (value !== undefined) out[key] = value;
  }
  return out;
};

/** The value of an expression on a document; undefined is missing. Throws MongoDB's errors. */
export const valueOf: Evaluate = (doc, expr, options) => {
  if (typeof expr === 'string') return expr[0] === '$' ? reference(expr, doc, options) : expr;
  if (Array.isArray(expr)) return expr.map(item => valueOf(doc, item, options) ?? null);
  return isFields(expr) ? fieldsOf(expr, doc, options) : expr;
};

/** The arguments of an operator that takes `least` to `most`, evaluated. Throws MongoDB's error 16020. */
export const argumentsOf = (
  name: string,
  [doc, args, options]: Parameters<Evaluate>,
  least: number,
  most = least,
): unknown[] => {
  const list = Array.isArray(args) ? (args as unknown[]) : [args];
  if (list.length < least || list.length > most) {
    throw mongoError(
      least === most ? 16020 : 28667,
      least === most
        ? `Expression ${name} takes exactly ${least} arguments. ${list.length} were passed in.`
        : `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${list.length} were passed in.`,
    );
  }
  return list.map(item => valueOf(doc, item, options));
};

/** All arguments, however many. */
export const everyArgument = ([doc, args, options]: Parameters<Evaluate>): unknown[] =>
  (Array.isArray(args) ? (args as unknown[]) : [args]).map(item => valueOf(doc, item, options));

type Named = {
  /** The codes of MongoDB's errors: no object, a name that is not known, a name that is missing. */
  codes: { object: number; unknown: number; missing: number | Record<string, number> };
  needs: readonly string[];
  allows?: readonly string[];
};

/** The arguments of an operator that takes them by name, not evaluated. */
export const namedArguments = (name: string, args: unknown, { codes, needs, allows = [] }: Named): Fields => {
  if (!isFields(args)) throw mongoError(codes.object, `${name} only supports an object as its argument`);
  const other = Object.keys(args).find(key => !needs.includes(key) && !allows.includes(key));
  if (other !== undefined) throw mongoError(codes.unknown, `Unrecognized parameter to ${name}: ${other}`);
  const missing = needs.find(key => !Object.hasOwn(args, key));
  if (missing === undefined) return args;
  const code = typeof codes.missing === 'number' ? codes.missing : codes.missing[missing]!;
  throw mongoError(code, `Missing '${missing}' parameter to ${name}`);
};

export const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The type's name of a result, as MongoDB's errors say it. */
export const resultType = (value: unknown): string =>
  value === undefined ? 'missing' : typeName(fromPlain(value));
