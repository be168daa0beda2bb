import {
  bsonTypeOf,
  Doc,
  isRegex,
  rank,
  rankOf,
  toNumber,
  type NumberValue,
  type Value,
} from '../ejson/value';
import { truncatedOf } from '../numbers/arithmetic';
import type { FieldTest, Near, Pattern, QueryNode } from './ast';
import { bitsMatch } from './bits';
import { compareValues } from './compare';
import { MISSING, somePath, type Found } from './path';
import { hasType } from './types';

/** Answers whether a document matches. */
export type Matcher = (doc: Doc) => boolean;

/** Tests what a path reaches below `root`; `expand` opens arrays at the path's end (off for the elements of $elemMatch). */
type Predicate = (root: Value, expand: boolean) => boolean;
type ValueTest = (found: Found) => boolean;

const isNaNValue = (value: Value) =>
  rankOf(value) === rank.number && Number.isNaN(toNumber(value as NumberValue));
const bsonKey = (value: Value) => bsonTypeOf(value) === 'MinKey' || bsonTypeOf(value) === 'MaxKey';

const equalTo = (wanted: Value): ValueTest => {
  if (wanted === null) return found => found === MISSING || found === null;
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return found => found === wanted;
  return found => found !== MISSING && compareValues(found, wanted) === 0;
};

const ordered = (op: 'gt' | 'gte' | 'lt' | 'lte', wanted: Value): ValueTest => {
  const orEqual = op === 'gte' || op === 'lte';
  if (wanted === null) return found => orEqual && (found === MISSING || found === null);
  if (isNaNValue(wanted)) return found => orEqual && found !== MISSING && isNaNValue(found);
  const side = op === 'gt' || op === 'gte' ? 1 : -1;
  const crossType = bsonKey(wanted);
  const wantedRank = rankOf(wanted);
  return found => {
    // to MinKey and MaxKey even a missing field compares
    if (found === MISSING) return crossType && (side === 1) === (bsonTypeOf(wanted) === 'MinKey');
    if (!crossType && (rankOf(found) !== wantedRank || isNaNValue(found))) return false;
    const order = compareValues(found, wanted);
    return order === side || (orEqual && order === 0);
  };
};

const regexMatches =
  ({ pattern, source }: Pattern): ValueTest =>
  found => {
    if (typeof found === 'string') return pattern.test(found);
    if (found === MISSING || !isRegex(found)) return false;
    return found.pattern === source.pattern && found.options === source.options;
  };

const inList = (values: Value[], patterns: Pattern[]): ValueTest => {
  const strings = new Set(values.filter(value => typeof value === 'string'));
  const others = [
    ...values.filter(value => typeof value !== 'string').map(equalTo),
    ...patterns.map(regexMatches),
  ];
  return found => (typeof found === 'string' && strings.has(found)) || others.some(test => test(found));
};

const atLeaf =
  (parts: readonly string[], test: ValueTest): Predicate =>
  (root, expand) =>
    somePath(
      root as Doc,
      parts,
      (found, placed) => test(found) || (expand && !placed && Array.isArray(found) && found.some(test)),
    );

const wholeOnly =
  (parts: readonly string[], test: ValueTest): Predicate =>
  root =>
    somePath(root as Doc, parts, test);

const elementPredicate = (
  element: Extract<FieldTest, { op: 'elemMatch' }>['element'],
): ((item: Value) => boolean) => {
  if (element.op === 'value') {
    const tests = element.tests.map(test => compileTest([], test));
    return item => tests.every(test => test(item, false));
  }
  const matches = compileNode(element);
  return item => {
    if (item instanceof Doc) return matches(item, true);
    return Array.isArray(item) && matches(arrayAsDoc(item), true);
  };
};

const arrayAsDoc = (items: Value[]): Doc => {
  const doc = new Doc();
  items.forEach((item, index) => (doc[index] = item));
  return doc;
};

const every = (predicates: Predicate[]): Predicate => {
  if (predicates.length === 1) return predicates[0]!;
  return (root, expand) => predicates.every(predicate => predicate(root, expand));
};

const compileTest = (parts: readonly string[], test: FieldTest): Predicate => {
  switch (test.op) {
    case 'eq':
      return atLeaf(parts, equalTo(test.value));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return atLeaf(parts, ordered(test.op, test.value));
    case 'in':
      return atLeaf(parts, inList(test.values, test.patterns));
    case 'not': {
      const inner = every(test.tests.map(item => compileTest(parts, item)));
      return (root, expand) => !inner(root, expand);
    }
    case 'and':
      return every(test.tests.map(item => compileTest(parts, item)));
    case 'never':
      return () => false;
    case 'exists':
      return wholeOnly(parts, found => found !== MISSING);
    case 'elemMatch': {
      const matches = elementPredicate(test.element);
      return wholeOnly(parts, found => Array.isArray(found) && found.some(matches));
    }
    case 'size':
      return wholeOnly(parts, found => Array.isArray(found) && found.length === test.size);
    case 'mod':
      return atLeaf(parts, modMatches(test.divisor, test.remainder));
    case 'regex':
      return atLeaf(parts, regexMatches(test));
    case 'type':
      return atLeaf(parts, found => found !== MISSING && hasType(found, test.names));
    case 'bits':
      return atLeaf(parts, found => found !== MISSING && bitsMatch(test, found));
    case 'geo':
      return atLeaf(parts, found => found !== MISSING && test.matches(found));
    case 'near':
      return atLeaf(parts, nearMatches(test.near));
  }
};

const nearMatches =
  ({ distance, max, min }: Near): ValueTest =>
  found => {
    const far = found === MISSING ? undefined : distance(found);
    return far !== undefined && far <= max && far >= min;
  };

const modMatches = (divisor: bigint, remainder: bigint): ValueTest => {
  const [small, rest] = [Number(divisor), Number(remainder)];
  const plain = Number.isSafeInteger(small) && Number.isSafeInteger(rest);
  return found => {
    if (found === MISSING || rankOf(found) !== rank.number) return false;
    // -0 equals 0 here, as it must
    if (plain && typeof found === 'number' && Number.isSafeInteger(Math.trunc(found)))
      return Math.trunc(found) % small === rest;
    const n = truncatedOf(found as NumberValue);
    return n !== undefined && n % divisor === remainder;
  };
};

const compileNode = (node: QueryNode): Predicate => {
  if (node.op === 'field') return compileTest(node.path.split('.'), node.test);
  if (node.op === 'document') return root => node.matches(root as Doc);
  const predicates = node.nodes.map(compileNode);
  switch (node.op) {
    case 'and':
      return every(predicates);
    case 'or':
      return (root, expand) => predicates.some(predicate => predicate(root, expand));
    case 'nor':
      return (root, expand) => !predicates.some(predicate => predicate(root, expand));
  }
};

/** Turns a parsed query into a function over documents. */
export const compileMatcher = (node: QueryNode): Matcher => {
  const predicate = compileNode(node);
  return doc => predicate(doc, true);
};
