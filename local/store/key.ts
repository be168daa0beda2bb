import type { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import type { Doc } from '../ejson/value';
import { rank, rankOf, toNumber, type NumberValue, type Value } from '../ejson/value';
import { isWide } from '../numbers/decimal';
import { EMPTY_ARRAY } from '../query/path';
import { lostByRounding, NOTHING_LOST } from './wide-key';

export { EMPTY_ARRAY };
export type KeyPart = Value | typeof EMPTY_ARRAY;

let bytes = Buffer.allocUnsafe(4096);
let length = 0;

const room = (more: number) => {
  if (length + more <= bytes.length) return;
  const grown = Buffer.allocUnsafe(Math.max(bytes.length * 2, length + more));
  bytes.copy(grown, 0, 0, length);
  bytes = grown;
};

const byte = (value: number) => {
  room(1);
  bytes[length++] = value;
};

const sortableDouble = (n: number) => {
  room(8);
  if (Number.isNaN(n)) bytes.fill(0, length, length + 8);
  else {
    bytes.writeDoubleBE(n === 0 ? 0 : n, length);
    if (bytes[length]! & 0x80) for (let i = 0; i < 8; i++) bytes[length + i] = ~bytes[length + i]!;
    else bytes[length]! |= 0x80;
  }
  length += 8;
};

const MIDDLE = 0x8000;

const uint16 = (value: number) => {
  byte(value >> 8);
  byte(value & 0xff);
};

/** Two bytes after the double say what its rounding lost; a plain number lost nothing. */
const number = (value: NumberValue) => {
  sortableDouble(toNumber(value));
  const { place, digits } = isWide(value) ? lostByRounding(value) : NOTHING_LOST;
  uint16(MIDDLE + place);
  if (digits) raw(digits);
};

/** UTF-8 with zero bytes escaped as 00 FF and ended by 00 01, so that no string's bytes begin another's. */
const string = (value: string, terminated = true) => {
  room(value.length * 3 + 1);
  if (!value.includes('\0')) length += bytes.write(value, length, 'utf8');
  else {
    for (const item of Buffer.from(value, 'utf8')) {
      byte(item);
      if (item === 0) byte(0xff);
    }
  }
  if (!terminated) return;
  byte(0);
  byte(1);
};

const raw = (value: Buffer) => {
  room(value.length);
  length += value.copy(bytes, length);
};

const uint32 = (value: number) => {
  room(4);
  length = bytes.writeUInt32BE(value >>> 0, length);
};

const payload = (value: Value, type: number): void => {
  switch (type) {
    case rank.number:
      return number(value as NumberValue);
    case rank.string:
      return string(value as string);
    case rank.object: {
      for (const key of Object.keys(value as Doc)) {
        const item = (value as Doc)[key]!;
        byte(rankOf(item));
        string(key);
        payload(item, rankOf(item));
      }
      return byte(0);
    }
    case rank.array: {
      for (const item of value as Value[]) {
        byte(rankOf(item));
        payload(item, rankOf(item));
      }
      return byte(0);
    }
    case rank.binary: {
      const data = Buffer.from((value as Binary).value());
      uint32(data.length);
      byte((value as Binary).sub_type);
      return raw(data);
    }
    case rank.objectId:
      return raw(Buffer.from((value as ObjectId).toHexString(), 'hex'));
    case rank.boolean:
      return byte(value ? 1 : 0);
    case rank.date:
      return sortableDouble((value as Date).getTime());
    case rank.timestamp:
      uint32((value as Timestamp).t);
      return uint32((value as Timestamp).i);
    case rank.regex:
      string((value as BSONRegExp).pattern);
      return string((value as BSONRegExp).options);
  }
};

const component = (value: KeyPart) => {
  if (value === EMPTY_ARRAY) return byte(rank.undefined);
  const type = rankOf(value);
  byte(type);
  payload(value, type);
};

const invertFrom = (start: number) => {
  for (let i = start; i < length; i++) bytes[i] = ~bytes[i]!;
};

const take = () => Buffer.from(bytes.subarray(0, length));

/**
 * Encodes values so that byte order is MongoDB's order across types, part by part; a part with direction -1 is
 * inverted. No part's encoding is a prefix of another's.
 */
export const encodeKey = (parts: readonly KeyPart[], directions?: readonly (1 | -1)[]): Buffer => {
  length = 0;
  parts.forEach((part, i) => {
    const start = length;
    component(part);
    if (directions?.[i] === -1) invertFrom(start);
  });
  return take();
};

/** The bytes that all strings starting with `prefix` start with. */
export const encodeStringPrefix = (prefix: string): Buffer => {
  length = 0;
  byte(rank.string);
  string(prefix, false);
  return take();
};

export const inverted = (key: Buffer): Buffer => Buffer.from(key.map(item => ~item));

/** The least byte string above everything that starts with `prefix`. */
export const successor = (prefix: Buffer): Buffer => {
  let end = prefix.length;
  while (end > 0 && prefix[end - 1] === 0xff) end--;
  if (end === 0) return Buffer.from([0xff]);
  const next = Buffer.from(prefix.subarray(0, end));
  next[end - 1]!++;
  return next;
};
