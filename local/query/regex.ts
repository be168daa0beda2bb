import type { BSONRegExp } from 'bson';
import { mongoError } from '../wire/errors';
import { boundedRegex, type BoundedRegex } from './bounded-regex';

/** PCRE's limit, which MongoDB has. */
const MAX_PATTERN = 32_764;

const FLAGS: Record<string, string> = { i: 'i', m: 'm', s: 's', x: '' };

const stripExtended = (pattern: string) =>
  pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gm, part => (/^[\s#]/.test(part) ? '' : part));

const compile = (pattern: string, options: string): RegExp => {
  if (pattern.length > MAX_PATTERN)
    throw mongoError(51091, 'Regular expression is invalid: regular expression is too large');
  let flags = '';
  for (const option of new Set(options)) {
    if (!(option in FLAGS)) throw mongoError(51108, `invalid flag in regex options: ${option}`);
    flags += FLAGS[option];
  }
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  let body = inline ? pattern.slice(inline[0].length) : pattern;
  for (const flag of inline?.[1] ?? '') if (!flags.includes(FLAGS[flag]!)) flags += FLAGS[flag];
  if (options.includes('x') || inline?.[1]?.includes('x')) body = stripExtended(body);
  try {
    return new RegExp(body, `${flags}u`);
  } catch {
    // the u flag refuses needless escapes that PCRE allows
  }
  try {
    return new RegExp(body, flags);
  } catch (error) {
    throw mongoError(51091, `Regular expression is invalid: ${(error as Error).message}`);
  }
};

/** Compiles a stored or queried expression, bounded in time. Throws MongoDB's error 51091 when it is not valid. */
export const compileRegex = (pattern: string, options: string): BoundedRegex =>
  boundedRegex(compile(pattern, options));

export const regexOf = (value: BSONRegExp): BoundedRegex => compileRegex(value.pattern, value.options);

/** The literal every match must start with, when the expression is an anchored plain prefix; for the planner. */
export const literalPrefix = (pattern: Pick<BoundedRegex, 'source' | 'flags'>): string | undefined => {
  if (/[im]/.test(pattern.flags)) return undefined;
  const match = /^\^((?:[^\\.^$*+?()[\]{}|])+)/.exec(pattern.source);
  if (!match || pattern.source.includes('|')) return undefined;
  const next = pattern.source[match[0].length];
  const literal = next !== undefined && '*?{'.includes(next) ? match[1]!.slice(0, -1) : match[1]!;
  return literal === '' ? undefined : literal;
};
