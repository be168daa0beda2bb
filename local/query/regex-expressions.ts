import type { BSONRegExp } from 'bson';
import { isRegex } from '../ejson/value';
import { mongoError } from '../wire/errors';
import { isFields, isNothing, resultType, valueOf, type Evaluate } from './arguments';
import type { BoundedRegex } from './bounded-regex';
import { compileRegex } from './regex';

type Found = { match: string; idx: number; captures: (string | null)[] };

/** One expression's budget holds for all documents of its query: the compiled ones are kept beside its argument. */
const compiled = new WeakMap<object, Map<string, BoundedRegex>>();

const regexFor = (args: object, pattern: string, flags: string): BoundedRegex => {
  let kept = compiled.get(args);
  if (!kept) compiled.set(args, (kept = new Map<string, BoundedRegex>()));
  const key = `${flags}/${pattern}`;
  let regex = kept.get(key);
  if (!regex) kept.set(key, (regex = compileRegex(pattern, flags)));
  return regex;
};

const argumentsIn = (name: string, args: unknown): Record<string, unknown> => {
  if (!isFields(args))
    throw mongoError(51103, `${name} expects an object of named arguments, but found: ${resultType(args)}`);
  const other = Object.keys(args).find(key => !['input', 'regex', 'options'].includes(key));
  if (other !== undefined) throw mongoError(31024, `${name} found an unknown argument: ${other}`);
  if (!('input' in args)) throw mongoError(31022, `${name} requires 'input' parameter`);
  if (!('regex' in args)) throw mongoError(31023, `${name} requires 'regex' parameter`);
  return args;
};

const flagsOf = (name: string, regex: string | BSONRegExp, options: unknown): string => {
  const own = typeof regex === 'string' ? '' : regex.options;
  if (isNothing(options)) return own;
  if (typeof options !== 'string') throw mongoError(51106, `${name} needs 'options' to be of type string`);
  if (own !== '')
    throw mongoError(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  return options;
};

/** The text and the expression; undefined when one of them is null or missing. Throws MongoDB's errors. */
const read = (name: string, [doc, args, options]: Parameters<Evaluate>) => {
  const asked = argumentsIn(name, args);
  const text = valueOf(doc, asked['input'], options);
  const regex = valueOf(doc, asked['regex'], options);
  if (!isNothing(text) && typeof text !== 'string')
    throw mongoError(51104, `${name} needs 'input' to be of type string`);
  if (!isNothing(regex) && typeof regex !== 'string' && !isRegex(regex as never))
    throw mongoError(51105, `${name} needs 'regex' to be of type string or regex`);
  if (isNothing(regex)) return undefined;
  const source = regex as string | BSONRegExp;
  const flags = flagsOf(name, source, valueOf(doc, asked['options'], options));
  const expression = regexFor(asked, typeof source === 'string' ? source : source.pattern, flags);
  return isNothing(text) ? undefined : { text, regex: expression };
};

/** Other groups are the translation's own. */
const isGroup = (name: string): boolean => /^g\d+$/.test(name);

const codePoints = (text: string): number => {
  let count = 0;
  for (const _char of text) count++;
  return count;
};

const foundOf = (result: RegExpExecArray, idx: number): Found => ({
  match: result[0],
  idx,
  captures: Object.entries(result.groups ?? {})
    .filter(([name]) => isGroup(name))
    .map(([, item]) => item ?? null),
});

/** Every match, each behind the one before it; behind an empty one a code point is passed over. */
const allIn = (text: string, regex: BoundedRegex): Found[] => {
  const all: Found[] = [];
  let [at, counted, idx] = [0, 0, 0];
  // as MongoDB's: an empty text is searched once, the end of another one is not
  do {
    const result = regex.exec(text, at);
    if (!result) break;
    idx += codePoints(text.slice(counted, result.index));
    counted = result.index;
    all.push(foundOf(result, idx));
    const next = text.codePointAt(result.index) ?? 0;
    at = result.index + (result[0].length || (next > 0xffff ? 2 : 1));
  } while (at < text.length);
  return all;
};

/** `$regexMatch` and its kin under the same bound as the query operator; places are counted in code points. */
export const regexExpressions: Record<string, Evaluate> = {
  $regexMatch: (...call) => {
    const asked = read('$regexMatch', call);
    return asked ? asked.regex.test(asked.text) : false;
  },
  $regexFind: (...call) => {
    const asked = read('$regexFind', call);
    const result = asked?.regex.exec(asked.text);
    return asked && result ? foundOf(result, codePoints(asked.text.slice(0, result.index))) : null;
  },
  $regexFindAll: (...call) => {
    const asked = read('$regexFindAll', call);
    return asked ? allIn(asked.text, asked.regex) : [];
  },
};
