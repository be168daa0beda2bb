import { BSONRegExp } from 'bson';
import { Doc, isRegex, rank, rankOf, toNumber, typeName, type NumberValue, type Value } from '../ejson/value';
import { truncatedOf } from '../numbers/arithmetic';
import { mongoError, unsupported } from '../wire/errors';
import type { FieldTest, QueryNode } from './ast';
import { bitsTest } from './bits';
import { exprTest } from './expr';
import { geoIntersects, geoWithin, near } from './geo';
import type { Variables } from './expression';
import { jsonSchemaTest } from './json-schema/json-schema';
import { compileRegex, literalPrefix, regexOf } from './regex';
import { refuseSdkCommand } from './sdk-command';
import { textTest } from './text';
import { typeNamesOf } from './types';

const badValue = (message: string) => mongoError(2, message);

const isNumber = (value: Value): value is NumberValue => rankOf(value) === rank.number;

const regexTest = (source: BSONRegExp): FieldTest => {
  const pattern = regexOf(source);
  return { op: 'regex', pattern, prefix: literalPrefix(pattern), source };
};

const equals = (value: Value): FieldTest => {
  refuseSdkCommand(value);
  return isRegex(value) ? regexTest(value) : { op: 'eq', value };
};

const not = (test: FieldTest): FieldTest => ({ op: 'not', tests: [test] });

const listOf = (value: Value, name: string): Value[] => {
  if (!Array.isArray(value)) throw badValue(`${name} needs an array`);
  return value;
};

const isOperators = (value: Value): value is Doc =>
  value instanceof Doc && Object.keys(value)[0]?.startsWith('$') === true;

const inTest = (value: Value, name: string): FieldTest => {
  const values = listOf(value, name);
  if (values.some(isOperators)) throw badValue(`cannot nest $ under ${name}`);
  values.forEach(refuseSdkCommand);
  const plain = values.filter(item => !isRegex(item));
  return {
    op: 'in',
    values: plain,
    patterns: values.filter(isRegex).map(source => ({ pattern: regexOf(source), source })),
  };
};

const allTest = (value: Value): FieldTest => {
  const items = listOf(value, '$all');
  if (items.length === 0) return { op: 'never' };
  if (isOperators(items[0]!) && '$elemMatch' in items[0])
    return { op: 'and', tests: items.map(elemMatchInAll) };
  if (items.some(isOperators)) throw badValue('no $ expressions in $all');
  return { op: 'and', tests: items.map(equals) };
};

/** Either all items are an `$elemMatch`, or none is. */
const elemMatchInAll = (item: Value): FieldTest => {
  if (!(item instanceof Doc) || !('$elemMatch' in item))
    throw badValue('$all/$elemMatch has to be consistent');
  return elemMatch(item['$elemMatch']!);
};

export const LOGICAL = new Set(['$and', '$or', '$nor']);

const elemMatch = (value: Value): FieldTest => {
  if (!(value instanceof Doc)) throw badValue('$elemMatch needs an Object');
  refuseSdkCommand(value);
  const first = Object.keys(value)[0];
  const byValue = first?.startsWith('$') && !LOGICAL.has(first);
  return {
    op: 'elemMatch',
    element: byValue ? { op: 'value', tests: parseOperators(value) } : parseNodes(value, undefined),
  };
};

const sizeTest = (value: Value): FieldTest => {
  if (!isNumber(value)) throw badValue('Failed to parse $size. Expected a number in: $size');
  const size = toNumber(value);
  if (!Number.isInteger(size)) throw badValue('Failed to parse $size. Expected an integer: $size');
  if (size < 0) throw badValue('Failed to parse $size. Expected a non-negative number in: $size');
  return { op: 'size', size };
};

const modNumber = (value: Value, what: string): bigint => {
  if (!isNumber(value)) throw badValue(`malformed mod, ${what} not a number`);
  const whole = truncatedOf(value);
  if (whole === undefined)
    throw badValue(
      `malformed mod, ${what} value is invalid :: caused by :: ${value.toString()} is no 64-bit integer`,
    );
  return whole;
};

