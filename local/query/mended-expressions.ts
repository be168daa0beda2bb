import { evalExpr } from 'mingo/core';
import * as theirs from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { mongoError } from '../wire/errors';

type Evaluate = (doc: unknown, args: unknown, options: Options) => unknown;
const library = theirs as unknown as Record<string, Evaluate>;

const value = (doc: unknown, expr: unknown, options: Options): unknown =>
  evalExpr(doc as never, expr as never, options);

/** mingo answers null for null, MongoDB the empty text. */
const textOfNull =
  (name: '$toUpper' | '$toLower'): Evaluate =>
  (doc, args, options) =>
    library[name]!(doc, args, options) ?? '';

/** The week of the year from 0, beginning on Sundays; mingo counts one too many when the year begins within a week. */
const week: Evaluate = (doc, args, options) => {
  const day = library['$dayOfYear']!(doc, args, options) as number | null;
  if (day === null || day === undefined) return null;
  const sundayIsOne = library['$dayOfWeek']!(doc, args, options) as number;
  return Math.floor((day + 7 - sundayIsOne) / 7);
};

const twoDigits = (n: unknown) => String(n).padStart(2, '0');

type DateToString = { date: unknown; format?: unknown; timezone?: unknown };

/** `%U` and `%w` as MongoDB writes them: weeks from Sunday, and Sunday as 1. */
const dateToString: Evaluate = (doc, args, options) => {
  const asked = args as DateToString | null;
  const format = asked?.format === undefined ? undefined : value(doc, asked.format, options);
  if (typeof format !== 'string' || !/%[Uw]/.test(format))
    return library['$dateToString']!(doc, args, options);
  const date = value(doc, asked!.date, options);
  if (!(date instanceof Date)) return library['$dateToString']!(doc, args, options);
  const when = asked!.timezone === undefined ? { date } : { date, timezone: asked!.timezone };
  const written = format.replace(/%(.)/g, (whole, letter: string) => {
    if (letter === 'U') return twoDigits(week(doc, when, options));
    return letter === 'w' ? String(library['$dayOfWeek']!(doc, when, options)) : whole;
  });
  return library['$dateToString']!(doc, { ...asked, format: { $literal: written } }, options);
};

type Search = { text: unknown; wanted: string; start: number; end: number };

const searchOf = (name: string, doc: unknown, args: unknown, options: Options): Search | undefined => {
  if (!Array.isArray(args) || args.length < 2 || args.length > 4)
    throw mongoError(28667, `Expression ${name} takes at least 2 arguments, and at most 4.`);
  const [text, wanted, start = 0, end = Infinity] = args.map(arg => value(doc, arg, options));
  if (text === null || text === undefined) return undefined;
  if (typeof text !== 'string') throw mongoError(40091, `${name} requires a string as the first argument`);
  if (typeof wanted !== 'string') throw mongoError(40092, `${name} requires a string as the second argument`);
  for (const at of [start, end]) {
    if (typeof at !== 'number' || at < 0 || (!Number.isInteger(at) && at !== Infinity))
      throw mongoError(40096, `${name} requires a nonnegative integral starting and ending index`);
  }
  return { text, wanted, start: start as number, end: end as number };
};

/** Looks for one list of units in another: bytes or code points. */
const indexOf =
  (name: string, units: (text: string) => ArrayLike<unknown>): Evaluate =>
  (doc, args, options) => {
    const search = searchOf(name, doc, args, options);
    if (!search) return null;
    const [text, wanted] = [units(search.text as string), units(search.wanted)];
    const last = Math.min(search.end, text.length) - wanted.length;
    for (let at = search.start; at <= last; at++) {
      let same = 0;
      while (same < wanted.length && text[at + same] === wanted[same]) same++;
      if (same === wanted.length) return at;
    }
    return -1;
  };

/** Where mingo's expressions differ from MongoDB's, or are missing. */
export const mendedExpressions: Record<string, Evaluate> = {
  $toUpper: textOfNull('$toUpper'),
  $toLower: textOfNull('$toLower'),
  $week: week,
  $dateToString: dateToString,
  $indexOfBytes: indexOf('$indexOfBytes', text => Buffer.from(text, 'utf8')),
  $indexOfCP: indexOf('$indexOfCP', text => [...text]),
};
