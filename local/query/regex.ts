import type { BSONRegExp } from 'bson';
import { mongoError } from '../wire/errors';
import { boundedRegex, type BoundedRegex } from './bounded-regex';
import { invalid } from './pcre/errors';
import { translate } from './pcre/translate';

/** PCRE's limit, which MongoDB has. */
const MAX_PATTERN = 32_764;

const FLAGS = 'imsx';

const compile = (pattern: string, options: string): BoundedRegex => {
  if (pattern.length > MAX_PATTERN) throw invalid('regular expression is too large');
  for (const option of options)
    if (!FLAGS.includes(option)) throw mongoError(51108, `invalid flag in regex options: ${option}`);
  const has = (flag: string) => options.includes(flag);
  const { source, flags, shape } = translate(pattern, { i: has('i'), m: has('m'), s: has('s'), x: has('x') });
  try {
    return boundedRegex(new RegExp(source, flags), { shape, shown: pattern });
  } catch (error) {
    // what V8 alone finds too large or too deep
    throw invalid((error as Error).message);
  }
};

/** Compiles a stored or queried expression, bounded in time. Throws MongoDB's error 51091 when it is not valid. */
export const compileRegex = (pattern: string, options: string): BoundedRegex => compile(pattern, options);

export const regexOf = (value: BSONRegExp): BoundedRegex => compileRegex(value.pattern, value.options);

/** The literal every match must start with, when the expression is an anchored plain prefix; for the planner. */
export const literalPrefix = (pattern: Pick<BoundedRegex, 'source' | 'flags'>): string | undefined => {
  if (pattern.flags.includes('i')) return undefined;
  const match = /^\^((?:[^\\.^$*+?()[\]{}|])+)/.exec(pattern.source);
  if (!match || pattern.source.includes('|')) return undefined;
  const next = pattern.source[match[0].length];
  const literal = [...match[1]!];
  if (next !== undefined && '*?{'.includes(next)) literal.pop();
  return literal.length === 0 ? undefined : literal.join('');
};
