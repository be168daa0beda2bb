import { Doc, isRegex, MAX_DEPTH, typeName, type Value } from '../ejson/value';
import { parseStored } from '../ejson/read';
import { dollarField, tooDeep, writeEjson, writeStored } from '../ejson/write';
import { showValue } from '../ejson/show';
import { compareStrings } from '../query/compare';
import { invalidParam, mongoError } from '../wire/errors';
import { arrayOperators } from './arrays';
import { fieldOperators, type Operator, type UpdateContext } from './fields';
import { expandPaths } from './path';

const operators: Record<string, Operator> = { ...fieldOperators, ...arrayOperators };

type Step = { name: string; path: string; operand: Value; apply: Operator };

/** A checked update: applies itself to a document in place. */
export type Update = { apply: (doc: Doc, ctx: UpdateContext) => void };

const refusePart = (part: string, path: string) => {
  if (part === '')
    throw mongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  const identifier = /^\$\[(.+)\]$/.exec(part)?.[1];
  // the SDK has no way to send array filters
  if (identifier !== undefined)
    throw mongoError(2, `No array filter found for identifier '${identifier}' in path '${path}'`);
  if (part.startsWith('$') && part !== '$[]' && part !== '$') {
    throw mongoError(
      52,
      `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update.`,
    );
  }
};

const refusePath = (path: string) => {
  if (path === '') throw mongoError(56, 'An empty update path is not valid.');
  const parts = path.split('.');
  // the document around the last part would be a level too deep
  if (parts.length > MAX_DEPTH + 1) throw tooDeep();
  parts.forEach(part => refusePart(part, path));
  if (parts[0] === '$' || parts[0] === '$[]')
    throw mongoError(
      2,
      `Cannot have positional (i.e. '${parts[0]}') element in the first position in path '${path}'`,
    );
  if (parts.filter(part => part === '$').length > 1)
    throw mongoError(2, `Too many positional (i.e. '$') elements found in path '${path}'`);
};

const refuseConflicts = (paths: string[]) => {
  // with nothing sorting between a path and those below it, two neighbours show every conflict
  const sorted = paths.map(path => path.replaceAll('.', '\0')).sort();
  sorted.slice(1).forEach((path, i) => {
    const before = sorted[i]!;
    if (path !== before && !path.startsWith(`${before}\0`)) return;
    const [later, earlier] = [path, before].map(key => key.replaceAll('\0', '.'));
    throw mongoError(40, `Updating the path '${later}' would create a conflict at '${earlier}'`);
  });
};

const stepsOf = (name: string, fields: Value): Step[] => {
  const apply = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!apply) throw mongoError(9, `Unknown modifier: ${name}. Expected a valid update modifier`);
  if (!(fields instanceof Doc)) {
    throw mongoError(
      9,
      `Modifiers operate on fields but we found type ${typeName(fields)} instead: {${name}: ...}`,
    );
  }
  return Object.keys(fields).map(path => ({ name, path, operand: fields[path]!, apply }));
};

/** Two names of one place, or of one inside the other, are told before any other conflict. */
const refuseRename = ({ name, path, operand }: Step): void => {
  if (name !== '$rename' || typeof operand !== 'string') return;
  const shown = `${path}: ${showValue(operand)}`;
  if (operand === path) throw mongoError(2, `The source and target field for $rename must differ: ${shown}`);
  if (operand.startsWith(`${path}.`) || path.startsWith(`${operand}.`))
    throw mongoError(2, `The source and target field for $rename must not be on the same path: ${shown}`);
};

const touched = (step: Step): string[] =>
  step.name === '$rename' && typeof step.operand === 'string' ? [step.path, step.operand] : [step.path];

/** Where a step puts its value: `$rename` makes the field it names. */
const placeOf = (step: Step): string => touched(step).at(-1)!;

const compareParts = (a: string, b: string): number => {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b);
  return compareStrings(a, b);
};

