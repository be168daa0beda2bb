import { invalid } from './errors';

export type Flags = { i: boolean; m: boolean; s: boolean; x: boolean };

/** What an earlier reading of the same pattern has found out. */
export type Known = {
  groups: number;
  names: ReadonlyMap<string, number>;
  /** Parts of the pattern differ in i: each character brings its cases along, the whole has no flag. */
  expand: boolean;
};

/** A place in a pattern and what was met on the way. */
export type Reader = {
  text: string;
  at: number;
  flags: Flags;
  /** Between \Q and \E. */
  quoting: boolean;
  depth: number;
  inLookbehind: boolean;
  groups: number;
  names: Map<string, number>;
  atomics: number;
  /** The highest group that is referred to, and whether knowing all groups beforehand would have mattered. */
  highestRef: number;
  looksAhead: boolean;
  /** Whether the option i was on, off, or both where it matters. */
  cases: Set<boolean>;
  known: Known | undefined;
};

export const createReader = (text: string, flags: Flags, known: Known | undefined): Reader => ({
  ...{ text, at: 0, flags, quoting: false, depth: 0, inLookbehind: false },
  ...{ groups: 0, names: new Map<string, number>(), atomics: 0, highestRef: 0, looksAhead: false },
  ...{ cases: new Set<boolean>(), known },
});

export const startsWith = (reader: Reader, what: string): boolean => reader.text.startsWith(what, reader.at);

/** Takes what a sticky expression meets here. */
export const take = (reader: Reader, sticky: RegExp): RegExpExecArray | undefined => {
  sticky.lastIndex = reader.at;
  const found = sticky.exec(reader.text);
  if (!found) return undefined;
  reader.at += found[0].length;
  return found;
};

/** Takes one character. */
export const takeCode = (reader: Reader): number => {
  const code = reader.text.codePointAt(reader.at)!;
  reader.at += code > 0xffff ? 2 : 1;
  return code;
};

const skipQuotes = (reader: Reader): boolean => {
  if (startsWith(reader, '\\E')) reader.quoting = false;
  else if (!reader.quoting && startsWith(reader, '\\Q')) reader.quoting = true;
  else return false;
  reader.at += 2;
  return true;
};

const skipRemark = (reader: Reader): boolean => {
  if (!startsWith(reader, '(?#')) return false;
  const end = reader.text.indexOf(')', reader.at);
  if (end === -1) throw invalid('missing ) after comment');
  reader.at = end + 1;
  return true;
};

const EXTENDED = /(?:[\t-\r ]+|#[^\n]*)/y;

/** Goes over what stands for nothing: quoting marks, remarks, and white space under the option x. */
export const skipNothing = (reader: Reader): void => {
  for (;;) {
    if (skipQuotes(reader)) continue;
    if (reader.quoting) return;
    if (skipRemark(reader)) continue;
    if (!(reader.flags.x && take(reader, EXTENDED))) return;
  }
};

/** Goes over quoting marks alone, as inside a class. */
export const skipQuoting = (reader: Reader): void => {
  while (skipQuotes(reader));
};
