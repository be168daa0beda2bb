import { Timestamp } from 'bson';
import { Doc, numberKind, rank, rankOf, typeName, type NumberValue, type Value } from '../ejson/value';
import { showValue } from '../ejson/show';
import { add, bitOperation, multiply } from '../numbers/arithmetic';
import { compareValues } from '../query/compare';
import { MISSING, type Found } from '../query/path';
import { mongoError } from '../wire/errors';
import { blockedAt, findSlot, makeSlot, readSlot, removeSlot, writeSlot, type Slot } from './path';

/** What an operator may know besides its operand. */
export type UpdateContext = {
  now: number;
  inserting: boolean;
  /** The index that `$` stands for, when the query met an item of an array. */
  position?: () => number | undefined;
};

/** Applies one operator to one path of a document, in place. Throws MongoDB's errors. */
export type Operator = (doc: Doc, path: string, operand: Value, ctx: UpdateContext) => void;

const isNumber = (value: Value): value is NumberValue => rankOf(value) === rank.number;
const shown = (path: string, value: Value) => `{${path}: ${showValue(value)}}`;

const set: Operator = (doc, path, operand) => writeSlot(makeSlot(doc, path), operand);

const setOnInsert: Operator = (doc, path, operand, ctx) => {
  if (ctx.inserting) set(doc, path, operand, ctx);
};

const unset: Operator = (doc, path) => {
  const slot = findSlot(doc, path);
  if (slot) removeSlot(slot);
};

const notNumeric = (name: string, doc: Doc, path: string, found: Value) =>
  mongoError(
    14,
    `Cannot apply ${name} to a value of non-numeric type. {_id: ${showValue(doc['_id'] ?? null)}} ` +
      `has the field '${path.split('.').pop()}' of non-numeric type ${typeName(found)}`,
  );

/** As MongoDB writes a number in an error. */
const debugNames = { int: 'NumberInt', long: 'NumberLong', double: 'NumberDouble', decimal: 'NumberDecimal' };
const debugNumber = (value: NumberValue): string => `(${debugNames[numberKind(value)]})${value.toString()}`;

type Arithmetic = {
  name: '$inc' | '$mul';
  /** What the operand does, in MongoDB's words. */
  verb: string;
  operate: (a: NumberValue, b: NumberValue) => NumberValue | undefined;
  /** What a field that is missing becomes. */
  made: (operand: NumberValue) => NumberValue;
};

const arithmetic =
  ({ name, verb, operate, made }: Arithmetic): Operator =>
  (doc, path, operand) => {
    if (!isNumber(operand))
      throw mongoError(14, `Cannot ${verb} with non-numeric argument: ${shown(path, operand)}`);
    const slot = makeSlot(doc, path);
    const found = readSlot(slot);
    if (found !== MISSING && !isNumber(found)) throw notNumeric(name, doc, path, found);
    const result = found === MISSING ? made(operand) : operate(found, operand);
    if (result === undefined)
      throw mongoError(
        2,
        `Failed to apply ${name} operations to current value (${debugNumber(found as NumberValue)}) ` +
          `for document {_id: ${showValue(doc['_id'] ?? null)}}`,
      );
    writeSlot(slot, result);
  };

const inc = arithmetic({ name: '$inc', verb: 'increment', operate: add, made: operand => operand });
const mul = arithmetic({
  name: '$mul',
  verb: 'multiply',
  operate: multiply,
  // nothing times a number is a zero of that number's kind
  made: operand => multiply(0, operand)!,
});

const bound =
  (side: 1 | -1): Operator =>
  (doc, path, operand) => {
    const slot = makeSlot(doc, path);
    const found = readSlot(slot);
    if (found === MISSING || compareValues(operand, found) === side) writeSlot(slot, operand);
  };

/** Whether an array stands anywhere on the way to a path. */
const throughArray = (doc: Doc, path: string): boolean => {
  const parts = path.split('.');
  return parts.some((_part, i) => i > 0 && Array.isArray(valueAt(doc, parts.slice(0, i).join('.'))));
};

const valueAt = (doc: Doc, path: string): Found => {
  const slot = findSlot(doc, path);
  return slot ? readSlot(slot) : MISSING;
};

/** The field to rename; undefined when it is not there. Throws MongoDB's error when no field can be there. */
const sourceOf = (doc: Doc, path: string): Slot | undefined => {
  const blocked = blockedAt(doc, path);
  if (blocked)
    throw mongoError(
      28,
      `Cannot use the part (${blocked.part}) of (${path}) to traverse the element (${shown(blocked.holder, blocked.element)})`,
    );
  const slot = findSlot(doc, path);
  return slot && readSlot(slot) !== MISSING ? slot : undefined;
};

const rename: Operator = (doc, path, operand) => {
  if (typeof operand !== 'string')
    throw mongoError(2, `The 'to' field for $rename must be a string: ${shown(path, operand)}`);
  const from = sourceOf(doc, path);
  if (!from) return;
  if (throughArray(doc, path)) throw mongoError(2, `The source field cannot be an array element, '${path}'`);
  if (throughArray(doc, operand))
    throw mongoError(2, `The destination field cannot be an array element, '${operand}'`);
  const value = readSlot(from) as Value;
  const to = makeSlot(doc, operand);
  removeSlot(from);
  writeSlot(to, value);
};

const currentDate: Operator = (doc, path, operand, ctx) => {
  if (typeof operand !== 'boolean' && !(operand instanceof Doc))
    throw mongoError(
      2,
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  const type = operand instanceof Doc ? operand['$type'] : 'date';
  if (type !== 'date' && type !== 'timestamp')
    throw mongoError(2, "The '$type' string field is required to be 'date' or 'timestamp'");
  const seconds = Math.floor(ctx.now / 1000);
  writeSlot(
    makeSlot(doc, path),
    type === 'timestamp' ? new Timestamp({ t: seconds, i: 1 }) : new Date(ctx.now),
  );
};

const isInteger = (value: Value): value is NumberValue =>
  isNumber(value) && ['int', 'long'].includes(numberKind(value));

const bit: Operator = (doc, path, operand) => {
  if (!(operand instanceof Doc))
    throw mongoError(2, `The $bit modifier is not compatible with a ${typeName(operand)}`);
  if (Object.keys(operand).length === 0)
    throw mongoError(
      2,
      `You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}`,
    );
  const slot = makeSlot(doc, path);
  for (const name of Object.keys(operand)) {
    const operate = bitOperation(name);
    if (!operate)
      throw mongoError(2, `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    const mask = operand[name]!;
    if (!isInteger(mask))
      throw mongoError(
        2,
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here`,
      );
    const found = readSlot(slot);
    if (found !== MISSING && !isInteger(found)) {
      throw mongoError(
        2,
        `Cannot apply $bit to a value of non-integral type. The field '${path}' is of type ${typeName(found)}`,
      );
    }
    writeSlot(slot, operate(found === MISSING ? 0 : found, mask));
  }
};

export const fieldOperators: Record<string, Operator> = {
  $set: set,
  $setOnInsert: setOnInsert,
  $unset: unset,
  $inc: inc,
  $mul: mul,
  $min: bound(-1),
  $max: bound(1),
  $rename: rename,
  $currentDate: currentDate,
  $bit: bit,
};
