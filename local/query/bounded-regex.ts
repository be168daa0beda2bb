import { createContext, Script } from 'node:vm';
import { mongoError } from '../wire/errors';

/** What one query may spend on expressions that can run away, in milliseconds. */
export const REGEX_BUDGET_MS = 500;
/** What starting a watched match may cost on a busy machine; it is not the expression's fault. */
const START_MS = 1;
/** Steps that are always quick enough to run without a watch. */
const QUICK_STEPS = 1_000_000;

/** How the work of matching can grow: with the text's length to the power of `degree`, times `factor`. */
export type Growth = { degree: number; factor: number };

const UNBOUNDED = 8;
const QUANTIFIER = /^(?:[*+]|\{\d+(?:,\d*)?\})/;
const GROUP_START = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/;
const ESCAPED_OR_CLASS = /^(?:\\[1-9k]|\\.|\[(?:\\.|[^\]\\])*\])/s;

type Level = { repeats: number; branches: number };

/**
 * An upper estimate from the expression's text alone: every repetition may multiply the work by the text's length, every choice
 * by two; a repetition of something that itself repeats or chooses, and a back reference, may grow without any bound.
 */
export const growthOf = (source: string): Growth => {
  const open: Level[] = [];
  let level: Level = { repeats: 0, branches: 0 };
  let last: Level = { repeats: 0, branches: 0 };
  let wild = false;
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at, at + 200);
    const quantifier = QUANTIFIER.exec(rest)?.[0];
    const piece = ESCAPED_OR_CLASS.exec(rest)?.[0];
    const char = source[at]!;
    if (quantifier !== undefined) {
      wild ||= last.repeats + last.branches > 0;
      level.repeats++;
    } else if (char === '?') level.branches++;
    else if (char === '|') level.branches++;
    else if (char === '(') {
      open.push(level);
      level = { repeats: 0, branches: 0 };
      at += GROUP_START.exec(rest)![0].length;
      continue;
    } else if (char === ')') {
      const inner = level;
      level = open.pop() ?? { repeats: 0, branches: 0 };
      level.repeats += inner.repeats;
      level.branches += inner.branches;
      last = inner;
      at++;
      continue;
    } else if (piece !== undefined && /^\\[1-9k]/.test(piece)) wild = true;
    last = { repeats: 0, branches: 0 };
    at += quantifier?.length ?? piece?.length ?? 1;
  }
  // the search starts anew at each place of the text, unless the expression is bound to its start
  const starts = source.startsWith('^') && level.branches === 0 ? 0 : 1;
  return wild
    ? { degree: UNBOUNDED, factor: Infinity }
    : { degree: Math.max(1, level.repeats + starts), factor: 2 ** level.branches };
};

const sandbox = createContext(Object.create(null) as object) as { pattern?: RegExp; text?: string };
const script = new Script('pattern.exec(text)');

const execWatched = (pattern: RegExp, text: string, ms: number): RegExpExecArray | null => {
  sandbox.pattern = pattern;
  sandbox.text = text;
  try {
    return script.runInContext(sandbox, { timeout: ms }) as RegExpExecArray | null;
  } finally {
    sandbox.text = undefined;
  }
};

const tooSlow = (shown: string) =>
  mongoError(
    50,
    `operation exceeded time limit: the regular expression /${shown.slice(0, 100)}/ took more than ${REGEX_BUDGET_MS} ms`,
  );

/** A regular expression that ends: `test` and `exec` throw MongoDB's time-limit error when the budget is spent. */
export type BoundedRegex = {
  source: string;
  flags: string;
  test: (text: string) => boolean;
  /** The first match at or behind a place of the text, which is no start of a text to the expression. */
  exec: (text: string, from?: number) => RegExpExecArray | null;
};

/**
 * Puts a bound on an expression. What cannot take long by its shape and the text's length runs directly; the rest
 * runs under V8's own interruption, with one budget for the whole life of the answer (one query). `shape` is the source
 * to judge the work by, `shown` what errors call it.
 */
export const boundedRegex = (
  pattern: RegExp,
  { shape, shown }: { shape: string; shown: string },
): BoundedRegex => {
  const { degree, factor } = growthOf(shape);
  let left = REGEX_BUDGET_MS;
  let onward: RegExp | undefined;
  const beginningAt = (from: number): RegExp => {
    if (from === 0) return pattern;
    onward ??= new RegExp(pattern.source, `${pattern.flags}g`);
    onward.lastIndex = from;
    return onward;
  };
  const exec = (text: string, from = 0): RegExpExecArray | null => {
    const searched = beginningAt(from);
    if (text.length ** degree * factor <= QUICK_STEPS) return searched.exec(text);
    if (left < 1) throw tooSlow(shown);
    const startedAt = performance.now();
    try {
      return execWatched(searched, text, Math.ceil(left));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      left = 0;
      throw tooSlow(shown);
    } finally {
      left -= Math.max(0, performance.now() - startedAt - START_MS);
    }
  };
  return { source: pattern.source, flags: pattern.flags, exec, test: text => exec(text) !== null };
};
