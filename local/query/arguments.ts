import { evalExpr } from 'mingo/core';
import type { Options } from 'mingo/types';
import { typeName } from '../ejson/value';
import { fromPlain } from '../store/plain';
import { mongoError } from '../wire/errors';

/** One operator of expressions: gets its arguments not yet evaluated. Undefined stands for missing. */
export type Evaluate = (doc: unknown, args: unknown, options: Options) => unknown;

export const valueOf = (doc: unknown, expr: unknown, options: Options): unknown =>
  evalExpr(doc as never, expr as never, options);

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

export const isNothing = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

/** The type's name of a result, as MongoDB's errors say it. */
export const resultType = (value: unknown): string =>
  value === undefined ? 'missing' : typeName(fromPlain(value));