/** MongoDB makes new fields in the order of their names, whatever the order in the update. */
const byPath = (a: Step, b: Step): number => {
  const [left, right] = [placeOf(a).split('.'), placeOf(b).split('.')];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = compareParts(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  return left.length - right.length;
};

/** `$`-prefixed fields may not be stored: they would read as operators. */
export const refuseDollarFields = (value: Value): void => {
  if (Array.isArray(value)) value.forEach(refuseDollarFields);
  if (!(value instanceof Doc)) return;
  for (const key of Object.keys(value)) {
    if (key.startsWith('$')) throw dollarField(key);
    refuseDollarFields(value[key]!);
  }
};

/** What a step may put into a document as it is; the clauses beside `$each` are none of it. */
const storedBy: Record<string, (operand: Value) => Value> = {
  $set: operand => operand,
  $setOnInsert: operand => operand,
  $min: operand => operand,
  $max: operand => operand,
  $push: operand => itemsOf(operand) ?? operand,
  $addToSet: operand => itemsOf(operand) ?? operand,
};

const itemsOf = (operand: Value): Value | undefined =>
  operand instanceof Doc && '$each' in operand ? operand['$each'] : undefined;

/** Replaces `$` by the index of the item that the query met. */
const withPosition = (path: string, ctx: UpdateContext): string => {
  if (!path.includes('.$')) return path;
  const parts = path.split('.');
  const at = parts.indexOf('$');
  if (at === -1) return path;
  const position = ctx.position?.();
  if (position === undefined)
    throw mongoError(2, 'The positional operator did not find the match needed from the query.');
  parts[at] = String(position);
  return parts.join('.');
};

/** Checks an update made of operators. Throws MongoDB's errors before any document is touched. */
export const parseUpdate = (update: Doc): Update => {
  const names = Object.keys(update);
  if (names.length === 0)
    throw invalidParam(
      '[InvalidParameter] The update holds no field: an empty object inside an update is dropped by the SDK, use _.set().',
    );
  const plain = names.find(name => !name.startsWith('$'));
  if (plain !== undefined)
    throw mongoError(
      9,
      `Unknown modifier: ${plain}. Expected a valid update modifier or pipeline-style update`,
    );
  const steps = names.flatMap(name => stepsOf(name, update[name]!));
  steps.forEach(refuseRename);
  const paths = steps.flatMap(touched);
  paths.forEach(refusePath);
  refuseConflicts(paths);
  for (const { name, operand } of steps) {
    const stored = storedBy[name]?.(operand);
    if (stored !== undefined) refuseDollarFields(stored);
  }
  steps.sort(byPath);
  return {
    apply: (doc, ctx) => {
      for (const step of steps)
        for (const path of expandPaths(doc, withPosition(step.path, ctx)))
          step.apply(doc, path, step.operand, ctx);
    },
  };
};

const immutableId = () =>
  mongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");

/** The stored text of a document after an update; the same text when nothing changed. Throws MongoDB's errors. */
export const updatedBody = (body: string, update: Update, ctx: UpdateContext): { doc: Doc; body: string } => {
  const doc = parseStored(body);
  const id = writeEjson(doc['_id']!);
  update.apply(doc, ctx);
  if (doc['_id'] === undefined || writeEjson(doc['_id']) !== id) throw immutableId();
  return { doc, body: writeStored(doc) };
};

/** Checks a value for use as `_id`. */
export const checkId = (id: Value): void => {
  if (Array.isArray(id) || isRegex(id))
    throw mongoError(53, `The '_id' value cannot be of type ${typeName(id)}`);
};

/** Answers a document that may be stored as it is. Throws MongoDB's error when its fields or its `_id` forbid that. */
export const storable = (doc: Doc): Doc => {
  if ('_id' in doc) checkId(doc['_id']!);
  refuseDollarFields(doc);
  return doc;
};
