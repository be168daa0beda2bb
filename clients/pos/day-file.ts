import { VERBS, type Verb } from './client';

/** One step of a day: a call, with values from the answers of earlier steps as `{"$from": "<id>.<field>…"}`. */
export type Step = {
  id: string;
  verb: Verb;
  data: Record<string, unknown>;
  /** made of the run's name and the step's id where it is not given */
  requestId?: string;
  /** the refusal that should come */
  expect?: string;
};
export type BadLine = { line: number; problem: string };

const FIELDS = new Set(['id', 'verb', 'data', 'requestId', 'expect']);
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';

/** Ids of steps that a value takes something from. */
const namedIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const from = (value as { $from?: unknown }).$from;
  return typeof from === 'string' ? [from.split('.')[0]!] : Object.values(value).flatMap(namedIn);
};

/** Does it hold a value of an earlier answer? */
export const takesAnswers = (value: unknown): boolean => namedIn(value).length > 0;

const problemOf = (value: unknown, known: ReadonlySet<string>): string | undefined => {
  if (!isPlain(value)) return 'is no object';
  const { id, verb, data, requestId, expect } = value;
  const extra = Object.keys(value).find(field => !FIELDS.has(field));
  if (extra !== undefined) return `has a field "${extra}"`;
  if (typeof id !== 'string' || !/^[0-9A-Za-z_-]{1,32}$/.test(id)) return 'needs an id of 1 to 32 letters, digits, _ or -';
  if (known.has(id)) return `has the id ${id} of an earlier step`;
  if (!(VERBS as readonly unknown[]).includes(verb)) return `needs a verb: ${VERBS.join(', ')}`;
  if (!isPlain(data)) return 'needs data';
  if (!isText(requestId) || !isText(expect)) return 'has a requestId or expect that is no text';
  const later = namedIn(data).find(name => !known.has(name));
  return later === undefined ? undefined : `takes a value from ${later}, which is no earlier step`;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a file of steps, one JSON object a line. Empty lines are left out; every other line is a step or told as bad. */
export const readDay = (text: string): { steps: Step[]; bad: BadLine[] } => {
  const steps: Step[] = [];
  const bad: BadLine[] = [];
  const known = new Set<string>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    const problem = value === undefined ? 'is no JSON' : problemOf(value, known);
    if (problem !== undefined) {
      bad.push({ line: index + 1, problem });
      continue;
    }
    const step = value as Step;
    known.add(step.id);
    steps.push(step);
  }
  return { steps, bad };
};

/** A value that an earlier step should have brought and did not. */
export class MissingValue extends Error {}

const fieldOf = (answers: ReadonlyMap<string, unknown>, path: string): unknown => {
  const [id, ...fields] = path.split('.');
  let value = answers.get(id!);
  for (const field of fields) value = isPlain(value) || Array.isArray(value) ? (value as Record<string, unknown>)[field] : undefined;
  if (value === undefined) throw new MissingValue(path);
  return value;
};

/** The data with every `$from` replaced. @throws MissingValue when the step it names brought no such value */
export const fillIn = (value: unknown, answers: ReadonlyMap<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map(child => fillIn(child, answers));
  if (!isPlain(value)) return value;
  if (typeof value.$from === 'string') return fieldOf(answers, value.$from);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, fillIn(child, answers)]));
};
