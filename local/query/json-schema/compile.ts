import Ajv from 'ajv-draft-04';
import { Doc, type Value } from '../../ejson/value';
import { writeEjson } from '../../ejson/write';
import type { Check } from './checks';
import { createStage, newRun, type Stage } from './run';
import { translateSchema } from './translate';

/** How many compiled schemas are kept, and how long their texts may be together. */
export const MAX_KEPT = 100;
export const MAX_KEPT_CHARACTERS = 1_000_000;

type Validator = { stage: Stage; validate: (doc: Doc) => boolean };

/** The library's own expressions (names of fields) are bounded like all others; it tells them apart by their text. */
const expressionsOf = (stage: Stage) => {
  const engine = (source: string) => ({ ...stage.pattern(source), toString: () => source });
  return Object.assign(engine, { code: 'bounded' });
};

/**
 * Schemas come from whoever asks: no text of theirs is a keyword, a reference or a format of the library, and what is
 * left (names of fields and numbers) it writes as literals.
 */
const compile = (schema: Doc): Validator => {
  const stage = createStage();
  const ajv = new Ajv({
    strict: false,
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
    validateFormats: false,
    messages: false,
    logger: false,
    // tidying the code takes longer than the code
    code: { regExp: expressionsOf(stage) as never, optimize: false },
  });
  ajv.addKeyword({
    keyword: 'bson',
    errors: false,
    compile: (checks: Check[]) => (value: Value) => {
      stage.step();
      return checks.every(check => check(value));
    },
  });
  ajv.addKeyword({
    keyword: 'isDocument',
    errors: false,
    compile: () => (value: unknown) => value instanceof Doc,
  });
  const validate = ajv.compile(translateSchema(schema, stage));
  return { stage, validate: doc => validate(doc) as boolean };
};

const kept = new Map<string, Validator>();
let characters = 0;

const forget = (text: string): void => {
  if (kept.delete(text)) characters -= text.length;
};

/** Compiled schemas by their text; the one that was not asked for the longest goes first. */
const validatorOf = (schema: Doc): Validator => {
  const text = writeEjson(schema);
  const found = kept.get(text) ?? compile(schema);
  forget(text);
  kept.set(text, found);
  characters += text.length;
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_KEPT && characters <= MAX_KEPT_CHARACTERS) break;
    forget(oldest);
  }
  return found;
};

export const keptSchemas = (): { count: number; characters: number } => ({ count: kept.size, characters });

/** A schema as a condition on documents, for one query. Throws MongoDB's errors on what is no schema. */
export const compileSchema = (schema: Doc): ((doc: Doc) => boolean) => {
  const { stage, validate } = validatorOf(schema);
  const run = newRun();
  return doc => stage.play(run, () => validate(doc));
};
