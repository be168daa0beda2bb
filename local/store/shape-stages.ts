import { Doc, Doc as Fields, type Value } from '../ejson/value';
import { showValue } from '../ejson/show';
import { checkExpression, evaluate } from '../query/expression';
import { resultType } from '../query/arguments';
import { pathParts } from '../query/path';
import { mongoError } from '../wire/errors';
import { withField } from './lookup';
import { asDoc, type StageRunner } from './pipeline';
import { fromPlain, toPlain } from './plain';
import { addingShape, droppingShape, projectingShape } from './shape';

/** `$project`. */
export const project: StageRunner = (docs, value, ctx) => {
  const shape = projectingShape(asDoc(value, '$project'));
  return docs.map(doc => shape(doc, ctx.variables));
};

/** `$addFields` and `$set`. */
export const addFields: StageRunner = (docs, value, ctx) => {
  const shape = addingShape(asDoc(value, '$addFields'));
  return docs.map(doc => shape(doc, ctx.variables));
};

/** `$unset`: a path or a list of them. */
export const unset: StageRunner = (docs, value, ctx) => {
  const paths = Array.isArray(value) ? value : [value];
  if (paths.length === 0 || paths.some(path => typeof path !== 'string'))
    throw mongoError(
      31002,
      '$unset specification must be a string or an array containing only string values',
    );
  const shape = droppingShape(paths as string[]);
  return docs.map(doc => shape(doc, ctx.variables));
};

const newRoot = (docs: Doc[], spec: Value, ctx: Parameters<StageRunner>[2]): Doc[] => {
  const expr = toPlain(spec);
  checkExpression(expr);
  return docs.map(doc => {
    const found = evaluate(expr, toPlain(doc), ctx.variables);
    const root = fromPlain(found);
    if (root instanceof Doc) return root;
    throw mongoError(
      40228,
      `'newRoot' expression  must evaluate to an object, but resulting value was: ` +
        `${found === undefined ? 'MISSING' : showValue(root)}. Type of resulting value: '${resultType(found)}'. Input document: ${showValue(doc)}`,
    );
  });
};

/** `$replaceRoot`. */
export const replaceRoot: StageRunner = (docs, value, ctx) => {
  const spec = asDoc(value, '$replaceRoot');
  const other = Object.keys(spec).find(name => name !== 'newRoot');
  if (other !== undefined) throw mongoError(40415, `BSON field '$replaceRoot.${other}' is an unknown field.`);
  if (!('newRoot' in spec))
    throw mongoError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  return newRoot(docs, spec['newRoot']!, ctx);
};

/** `$replaceWith`. */
export const replaceWith: StageRunner = (docs, value, ctx) => newRoot(docs, value, ctx);

type Unwind = { path: string[]; keepsEmpty: boolean; indexField: string[] | undefined };

const unwindOf = (value: Value): Unwind => {
  const spec = typeof value === 'string' ? Object.assign(new Fields(), { path: value }) : value;
  if (!(spec instanceof Doc))
    throw mongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${resultType(value)}`,
    );
  const other = Object.keys(spec).find(
    name => !['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'].includes(name),
  );
  if (other !== undefined) throw mongoError(28811, `unrecognized option to $unwind stage: ${other}`);
  const {
    path,
    preserveNullAndEmptyArrays: keeps = false,
    includeArrayIndex: index,
  } = spec as Record<string, Value | undefined>;
  if (path === undefined) throw mongoError(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw mongoError(28808, `expected a string as the path for $unwind stage, got ${resultType(path)}`);
  if (!path.startsWith('$'))
    throw mongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (typeof keeps !== 'boolean')
    throw mongoError(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${resultType(keeps)}`,
    );
  if (index !== undefined && (typeof index !== 'string' || index === ''))
    throw mongoError(
      28810,
      `expected a non-empty string for the includeArrayIndex  option to $unwind stage, got ${resultType(index)}`,
    );
  if (index?.startsWith('$'))
    throw mongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${index}`,
    );
  return {
    path: pathParts(path.slice(1)),
    keepsEmpty: keeps,
    indexField: index === undefined ? undefined : pathParts(index),
  };
};

const valueAt = (doc: Doc, path: readonly string[]): Value | undefined =>
  path.reduce<Value | undefined>((value, part) => (value instanceof Doc ? value[part] : undefined), doc);

const without = (doc: Doc, path: readonly string[]): Doc => {
  const [first, ...rest] = path as [string, ...string[]];
  const copy = Object.assign(new Doc(), doc);
  const inner = copy[first];
  if (rest.length === 0) delete copy[first];
  else if (inner instanceof Doc) copy[first] = without(inner, rest);
  return copy;
};

/** `$unwind`: a document for each item; what is no array counts as its only item. */
export const unwind: StageRunner = (docs, value) => {
  const { path, keepsEmpty, indexField } = unwindOf(value);
  const numbered = (doc: Doc, at: number | null): Doc => (indexField ? withField(doc, indexField, at) : doc);
  return docs.flatMap(doc => {
    const found = valueAt(doc, path);
    if (Array.isArray(found) && found.length > 0)
      return found.map((item, at) => numbered(withField(doc, path, item), at));
    const empty = found === undefined || found === null || Array.isArray(found);
    if (empty && !keepsEmpty) return [];
    return [numbered(Array.isArray(found) ? without(doc, path) : doc, null)];
  });
};
