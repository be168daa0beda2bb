import type { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import type { Doc } from '../ejson/value';
import { rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { exactOf, isWide } from '../numbers/decimal';

const sign = (n: number) => (n < 0 ? -1 : n > 0 ? 1 : 0);

const compareNumbers = (a: NumberValue, b: NumberValue): number => {
  const x = typeof a === 'number' ? a : toNumber(a);
  const y = typeof b === 'number' ? b : toNumber(b);
  if (x !== x || y !== y) return x !== x ? (y !== y ? 0 : -1) : 1;
  // rounding keeps the order, so only what rounds to the same double needs a second look
  if (x !== y) return x < y ? -1 : 1;
  return isWide(a) || isWide(b) ? exactOf(a).cmp(exactOf(b)) : 0;
};

/** Strings by their UTF-8 bytes, which is by code point: UTF-16 order differs only above the surrogates. */
export const compareStrings = (a: string, b: string): number => {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= 0xd800 && y >= 0xd800) {
      // surrogates stand for code points above 0xFFFF
      if (x >= 0xe000) x -= 0x2000;
      else x += 0x2000;
      if (y >= 0xe000) y -= 0x2000;
      else y += 0x2000;
    }
    return x < y ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
};

const compareDocs = (a: Doc, b: Doc): number => {
  const left = Object.keys(a);
  const right = Object.keys(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = a[left[i]!]!;
    const y = b[right[i]!]!;
    const byType = rankOf(x) - rankOf(y);
    if (byType !== 0) return sign(byType);
    const byName = compareStrings(left[i]!, right[i]!);
    if (byName !== 0) return byName;
    const byValue = compareValues(x, y);
    if (byValue !== 0) return byValue;
  }
  return sign(left.length - right.length);
};

const compareArrays = (a: Value[], b: Value[]): number => {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const result = compareValues(a[i]!, b[i]!);
    if (result !== 0) return result;
  }
  return sign(a.length - b.length);
};

const compareBinary = (a: Binary, b: Binary): number => {
  const [x, y] = [Buffer.from(a.value()), Buffer.from(b.value())];
  return sign(x.length - y.length) || sign(a.sub_type - b.sub_type) || Buffer.compare(x, y);
};

const compareTimestamps = (a: Timestamp, b: Timestamp): number => sign(a.t - b.t) || sign(a.i - b.i);

const compareRegexes = (a: BSONRegExp, b: BSONRegExp): number =>
  compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);

/** MongoDB's total order over all values: by type first, numbers by value whatever their kind. Answers -1, 0 or 1. */
export const compareValues = (a: Value, b: Value): number => {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const left = rankOf(a);
  const right = rankOf(b);
  if (left !== right) return left < right ? -1 : 1;
  switch (left) {
    case rank.number:
      return compareNumbers(a as NumberValue, b as NumberValue);
    case rank.object:
      return compareDocs(a as Doc, b as Doc);
    case rank.array:
      return compareArrays(a as Value[], b as Value[]);
    case rank.binary:
      return compareBinary(a as Binary, b as Binary);
    case rank.objectId:
      return compareStrings((a as ObjectId).toHexString(), (b as ObjectId).toHexString());
    case rank.boolean:
      return sign(Number(a) - Number(b));
    case rank.date:
      return sign((a as Date).getTime() - (b as Date).getTime());
    case rank.timestamp:
      return compareTimestamps(a as Timestamp, b as Timestamp);
    case rank.regex:
      return compareRegexes(a as BSONRegExp, b as BSONRegExp);
    default:
      return 0;
  }
};

export const sameValue = (a: Value, b: Value): boolean => compareValues(a, b) === 0;
