import { Doc, isRegex, rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../ejson/value';
import { showValue } from '../ejson/show';
import { compareValues, sameValue } from '../query/compare';
import { compileMatcher } from '../query/match';
import { LOGICAL, parseQuery } from '../query/parse';
import { refuseSdkCommand } from '../query/sdk-command';
import { MISSING } from '../query/path';
import { compareBy, sortFields } from '../query/sort';
import { mongoError } from '../wire/errors';
import type { Operator } from './fields';
import { findSlot, makeSlot, readSlot, writeSlot, type Slot } from './path';
import { addNew, memberOf } from './values';

const bad = (message: string) => mongoError(2, message);

const integer = (value: Value, name: string): number => {
  const n = rankOf(value) === rank.number ? toNumber(value as NumberValue) : NaN;
  if (!Number.isInteger(n))
    throw bad(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return n;
};

const arrayAt = (doc: Doc, path: string, slot: Slot, name: string): Value[] => {
  const found = readSlot(slot);
  if (found === MISSING) return [];
  if (Array.isArray(found)) return found;
  if (name === '$push') {
    throw bad(
      `The field '${path}' must be an array but is of type ${typeName(found)} in document ` +
        `{_id: ${showValue(doc['_id'] ?? null)}}`,
    );
  }
  throw bad(
    `Cannot apply ${name} to non-array field. Field named '${path}' has non-array type ${typeName(found)}`,
  );
};

type Push = { each: Value[]; position?: number; slice?: number; sort?: (a: Value, b: Value) => number };

const PUSH_CLAUSES = new Set(['$each', '$position', '$slice', '$sort']);

const isDirection = (value: Value): boolean =>
  rankOf(value) === rank.number && Math.abs(toNumber(value as NumberValue)) === 1;

const sortOf = (value: Value): ((a: Value, b: Value) => number) => {
  if (value instanceof Doc) {
    const directions = Object.values(value);
    if (directions.length === 0) throw bad('The $sort pattern is empty when it should be a set of fields.');
    if (!directions.every(isDirection)) throw bad('The $sort element value must be either 1 or -1');
    const compare = compareBy(sortFields(value, '$sort'));
    const asDoc = (item: Value) => (item instanceof Doc ? item : new Doc());
    return (a, b) => compare(asDoc(a), asDoc(b));
  }
  const direction = integer(value, '$sort');
  if (direction !== 1 && direction !== -1) throw bad('The $sort element value must be either 1 or -1');
  return (a, b) => direction * compareValues(a, b);
};

const pushOf = (operand: Value): Push => {
  if (!(operand instanceof Doc) || !('$each' in operand)) return { each: [operand] };
  for (const name of Object.keys(operand)) {
    if (!PUSH_CLAUSES.has(name)) throw bad(`Unrecognized clause in $push: ${name}`);
  }
  const each = operand['$each']!;
  if (!Array.isArray(each))
    throw bad(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  const push: Push = { each };
  if ('$position' in operand) push.position = integer(operand['$position']!, '$position');
  if ('$slice' in operand) push.slice = integer(operand['$slice']!, '$slice');
  if ('$sort' in operand) push.sort = sortOf(operand['$sort']!);
  return push;
};

const push: Operator = (doc, path, operand) => {
  const { each, position, slice, sort } = pushOf(operand);
  const slot = makeSlot(doc, path);
  const present = arrayAt(doc, path, slot, '$push');
  const at = position ?? present.length;
  const array = [...present.slice(0, at), ...each, ...present.slice(at)];
  if (sort) array.sort(sort);
  if (slice === undefined) writeSlot(slot, array);
  else writeSlot(slot, slice === 0 ? [] : slice > 0 ? array.slice(0, slice) : array.slice(slice));
};

const addToSet: Operator = (doc, path, operand) => {
  const slot = makeSlot(doc, path);
  const present = arrayAt(doc, path, slot, '$addToSet');
  let items: Value[] = [operand];
  if (operand instanceof Doc && Object.keys(operand)[0] === '$each') {
    const each = operand['$each']!;
    if (!Array.isArray(each))
      throw mongoError(
        14,
        `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
      );
    if (Object.keys(operand).length > 1)
      throw bad(`Found unexpected fields after $each in $addToSet: ${showValue(operand)}`);
    items = each;
  }
  writeSlot(slot, addNew(present, items));
};

const pop: Operator = (doc, path, operand) => {
  const side = integer(operand, '$pop');
  if (side !== 1 && side !== -1) throw mongoError(9, `$pop expects 1 or -1, found: ${side}`);
  const slot = findSlot(doc, path);
  const found = slot ? readSlot(slot) : MISSING;
  if (!slot || found === MISSING) return;
  if (!Array.isArray(found))
    throw mongoError(14, `Path '${path}' contains an element of non-array type '${typeName(found)}'`);
  writeSlot(slot, side === 1 ? found.slice(0, -1) : found.slice(1));
};

const pullTest = (operand: Value): ((item: Value) => boolean) => {
  refuseSdkCommand(operand);
  const wrapped = new Doc();
  const first = operand instanceof Doc ? Object.keys(operand)[0] : undefined;
  if (isRegex(operand) || (first?.startsWith('$') && !LOGICAL.has(first))) {
    wrapped['item'] = operand;
    const matches = compileMatcher(parseQuery(wrapped));
    return item => {
      const holder = new Doc();
      holder['item'] = item;
      return matches(holder);
    };
  }
  if (!(operand instanceof Doc)) return item => sameValue(item, operand);
  const matches = compileMatcher(parseQuery(operand));
  return item => item instanceof Doc && matches(item);
};

const removeItems =
  (name: string, dropOf: (operand: Value) => (items: Value[]) => (item: Value) => boolean): Operator =>
  (doc, path, operand) => {
    const dropAmong = dropOf(operand);
    const slot = findSlot(doc, path);
    if (!slot || readSlot(slot) === MISSING) return;
    const array = arrayAt(doc, path, slot, name);
    const drop = dropAmong(array);
    writeSlot(
      slot,
      array.filter(item => !drop(item)),
    );
  };

const anyOf = (operand: Value): ((items: Value[]) => (item: Value) => boolean) => {
  if (!Array.isArray(operand))
    throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return items => memberOf(operand, items.length);
};

export const arrayOperators: Record<string, Operator> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: removeItems('$pull', operand => {
    const test = pullTest(operand);
    return () => test;
  }),
  $pullAll: removeItems('$pullAll', anyOf),
};
