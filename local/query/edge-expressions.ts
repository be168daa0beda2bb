import { mongoError } from '../wire/errors';
import { isFields, isNothing, resultType, valueOf, type Evaluate } from './arguments';

type Codes = { object: number; unknown: number; missing: Record<string, number> };

/** Arguments by name, in the words that these have for a wrong one. */
const fieldsOf = (
  name: string,
  args: unknown,
  { codes, allows = [] }: { codes: Codes; allows?: readonly string[] },
): Record<string, unknown> => {
  if (!isFields(args))
    throw mongoError(codes.object, `${name} requires an object as an argument, found: ${resultType(args)}`);
  const needs = Object.keys(codes.missing);
  const other = Object.keys(args).find(key => !needs.includes(key) && !allows.includes(key));
  if (other !== undefined) throw mongoError(codes.unknown, `${name} found an unknown argument: ${other}`);
  const missing = needs.find(key => !(key in args));
  if (missing !== undefined) throw mongoError(codes.missing[missing]!, `${name} requires '${missing}'`);
  return args;
};

/** What MongoDB takes for white space; the ideographic space is none. */
const WHITE = new Set(
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
);

const trim =
  (name: string, sides: { left: boolean; right: boolean }): Evaluate =>
  (doc, args, options) => {
    const codes = { object: 50696, unknown: 50694, missing: { input: 50695 } };
    const spec = fieldsOf(name, args, { codes, allows: ['chars'] });
    const text = valueOf(doc, spec['input'], options);
    if (isNothing(text)) return null;
    const chars = 'chars' in spec ? valueOf(doc, spec['chars'], options) : undefined;
    if (typeof text !== 'string')
      throw mongoError(50699, `${name} requires its input to be a string, got ${resultType(text)}`);
    if ('chars' in spec && isNothing(chars)) return null;
    if (chars !== undefined && typeof chars !== 'string')
      throw mongoError(50700, `${name} requires 'chars' to be a string, got ${resultType(chars)}`);
    const gone = chars === undefined ? WHITE : new Set(chars);
    const points = [...text];
    let [from, to] = [0, points.length];
    while (sides.left && from < to && gone.has(points[from]!)) from++;
    while (sides.right && to > from && gone.has(points[to - 1]!)) to--;
    return points.slice(from, to).join('');
  };

const REPLACE = [
  ['input', 51746],
  ['find', 51745],
  ['replacement', 51744],
] as const;

const replace =
  (name: string, apply: (text: string, find: string, replacement: string) => string): Evaluate =>
  (doc, args, options) => {
    const codes = {
      object: 51751,
      unknown: 51750,
      missing: { input: 51749, find: 51748, replacement: 51747 },
    };
    const spec = fieldsOf(name, args, { codes });
    const values = REPLACE.map(([key, code]) => {
      const value = valueOf(doc, spec[key], options);
      if (!isNothing(value) && typeof value !== 'string')
        throw mongoError(code, `${name} requires that '${key}' be a string, found: ${resultType(value)}`);
      return value;
    });
    return values.some(isNothing) ? null : apply(...(values as [string, string, string]));
  };

const replaceFirst = (text: string, find: string, replacement: string): string => {
  const at = text.indexOf(find);
  return at < 0 ? text : `${text.slice(0, at)}${replacement}${text.slice(at + find.length)}`;
};

/** Nothing is found between all code points and at both ends. */
const replaceEach = (text: string, find: string, replacement: string): string =>
  find === ''
    ? [replacement, ...[...text].flatMap(char => [char, replacement])].join('')
    : text.split(find).join(replacement);

/** What is cut off at the ends of a text, and what is put into it. */
export const edgeExpressions: Record<string, Evaluate> = {
  $trim: trim('$trim', { left: true, right: true }),
  $ltrim: trim('$ltrim', { left: true, right: false }),
  $rtrim: trim('$rtrim', { left: false, right: true }),
  $replaceOne: replace('$replaceOne', replaceFirst),
  $replaceAll: replace('$replaceAll', replaceEach),
};
