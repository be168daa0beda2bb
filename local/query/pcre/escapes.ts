import { invalid, notHere } from './errors';
import { isCased, propertySet } from './properties';
import { startsWith, take, takeCode, type Reader } from './reader';
import { typeSet, type CharSet } from './sets';

/** What an escape stands for inside a class and outside: one character, or some. */
export type Escaped = { code: number } | { set: CharSet };

const controls: Record<string, number> = { a: 7, e: 0x1b, f: 12, n: 10, r: 13, t: 9 };

const LAST = 0x10ffff;

const inUnicode = (digits: string, base: number): Escaped => {
  const code = digits === '' ? 0 : parseInt(digits, base);
  if (code > LAST) throw invalid('character value in \\x{} or \\o{} is too large');
  if (code >= 0xd800 && code <= 0xdfff)
    throw invalid('disallowed Unicode code point (>= 0xd800 && <= 0xdfff)');
  return { code };
};

const hexadecimal = (reader: Reader): Escaped => {
  const long = take(reader, /\{([\da-fA-F]+)\}/y);
  return inUnicode(long?.[1] ?? take(reader, /[\da-fA-F]{0,2}/y)![0], 16);
};

const octalBraces = (reader: Reader): Escaped => {
  const digits = take(reader, /\{([0-7]+)\}/y)?.[1];
  if (digits === undefined) throw invalid('non-octal character in \\o{} (closing brace missing?)');
  return inUnicode(digits, 8);
};

/** Up to three octal digits, the first of which may have been read. */
export const octal = (reader: Reader): Escaped => inUnicode(take(reader, /[0-7]{0,3}/y)![0], 8);

const control = (reader: Reader): Escaped => {
  const next = take(reader, /[\x20-\x7e]/y)?.[0];
  if (next === undefined) throw invalid('\\c must be followed by a printable ASCII character');
  return { code: next.toUpperCase().charCodeAt(0) ^ 0x40 };
};

const property = (reader: Reader, letter: string): Escaped => {
  const found = take(reader, /\{(\^?)([A-Za-z_&]+)\}|([A-Za-z])/y);
  if (!found) throw invalid('malformed \\P or \\p sequence');
  const name = found[2] ?? found[3]!;
  if (reader.flags.i && isCased(name)) reader.cases.add(true).add(false);
  return { set: propertySet(name, (letter === 'P') !== (found[1] === '^')) };
};

/** Reads what follows a backslash, as far as classes know it too. Undefined for what only stands outside of classes. */
export const readEscape = (reader: Reader): Escaped | undefined => {
  if (reader.at >= reader.text.length) throw invalid('\\ at end of pattern');
  const start = reader.at;
  const code = takeCode(reader);
  const char = String.fromCodePoint(code);
  if (!/[0-9A-Za-z]/.test(char)) return { code };
  if (Object.hasOwn(controls, char)) return { code: controls[char]! };
  const set = typeSet(char);
  if (set) return { set };
  if (char === 'x') return hexadecimal(reader);
  if (char === 'o') return octalBraces(reader);
  if (char === 'c') return control(reader);
  if (char === 'p' || char === 'P') return property(reader, char);
  if (
    'LlUu'.includes(char) ||
    (char === 'N' && startsWith(reader, '{') && !take(reader, /(?=\{\d+(?:,\d*)?\})/y))
  )
    throw invalid(
      'PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u (a character by its number is \\x{4e00})',
    );
  reader.at = start;
  return undefined;
};

/** An escape that MongoDB's versions read differently, or that means nothing. */
export const refusedEscape = (reader: Reader) => notHere(`the escape \\${reader.text[reader.at]!}`);
