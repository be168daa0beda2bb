/** Code points from and to, both included. */
export type Range = readonly [from: number, to: number];

/** The characters of a class: `cased` follow the option i, `fixed` and properties (`\p{L}`) do not. */
export type CharSet = { cased: Range[]; fixed: Range[]; properties: string[] };

const LAST = 0x10ffff;

export const emptySet = (): CharSet => ({ cased: [], fixed: [], properties: [] });

export const fixedSet = (...fixed: Range[]): CharSet => ({ cased: [], fixed, properties: [] });

/** All characters that are in none of the ranges. */
export const complement = (ranges: readonly Range[]): Range[] => {
  const out: Range[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) out.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST) out.push([next, LAST]);
  return out;
};

const DIGIT: Range[] = [[0x30, 0x39]];
const UPPER: Range[] = [[0x41, 0x5a]];
const LOWER: Range[] = [[0x61, 0x7a]];
const WORD: Range[] = [...DIGIT, ...UPPER, ...LOWER, [0x5f, 0x5f]];
const SPACE: Range[] = [
  [9, 13],
  [0x20, 0x20],
];
const HORIZONTAL: Range[] = [
  ...[9, 0x20, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000].map((at): Range => [at, at]),
  [0x2000, 0x200a],
];
const VERTICAL: Range[] = [
  [10, 13],
  [0x85, 0x85],
  [0x2028, 0x2029],
];

/** The types of characters by their letter; without UCP they know ASCII only, other than in JavaScript. */
const types: Record<string, Range[]> = { d: DIGIT, w: WORD, s: SPACE, h: HORIZONTAL, v: VERTICAL };

/** `\d`, `\D` and their kin; undefined for another letter. */
export const typeSet = (letter: string): CharSet | undefined => {
  const ranges = Object.hasOwn(types, letter.toLowerCase()) ? types[letter.toLowerCase()] : undefined;
  return ranges && fixedSet(...(letter === letter.toLowerCase() ? ranges : complement(ranges)));
};

const posix: Record<string, Range[]> = {
  alpha: [...UPPER, ...LOWER],
  lower: LOWER,
  upper: UPPER,
  alnum: [...DIGIT, ...UPPER, ...LOWER],
  ascii: [[0, 0x7f]],
  blank: [
    [9, 9],
    [0x20, 0x20],
  ],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: DIGIT,
  graph: [[0x21, 0x7e]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: SPACE,
  word: WORD,
  xdigit: [...DIGIT, [0x41, 0x46], [0x61, 0x66]],
};

/** `[:alpha:]` and its kin; undefined for another name. Without regard to case upper and lower are letters. */
export const posixSet = (name: string, negated: boolean, caseless: boolean): CharSet | undefined => {
  const known = caseless && (name === 'upper' || name === 'lower') ? 'alpha' : name;
  const ranges = Object.hasOwn(posix, known) ? posix[known] : undefined;
  return ranges && fixedSet(...(negated ? complement(ranges) : ranges));
};

/** Big blocks of scripts without case, and what lies behind the last script with it. */
const CASELESS: Range[] = [
  [0x2e80, 0xa63f],
  [0xac00, 0xfaff],
  [0x1e944, LAST],
];

const otherCases = (code: number): number[] => {
  const char = String.fromCodePoint(code);
  const forms = [char.toLowerCase(), char.toUpperCase()];
  return [...forms, forms[1]!.toLowerCase(), forms[0]!.toUpperCase()]
    .map(form => [...form])
    .filter(([first, more]) => first !== undefined && more === undefined && first !== char)
    .map(([first]) => first!.codePointAt(0)!);
};

/** Whether the option i makes a difference to a character. */
export const hasCase = (code: number): boolean => otherCases(code).length > 0;

/** The ranges with the other case of each of their characters. */
export const withOtherCases = (ranges: readonly Range[]): Range[] => {
  const others = new Set<number>();
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) {
      const block = CASELESS.find(([start, end]) => code >= start && code <= end);
      if (block) code = block[1];
      else otherCases(code).forEach(other => others.add(other));
    }
  }
  return [...ranges, ...[...others].map((code): Range => [code, code])];
};

/** A character as JavaScript's pattern (with the flag u) has it. */
export const charSource = (code: number, inClass = false): string => {
  const char = String.fromCodePoint(code);
  if (/[\^$\\.*+?()[\]{}|/]/.test(char) || (inClass && char === '-')) return `\\${char}`;
  const printable = (code >= 0x20 && code < 0x7f) || (code > 0xa0 && /[\p{L}\p{N}]/u.test(char));
  return printable ? char : `\\u{${code.toString(16)}}`;
};

const rangeSource = ([from, to]: Range): string =>
  from === to ? charSource(from, true) : `${charSource(from, true)}-${charSource(to, true)}`;

export const setSource = (set: CharSet, negated: boolean): string =>
  `[${negated ? '^' : ''}${[...set.cased, ...set.fixed].map(rangeSource).join('')}${set.properties.join('')}]`;