const modTest = (value: Value): FieldTest => {
  if (!Array.isArray(value)) throw badValue('malformed mod, needs to be an array');
  if (value.length < 2) throw badValue('malformed mod, not enough elements');
  if (value.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = value as [Value, Value];
  const d = modNumber(divisor, 'divisor');
  if (d === 0n) throw badValue('divisor cannot be 0');
  return { op: 'mod', divisor: d, remainder: modNumber(remainder, 'remainder') };
};

const regexOperator = (operators: Doc): FieldTest => {
  const source = operators['$regex']!;
  const options = operators['$options'];
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (!isRegex(source) && typeof source !== 'string') throw badValue('$regex has to be a string');
  if (isRegex(source) && source.options !== '' && options !== undefined)
    throw mongoError(51075, 'options set in both $regex and $options');
  const [text, own] = isRegex(source) ? [source.pattern, source.options] : [source, ''];
  const pattern = compileRegex(text, options ?? own);
  const flags = [...new Set(options ?? own)].sort().join('');
  return { op: 'regex', pattern, prefix: literalPrefix(pattern), source: new BSONRegExp(text, flags) };
};

const comparison =
  (op: 'eq' | 'gt' | 'gte' | 'lt' | 'lte') =>
  (value: Value): FieldTest => {
    refuseSdkCommand(value);
    if (isRegex(value)) {
      if (op === 'eq') return regexTest(value);
      throw badValue(`Can't have RegEx as arg to predicate over field with $${op}.`);
    }
    return { op, value };
  };

const notEqual = (value: Value): FieldTest => {
  if (isRegex(value)) throw badValue("Can't have regex as arg to $ne.");
  refuseSdkCommand(value);
  return not({ op: 'eq', value });
};

const truthy = (value: Value) =>
  value !== null && value !== false && !(isNumber(value) && toNumber(value) === 0);

const notTest = (value: Value): FieldTest => {
  if (isRegex(value)) return not(regexTest(value));
  if (!(value instanceof Doc)) throw badValue('$not needs a regex or a document');
  if (Object.keys(value).length === 0) throw badValue('$not cannot be empty');
  refuseSdkCommand(value);
  return { op: 'not', tests: parseOperators(value) };
};

/** The limits of a legacy `$near: [x, y]` stand beside it; it reads them itself. */
const besideNear = (_value: Value, all: Doc): undefined => {
  if (!('$near' in all || '$nearSphere' in all)) throw badValue('$maxDistance and $minDistance need a $near');
};

const operators: Record<string, (value: Value, all: Doc) => FieldTest | undefined> = {
  $eq: comparison('eq'),
  $gt: comparison('gt'),
  $gte: comparison('gte'),
  $lt: comparison('lt'),
  $lte: comparison('lte'),
  $ne: notEqual,
  $in: value => inTest(value, '$in'),
  $nin: value => not(inTest(value, '$nin')),
  $exists: value => (truthy(value) ? { op: 'exists' } : not({ op: 'exists' })),
  $type: value => ({ op: 'type', names: typeNamesOf(value) }),
  $all: allTest,
  $elemMatch: elemMatch,
  $size: sizeTest,
  $mod: modTest,
  $not: notTest,
  $regex: (_value, all) => regexOperator(all),
  $options: (_value, all) => {
    if (!('$regex' in all)) throw badValue('$options needs a $regex');
    return undefined;
  },
  $geoWithin: geoWithin,
  $geoIntersects: geoIntersects,
  $near: near(false),
  $nearSphere: near(true),
  $maxDistance: besideNear,
  $minDistance: besideNear,
  $bitsAllSet: bitsTest(true, true, '$bitsAllSet'),
  $bitsAllClear: bitsTest(true, false, '$bitsAllClear'),
  $bitsAnySet: bitsTest(false, true, '$bitsAnySet'),
  $bitsAnyClear: bitsTest(false, false, '$bitsAnyClear'),
};

const REFUSED = new Set(['$where', '$sampleRate', '$rand']);

const unknownOperator = (name: string, message: string) =>
  REFUSED.has(name) ? unsupported(`the query operator ${name}`) : badValue(message);

/** Parses `{ $op: operand, ... }` for one field. Throws MongoDB's errors; refuses by name what is not supported. */
const parseOperators = (doc: Doc): FieldTest[] => {
  const tests: FieldTest[] = [];
  for (const name of Object.keys(doc)) {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (!operator) throw unknownOperator(name, `unknown operator: ${name}`);
    const test = operator(doc[name]!, doc);
    if (test) tests.push(test);
  }
  return tests;
};

/** The variables of `$expr`; undefined below `$elemMatch`, where conditions on the whole document have no place. */
type Scope = Variables | undefined;

const logical = (name: string, value: Value, scope: Scope): QueryNode => {
  if (!Array.isArray(value) || value.length === 0) throw badValue(`${name} must be a nonempty array`);
  const nodes = value.map(item => {
    if (!(item instanceof Doc)) throw badValue(`${name} entries need to be full objects`);
    return parseNodes(item, scope);
  });
  return { op: name.slice(1) as 'and' | 'or' | 'nor', nodes };
};

const parseField = (path: string, value: Value): QueryNode[] => {
  const tests = isOperators(value) ? parseOperators(value) : [equals(value)];
  return tests.map(test => ({ op: 'field', path, test }));
};

const wholeDocument: Record<string, (value: Value, variables: Variables) => QueryNode> = {
  $expr: exprTest,
  $jsonSchema: jsonSchemaTest,
  $text: textTest,
};

const parseEntry = (name: string, value: Value, scope: Scope): QueryNode[] => {
  if (!name.startsWith('$')) return parseField(name, value);
  if (LOGICAL.has(name)) return [logical(name, value, scope)];
  if (name === '$comment') return [];
  const test = Object.hasOwn(wholeDocument, name) ? wholeDocument[name] : undefined;
  if (!test) throw unknownOperator(name, `unknown top level operator: ${name}. ${typeName(value)} given`);
  if (!scope) throw badValue(`${name} can only be applied to the top-level document`);
  return [test(value, scope)];
};

const parseNodes = (query: Doc, scope: Scope): QueryNode => ({
  op: 'and',
  nodes: Object.keys(query).flatMap(name => parseEntry(name, query[name]!, scope)),
});

/**
 * Parses a query document; `variables` are those of a `$lookup` around it. Throws MongoDB's errors on what is malformed
 * and `UNSUPPORTED_OPERATION` by name.
 */
export const parseQuery = (query: Doc, variables: Variables = {}): QueryNode => parseNodes(query, variables);
