import { readClass } from './classes';
import { invalid, notHere } from './errors';
import { octal, readEscape, refusedEscape, type Escaped } from './escapes';
import { startsWith, take, takeCode, type Reader } from './reader';
import { charSource, hasCase, setSource, withOtherCases } from './sets';

/** A part of a pattern in JavaScript, with the lengths of what it can meet; an assertion meets a place. */
export type Piece = { js: string; min: number; max: number; assertion: boolean };

/** The text's end, and the place before a line end that ends it. */
const END = '(?![^\\n])(?!\\n[^])';
const VERY_END = '(?![^])';
const LINE_START = '(?<![^\\n])(?!(?<=\\n)(?![^]))';
const LINE_END = '(?![^\\n])';
/** Never gives back the half of a line end. */
const ANY_LINE_END = '(?:\\r\\n|(?!\\r\\n)[\\n-\\r\\u{85}\\u{2028}\\u{2029}])';

const one = (js: string): Piece => ({ js, min: 1, max: 1, assertion: false });
const place = (js: string): Piece => ({ js, min: 0, max: 0, assertion: true });

/** One character by itself, in both cases where only a part of the pattern disregards them. */
const literal = (reader: Reader, code: number): Piece => {
  const { flags, known } = reader;
  if (!hasCase(code)) return one(charSource(code));
  reader.cases.add(flags.i);
  if (!(flags.i && known?.expand)) return one(charSource(code));
  return one(setSource({ cased: withOtherCases([[code, code]]), fixed: [], properties: [] }, false));
};

const ofEscaped = (reader: Reader, escaped: Escaped): Piece =>
  'code' in escaped ? literal(reader, escaped.code) : one(setSource(escaped.set, false));

const reference = (reader: Reader, group: number): Piece => {
  if (reader.flags.i && reader.known?.expand)
    throw notHere('a back reference where only a part of the pattern disregards case');
  reader.cases.add(reader.flags.i);
  reader.highestRef = Math.max(reader.highestRef, group);
  return { js: `\\k<g${group}>`, min: 0, max: Infinity, assertion: false };
};

export const namedReference = (reader: Reader, name: string): Piece => {
  const group = reader.names.get(name) ?? reader.known?.names.get(name);
  if (group === undefined && reader.known) throw invalid('reference to non-existent subpattern');
  reader.looksAhead ||= group === undefined;
  return reference(reader, group ?? 1);
};

/** `\1` to `\9` are always groups; a higher number is one if there are so many, else an octal character. */
const numbered = (reader: Reader): Piece => {
  const start = reader.at;
  const digits = take(reader, /\d+/y)![0];
  const number = Number(digits);
  const groups = reader.known?.groups ?? reader.groups;
  if (digits[0] !== '0' && (number < 10 || number <= groups)) return reference(reader, number);
  reader.looksAhead ||= number >= 10;
  reader.at = start;
  if (/[89]/.test(digits[0]!)) return literal(reader, takeCode(reader));
  return ofEscaped(reader, octal(reader));
};

const groupByG = (reader: Reader): Piece => {
  const found = take(reader, /g(?:(-?\d+)|\{(-?\d+)\}|\{(\w+)\})/y);
  if (!found) throw notHere('the escape \\g for a call of a group');
  if (found[3] !== undefined) return namedReference(reader, found[3]);
  const number = Number(found[1] ?? found[2]);
  const group = number < 0 ? reader.groups + 1 + number : number;
  if (group < 1) throw invalid('a numbered reference must not be zero');
  return reference(reader, group);
};

const outsideOfClasses: Record<string, Piece> = {
  A: place('^'),
  z: place(VERY_END),
  Z: place(END),
  b: place('\\b'),
  B: place('\\B'),
  N: one('[^\\n]'),
  R: { js: ANY_LINE_END, min: 1, max: 2, assertion: false },
};

const escaped = (reader: Reader): Piece => {
  const known = readEscape(reader);
  if (known) return ofEscaped(reader, known);
  const char = reader.text[reader.at]!;
  if (/\d/.test(char)) return numbered(reader);
  if (char === 'g') return groupByG(reader);
  const name = take(reader, /k(?:\{(\w+)\}|<(\w+)>|'(\w+)')/y);
  if (name) return namedReference(reader, (name[1] ?? name[2] ?? name[3])!);
  if (!Object.hasOwn(outsideOfClasses, char)) throw refusedEscape(reader);
  reader.at++;
  return outsideOfClasses[char]!;
};

/** Reads one character, class, escape or anchor, which is all but groups. Throws MongoDB's errors. */
export const readAtom = (reader: Reader): Piece => {
  if (reader.quoting) return literal(reader, takeCode(reader));
  const { flags } = reader;
  if (take(reader, /(?=[*+?]|\{\d+(?:,\d*)?\})/y)) throw invalid(`nothing to repeat at offset ${reader.at}`);
  if (take(reader, /(?=\[[:.=][^\]]*[:.=]\])/y) && take(reader, /(?=\[([:.=])\^?[a-z]*\1\])/y))
    throw invalid('POSIX named classes are supported only within a class');
  if (startsWith(reader, '\\')) {
    reader.at++;
    return escaped(reader);
  }
  const code = takeCode(reader);
  const char = String.fromCodePoint(code);
  if (char === '.') return one(flags.s ? '[^]' : '[^\\n]');
  if (char === '^') return place(flags.m ? LINE_START : '^');
  if (char === '$') return place(flags.m ? LINE_END : END);
  if (char === '[') return one(readClass(reader));
  return literal(reader, code);
};
