import { evalExpr } from 'mingo/core';
import type { Options } from 'mingo/types';
import { isRegex, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';
import type { BoundedRegex } from './bounded-regex';
import { compileRegex } from './regex';

type Arguments = { input: unknown; regex: unknown; options?: unknown };
type Found = { match: string; idx: number; captures: (string | null)[] };

/** One expression's budget holds for all documents of its query: the compiled ones are kept beside its argument. */
const compiled = new WeakMap<object, Map<string, BoundedRegex>>();

const regexFor = (args: object, source: unknown, options: string): BoundedRegex => {
  if (!isRegex(source) && typeof source !== 'string')
    throw mongoError(51105, "the 'regex' argument must be a string or a regular expression");
  const [pattern, flags] = isRegex(source) ? [source.pattern, options || source.options] : [source, options];
  let kept = compiled.get(args);
  if (!kept) compiled.set(args, (kept = new Map<string, BoundedRegex>()));
  const key = `${flags}/${pattern}`;
  let regex = kept.get(key);
  if (!regex) kept.set(key, (regex = compileRegex(pattern, flags)));
  return regex;
};

/** The text and the expression; no text when the input is null or missing. */
const read = (name: string, doc: unknown, args: unknown, options: Options) => {
  if (typeof args !== 'object' || args === null || !('input' in args) || !('regex' in args))
    throw mongoError(51022, `${name} requires an object with 'input' and 'regex'`);
  const value = evalExpr(doc as never, args as never, options) as Arguments;
  const text = value.input as Value | undefined;
  if (text !== undefined && text !== null && typeof text !== 'string')
    throw mongoError(51104, `${name} needs 'input' to be of type string`);
  if (value.regex === null || value.regex === undefined) return undefined;
  const regex = regexFor(args, value.regex, typeof value.options === 'string' ? value.options : '');
  return typeof text === 'string' ? { text, regex } : undefined;
};

/** Other groups are the translation's own. */
const isGroup = (name: string): boolean => /^g\d+$/.test(name);

const foundOf = (result: RegExpExecArray, offset: number): Found => ({
  match: result[0],
  idx: offset + result.index,
  captures: Object.entries(result.groups ?? {})
    .filter(([name]) => isGroup(name))
    .map(([, item]) => item ?? null),
});

type Evaluate = (doc: unknown, args: unknown, options: Options) => unknown;

/** `$regexMatch` and its kin under the same bound as the query operator. */
export const regexExpressions: Record<string, Evaluate> = {
  $regexMatch: (doc, args, options) => {
    const asked = read('$regexMatch', doc, args, options);
    return asked ? asked.regex.test(asked.text) : false;
  },
  $regexFind: (doc, args, options) => {
    const asked = read('$regexFind', doc, args, options);
    const result = asked?.regex.exec(asked.text);
    return result ? foundOf(result, 0) : null;
  },
  $regexFindAll: (doc, args, options) => {
    const asked = read('$regexFindAll', doc, args, options);
    const all: Found[] = [];
    for (let at = 0; asked && at <= asked.text.length;) {
      const result = asked.regex.exec(asked.text.slice(at));
      if (!result) break;
      all.push(foundOf(result, at));
      at += result.index + Math.max(1, result[0].length);
    }
    return all;
  },
};
