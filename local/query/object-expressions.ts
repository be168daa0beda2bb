import { showValue } from '../ejson/show';
import { fromPlain } from '../store/plain';
import { mongoError } from '../wire/errors';
import {
  argumentsOf,
  everyArgument,
  isFields,
  isNothing,
  namedArguments,
  resultType,
  valueOf,
  type Evaluate,
} from './arguments';

type Fields = Record<string, unknown>;
const shown = (value: unknown): string => showValue(fromPlain(value));

/** A field that would be the prototype of an ordinary object has no place in one. */
const put = (out: Fields, name: string, value: unknown): void => {
  if (value !== undefined && name !== '__proto__') out[name] = value;
};

/** Objects one over the other: the later value holds, at its first place. */
export const mergeAll = (values: readonly unknown[]): Fields => {
  const out: Fields = {};
  for (const value of values) {
    if (isNothing(value)) continue;
    if (!isFields(value))
      throw mongoError(
        40400,
        `$mergeObjects requires object inputs, but input ${shown(value)} is of type ${resultType(value)}`,
      );
    for (const name of Object.keys(value)) put(out, name, value[name]);
  }
  return out;
};

const pairOf = (item: unknown): [string, unknown] => {
  if (!Array.isArray(item) || item.length !== 2)
    throw mongoError(
      40397,
      `$arrayToObject requires an array of size 2 arrays,found array of size: ${(item as unknown[]).length}`,
    );
  if (typeof item[0] !== 'string')
    throw mongoError(
      40395,
      `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${resultType(item[0])}`,
    );
  return item as [string, unknown];
};

const entryOf = (item: Fields): [string, unknown] => {
  const names = Object.keys(item);
  if (names.length !== 2)
    throw mongoError(
      40392,
      `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${names.length}`,
    );
  if (!Object.hasOwn(item, 'k') || !Object.hasOwn(item, 'v'))
    throw mongoError(
      40393,
      `$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys from: ${shown(item)}`,
    );
  if (typeof item['k'] !== 'string')
    throw mongoError(
      40394,
      `$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: ${resultType(item['k'])}`,
    );
  return [item['k'], item['v']];
};

const arrayToObject: Evaluate = (...call) => {
  const [list] = argumentsOf('$arrayToObject', call, 1);
  if (isNothing(list)) return null;
  if (!Array.isArray(list))
    throw mongoError(40386, `$arrayToObject requires an array input, found: ${resultType(list)}`);
  const asPairs = Array.isArray(list[0]);
  const out: Fields = {};
  for (const item of list as unknown[]) {
    if (!Array.isArray(item) && !isFields(item) && item === list[0])
      throw mongoError(40398, `Unrecognised input type format for $arrayToObject: ${resultType(item)}`);
    if (Array.isArray(item) !== asPairs || (!asPairs && !isFields(item)))
      throw mongoError(
        asPairs ? 40396 : 40391,
        `$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects. ${asPairs ? 'Array' : 'Object'} was detected, now found: ${resultType(item)}`,
      );
    put(out, ...(asPairs ? pairOf(item) : entryOf(item as Fields)));
  }
  return out;
};

const objectToArray: Evaluate = (...call) => {
  const [value] = argumentsOf('$objectToArray', call, 1);
  if (isNothing(value)) return null;
  if (!isFields(value))
    throw mongoError(40390, `$objectToArray requires a document input, found: ${resultType(value)}`);
  return Object.keys(value).map(k => ({ k, v: value[k] }));
};

const zip: Evaluate = (doc, args, options) => {
  const codes = { object: 34460, unknown: 34464, missing: 34465 };
  const spec = namedArguments('$zip', args, {
    codes,
    needs: ['inputs'],
    allows: ['useLongestLength', 'defaults'],
  });
  const { inputs, useLongestLength = false, defaults } = spec;
  if (!Array.isArray(inputs))
    throw mongoError(34461, `inputs must be an array of expressions, found ${resultType(inputs)}`);
  if (inputs.length === 0) throw mongoError(34465, '$zip requires at least one input array');
  if (typeof useLongestLength !== 'boolean')
    throw mongoError(34463, `useLongestLength must be a bool, found ${resultType(useLongestLength)}`);
  if (defaults !== undefined && !Array.isArray(defaults))
    throw mongoError(34462, `defaults must be an array of expressions, found ${resultType(defaults)}`);
  if (defaults && !useLongestLength)
    throw mongoError(34466, 'cannot specify defaults unless useLongestLength is true');
  if (defaults && defaults.length !== inputs.length)
    throw mongoError(34467, 'defaults and inputs must have the same length');
  const lists: unknown[][] = [];
  for (const input of inputs) {
    const list = valueOf(doc, input, options);
    if (isNothing(list)) return null;
    if (!Array.isArray(list))
      throw mongoError(34468, `$zip found a non-array expression in input: ${shown(list)}`);
    lists.push(list);
  }
  const wanted = useLongestLength ? Math.max : Math.min;
  const length = lists.map(list => list.length).reduce((a, b) => wanted(a, b));
  const fill = defaults ? everyArgument([doc, defaults, options]) : [];
  return Array.from({ length }, (_item, at) =>
    lists.map((list, i) => (at < list.length ? list[at] : (fill[i] ?? null))),
  );
};

export const objectExpressions: Record<string, Evaluate> = {
  $mergeObjects: (...call) => mergeAll(everyArgument(call)),
  $arrayToObject: arrayToObject,
  $objectToArray: objectToArray,
  $zip: zip,
};
