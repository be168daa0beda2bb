import { readAtom, namedReference, type Piece } from './atoms';
import { invalid, notHere } from './errors';
import { createReader, skipNothing, startsWith, take, type Flags, type Known, type Reader } from './reader';

/** PCRE's own limits. */
const MAX_DEPTH = 250;
const MAX_REPEAT = 65_535;

/**
 * A pattern in JavaScript, to be compiled with `flags`. Its groups are named `g1`, `g2`, …; other groups are the
 * translation's. `shape` is the source for an estimate of the work, without what costs nothing.
 */
export type Translated = { source: string; flags: 'u' | 'iu'; shape: string };

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})([?+]?)/y;

const empty: Piece = { js: '', min: 0, max: 0, assertion: false };

/** A group that gives nothing back. Backwards it would be read in the wrong order, but there its length is fixed anyway. */
const atomic = (reader: Reader, piece: Piece): Piece => {
  if (reader.inLookbehind) return { ...piece, js: `(?:${piece.js})` };
  const name = `atomic${++reader.atomics}`;
  return { ...piece, js: `(?:(?=(?<${name}>${piece.js}))\\k<${name}>)` };
};

const times = (length: number, count: number): number => (count === 0 ? 0 : length * count);

const quantified = (reader: Reader, piece: Piece): Piece => {
  skipNothing(reader);
  const found = reader.quoting ? undefined : take(reader, QUANTIFIER);
  if (!found) return piece;
  const [, sign, least, comma, most, kind] = found;
  const min = sign ? Number(sign === '+') : Number(least);
  const max = sign ? (sign === '?' ? 1 : Infinity) : comma ? (most === '' ? Infinity : Number(most)) : min;
  if (Math.max(min, max === Infinity ? 0 : max) > MAX_REPEAT)
    throw invalid('number too big in {} quantifier');
  if (max < min) throw invalid('numbers out of order in {} quantifier');
  // JavaScript repeats no assertions
  const js = piece.assertion ? `(?:${piece.js})` : piece.js;
  const amount = sign ?? `{${min}${comma}${most}}`;
  const repeated = {
    js: `${js}${amount}${kind === '?' ? '?' : ''}`,
    min: piece.min * min,
    max: times(piece.max, max),
    assertion: false,
  };
  return kind === '+' ? atomic(reader, repeated) : repeated;
};

/** A sequence up to the next `|`, `)` or the end. */
const readSequence = (reader: Reader): Piece => {
  const all = { ...empty };
  for (;;) {
    skipNothing(reader);
    if (reader.at >= reader.text.length) return all;
    if (!reader.quoting && (startsWith(reader, '|') || startsWith(reader, ')'))) return all;
    const isGroup = !reader.quoting && startsWith(reader, '(');
    const piece = isGroup ? readGroup(reader) : readAtom(reader);
    if (!piece) continue;
    const next = quantified(reader, piece);
    all.js += next.js;
    all.min += next.min;
    all.max += next.max;
  }
};

const readChoices = (reader: Reader): Piece[] => {
  const choices = [readSequence(reader)];
  while (!reader.quoting && take(reader, /\|/y)) choices.push(readSequence(reader));
  return choices;
};

const joined = (choices: Piece[]): Piece => ({
  js: choices.map(choice => choice.js).join('|'),
  min: Math.min(...choices.map(choice => choice.min)),
  max: Math.max(...choices.map(choice => choice.max)),
  assertion: false,
});

/** Reads what a group holds, up to its end; options that are set inside end with it. */
const readInside = (reader: Reader, flags: Flags = reader.flags): Piece[] => {
  if (++reader.depth > MAX_DEPTH) throw invalid('parentheses are too deeply nested');
  const outside = reader.flags;
  reader.flags = flags;
  const choices = readChoices(reader);
  if (!take(reader, /\)/y)) throw invalid('missing )');
  reader.flags = outside;
  reader.depth--;
  return choices;
};

const within = (open: string, choices: Piece[], assertion = false): Piece => {
  const inside = joined(choices);
  const js = `${open}${inside.js})`;
  return assertion ? { js, min: 0, max: 0, assertion } : { ...inside, js };
};

const capturing = (reader: Reader, name: string | undefined): Piece => {
  const number = ++reader.groups;
  if (name !== undefined) {
    if (reader.names.has(name)) throw invalid('two named subpatterns have the same name');
    reader.names.set(name, number);
  }
  return within(`(?<g${number}>`, readInside(reader));
};

const lookbehind = (reader: Reader, open: string): Piece => {
  const around = reader.inLookbehind;
  reader.inLookbehind = true;
  const choices = readInside(reader);
  reader.inLookbehind = around;
  if (choices.some(choice => choice.min !== choice.max))
    throw invalid('lookbehind assertion is not fixed length');
  return within(open, choices, true);
};

const withOptions = (flags: Flags, on: string, off: string): Flags => {
  const next = { ...flags };
  for (const flag of on) next[flag as keyof Flags] = true;
  for (const flag of off) next[flag as keyof Flags] = false;
  return next;
};

/** Reads from `(`; undefined for what sets options only. */
const readGroup = (reader: Reader): Piece | undefined => {
  if (take(reader, /\((?![?*])/y)) return capturing(reader, undefined);
  const name = take(reader, /\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/y);
  if (name) return capturing(reader, name[1] ?? name[2]);
  const again = take(reader, /\(\?P=(\w+)\)/y);
  if (again) return namedReference(reader, again[1]!);
  const ahead = take(reader, /\(\?[=!]/y);
  if (ahead) return within(ahead[0], readInside(reader), true);
  const behind = take(reader, /\(\?<[=!]/y);
  if (behind) return lookbehind(reader, behind[0]);
  if (take(reader, /\(\?>/y)) return atomic(reader, joined(readInside(reader)));
  const options = take(reader, /\(\?([imsx]*)(?:-([imsx]*))?([:)])/y);
  if (!options) throw notHere(`the group ${reader.text.slice(reader.at, reader.at + 4)}…`);
  const flags = withOptions(reader.flags, options[1]!, options[2] ?? '');
  if (options[3] === ':') return within('(?:', readInside(reader, flags));
  reader.flags = flags;
  return undefined;
};

const read = (text: string, flags: Flags, known: Known | undefined): { js: string; reader: Reader } => {
  const reader = createReader(text, { ...flags }, known);
  take(reader, /\(\*UTF8?\)/y);
  const { js } = joined(readChoices(reader));
  if (reader.at < text.length) throw invalid('unmatched parentheses');
  return { js, reader };
};

/**
 * Translates PCRE's pattern, as MongoDB reads it (UTF, without UCP), into JavaScript's. Throws MongoDB's error for what is
 * no pattern, and refuses by name what JavaScript cannot express.
 */
export const translate = (text: string, flags: Flags): Translated => {
  let { js, reader } = read(text, flags, undefined);
  const expand = reader.cases.size === 2;
  if (expand || reader.looksAhead)
    ({ js, reader } = read(text, flags, { groups: reader.groups, names: reader.names, expand }));
  if (reader.highestRef > reader.groups) throw invalid('reference to non-existent subpattern');
  return {
    source: js,
    flags: !expand && reader.cases.has(true) ? 'iu' : 'u',
    shape: js.replace(/\\k<atomic\d+>/g, ''),
  };
};
