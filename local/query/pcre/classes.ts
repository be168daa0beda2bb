import { invalid } from './errors';
import { octal, readEscape, refusedEscape, type Escaped } from './escapes';
import { skipQuoting, startsWith, take, takeCode, type Reader } from './reader';
import { emptySet, hasCase, posixSet, setSource, withOtherCases, type CharSet } from './sets';

const POSIX = /\[([:.=])(\^?)([^\]\\:.=]*)\1\]/y;

const posixItem = (reader: Reader): CharSet | undefined => {
  const found = take(reader, POSIX);
  if (!found) return undefined;
  if (found[1] !== ':') throw invalid('POSIX collating elements are not supported');
  const set = posixSet(found[3]!, found[2] === '^', reader.flags.i);
  if (!set) throw invalid('unknown POSIX class name');
  return set;
};

const escapedItem = (reader: Reader): Escaped => {
  const known = readEscape(reader);
  if (known) return known;
  if (take(reader, /b/y)) return { code: 8 };
  if (take(reader, /(?=[0-7])/y)) return octal(reader);
  if (take(reader, /(?=[89])/y)) return { code: takeCode(reader) };
  if (take(reader, /[BNRX]/y)) throw invalid('invalid escape sequence in character class');
  throw refusedEscape(reader);
};

const itemOf = (reader: Reader): Escaped => {
  if (reader.quoting) return { code: takeCode(reader) };
  const set = posixItem(reader);
  if (set) return { set };
  return take(reader, /\\/y) ? escapedItem(reader) : { code: takeCode(reader) };
};

const join = (into: CharSet, more: CharSet): void => {
  into.cased.push(...more.cased);
  into.fixed.push(...more.fixed);
  into.properties.push(...more.properties);
};

/** Reads an item, or the range that begins with it; before anything but a character a hyphen is itself. */
const readItem = (reader: Reader, into: CharSet): void => {
  const first = itemOf(reader);
  if ('set' in first) return join(into, first.set);
  skipQuoting(reader);
  const before = reader.at;
  if (reader.quoting || !take(reader, /-(?!\])/y)) return void into.cased.push([first.code, first.code]);
  skipQuoting(reader);
  if (reader.at >= reader.text.length) throw invalid('missing terminating ] for character class');
  const last = itemOf(reader);
  if ('set' in last) {
    into.cased.push([first.code, first.code], [0x2d, 0x2d]);
    return join(into, last.set);
  }
  if (last.code < first.code) throw invalid(`range out of order in character class at offset ${before}`);
  into.cased.push([first.code, last.code]);
};

const casesMatter = (set: CharSet): boolean =>
  set.cased.some(([from, to]) => (from === to ? hasCase(from) : to >= 0x41));

/** Reads a class after its `[` and answers it in JavaScript. Throws MongoDB's errors. */
export const readClass = (reader: Reader): string => {
  const negated = take(reader, /\^/y) !== undefined;
  const set = emptySet();
  skipQuoting(reader);
  if (!reader.quoting && take(reader, /\]/y)) set.cased.push([0x5d, 0x5d]);
  for (;;) {
    skipQuoting(reader);
    if (reader.at >= reader.text.length) throw invalid('missing terminating ] for character class');
    if (!reader.quoting && startsWith(reader, ']')) break;
    readItem(reader, set);
  }
  reader.at++;
  if (casesMatter(set)) reader.cases.add(reader.flags.i);
  if (reader.flags.i && reader.known?.expand) set.cased = withOtherCases(set.cased);
  return setSource(set, negated);
};
