import { Doc, toNumber, typeName, type Value } from '../../ejson/value';
import { invalidParam, mongoError, unsupported } from '../../wire/errors';
import {
  boundCheck,
  enumCheck,
  multipleCheck,
  patternCheck,
  requiredCheck,
  typeCheck,
  uniqueCheck,
  valueKey,
  type Check,
} from './checks';
import { wrong, wrongKeyword, wrongType } from './errors';
import type { Stage } from './run';
import { booleanOf, countOf, docOf, listOf, namesOf, numberOf, stringOf, typesOf } from './values';

/** How many schemas and names one schema may hold: the library makes code of each. */
export const MAX_PARTS = 2000;

/** A schema for the library: structure is its own, everything about values is in `bson`. */
export type Translated = Record<string, unknown> & { bson: Check[] };

type Context = { stage: Stage; parts: number };
/** A translated part for arrays and any value, and one that holds for documents only. */
type Target = { any: Translated; document: Record<string, unknown> };
type Keyword = (value: Value, to: Target, all: Doc, ctx: Context) => void;

const count = (ctx: Context, more: number): void => {
  ctx.parts += more;
  if (ctx.parts > MAX_PARTS)
    throw invalidParam(`[InvalidParameter] $jsonSchema holds more than ${MAX_PARTS} parts.`);
};

const schemaIn = (value: Value, ctx: Context, refuse: () => Error): Translated => {
  if (!(value instanceof Doc)) throw refuse();
  return translate(value, ctx);
};

/** `{ name: schema }`; names are fields of documents, and one of them the library leaves out. */
const schemasIn = (
  doc: Doc,
  ctx: Context,
  one: (value: Value, name: string) => unknown,
): Record<string, unknown> => {
  const names = Object.keys(doc);
  if (names.includes('__proto__')) throw unsupported('a field named __proto__ in $jsonSchema');
  count(ctx, names.length);
  return Object.fromEntries(names.map(name => [name, one(doc[name]!, name)]));
};

const number =
  (keyword: 'maximum' | 'minimum', side: 1 | -1): Keyword =>
  (value, { any }, all) => {
    const flag = keyword === 'maximum' ? 'exclusiveMaximum' : 'exclusiveMinimum';
    const exclusive = flag in all ? booleanOf(all[flag]!, flag) : false;
    any.bson.push(boundCheck(numberOf(value, keyword), side, exclusive));
  };

const exclusive =
  (keyword: 'exclusiveMaximum' | 'exclusiveMinimum', bound: 'maximum' | 'minimum'): Keyword =>
  (value, _to, all) => {
    booleanOf(value, keyword);
    if (!(bound in all)) throw wrongKeyword(bound, `must be a present if ${keyword} is present`);
  };

const size =
  (keyword: string, of: 'any' | 'document'): Keyword =>
  (value, to) => {
    to[of][keyword] = countOf(value, keyword);
  };

const combined =
  (keyword: 'allOf' | 'anyOf' | 'oneOf'): Keyword =>
  (value, { any }, _all, ctx) => {
    const list = listOf(value, keyword);
    if (list.length === 0) throw mongoError(2, `$jsonSchema keyword '${keyword}' must be a non-empty array`);
    any[keyword] = list.map(item =>
      schemaIn(item, ctx, () =>
        wrongType(keyword, `an array of objects, but found an element of type ${typeName(item)}`),
      ),
    );
  };

const orBoolean =
  (keyword: string, of: 'any' | 'document', must: string): Keyword =>
  (value, to, _all, ctx) => {
    to[of][keyword] =
      typeof value === 'boolean' ? value : schemaIn(value, ctx, () => wrongType(keyword, must));
  };

const enumeration: Keyword = (value, { any }) => {
  const list = listOf(value, 'enum');
  if (list.length === 0) throw wrongKeyword('enum', 'cannot be an empty array');
  const keys = new Set(list.map(valueKey));
  if (keys.size < list.length) throw wrongKeyword('enum', 'array cannot contain duplicate values.');
  any.bson.push(enumCheck(keys));
};

const items: Keyword = (value, { any }, _all, ctx) => {
  if (!Array.isArray(value)) {
    any['items'] = schemaIn(value, ctx, () =>
      wrongType('items', `an array or an object, not ${typeName(value)}`),
    );
    return;
  }
  any['items'] = value.map(item =>
    schemaIn(item, ctx, () =>
      wrong(
        `$jsonSchema keyword 'items' requires that each element of the array is an object, but found a ${typeName(item)}`,
      ),
    ),
  );
};

const dependency = (value: Value, name: string, ctx: Context): unknown => {
  if (Array.isArray(value))
    return { bson: [requiredCheck(namesOf(value, `dependencies' property '${name}`))] };
  return schemaIn(value, ctx, () =>
    mongoError(
      14,
      `$jsonSchema keyword 'dependencies': property '${name}' must be either an object or an array`,
    ),
  );
};

const types =
  (keyword: 'type' | 'bsonType'): Keyword =>
  (value, { any }, all) => {
    if ('type' in all && 'bsonType' in all)
      throw wrong("Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
    any.bson.push(typeCheck(typesOf(value, keyword)));
  };

const words =
  (keyword: string): Keyword =>
  value => {
    stringOf(value, keyword, 'of type string');
  };

const keywords: Record<string, Keyword> = {
  type: types('type'),
  bsonType: types('bsonType'),
  enum: enumeration,
  title: words('title'),
  description: words('description'),
  maximum: number('maximum', -1),
  minimum: number('minimum', 1),
  exclusiveMaximum: exclusive('exclusiveMaximum', 'maximum'),
  exclusiveMinimum: exclusive('exclusiveMinimum', 'minimum'),
  multipleOf: (value, { any }) => {
    const divisor = numberOf(value, 'multipleOf');
    if (!(toNumber(divisor) > 0)) throw wrongKeyword('multipleOf', 'must have a positive value');
    any.bson.push(multipleCheck(divisor));
  },
  maxLength: size('maxLength', 'any'),
  minLength: size('minLength', 'any'),
  pattern: (value, { any }, _all, { stage }) => {
    any.bson.push(patternCheck(stage.pattern(stringOf(value, 'pattern'))));
  },
  allOf: combined('allOf'),
  anyOf: combined('anyOf'),
  oneOf: combined('oneOf'),
  not: (value, { any }, _all, ctx) => {
    any['not'] = schemaIn(value, ctx, () => wrongType('not', 'an object'));
  },
  items,
  additionalItems: orBoolean('additionalItems', 'any', 'either an object or a boolean'),
  maxItems: size('maxItems', 'any'),
  minItems: size('minItems', 'any'),
  uniqueItems: (value, { any }) => {
    if (booleanOf(value, 'uniqueItems')) any.bson.push(uniqueCheck);
  },
  maxProperties: size('maxProperties', 'document'),
  minProperties: size('minProperties', 'document'),
  required: (value, { any }) => {
    any.bson.push(requiredCheck(namesOf(value, 'required')));
  },
  properties: (value, { document }, _all, ctx) => {
    document['properties'] = schemasIn(docOf(value, 'properties'), ctx, (item, name) =>
      schemaIn(item, ctx, () =>
        mongoError(14, `Nested schema for $jsonSchema property '${name}' must be an object`),
      ),
    );
  },
  patternProperties: (value, { document }, _all, ctx) => {
    document['patternProperties'] = schemasIn(docOf(value, 'patternProperties'), ctx, (item, name) => {
      ctx.stage.pattern(name);
      return schemaIn(item, ctx, () =>
        mongoError(
          14,
          `$jsonSchema keyword 'patternProperties' has property '${name}' which is not an object`,
        ),
      );
    });
  },
  additionalProperties: orBoolean('additionalProperties', 'document', 'an object or a boolean'),
  dependencies: (value, { document }, _all, ctx) => {
    document['dependencies'] = schemasIn(docOf(value, 'dependencies'), ctx, (item, name) =>
      dependency(item, name, ctx),
    );
  },
};

const NOT_IN_MONGODB = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id']);

const keywordOf = (name: string): Keyword => {
  const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined;
  if (keyword) return keyword;
  if (NOT_IN_MONGODB.has(name)) throw wrongKeyword(name, 'is not currently supported');
  throw wrong(`Unknown $jsonSchema keyword: ${name.slice(0, 100)}`);
};

const translate = (schema: Doc, ctx: Context): Translated => {
  count(ctx, 1);
  const to: Target = { any: { bson: [] }, document: {} };
  for (const name of Object.keys(schema)) keywordOf(name)(schema[name]!, to, schema, ctx);
  // what the library takes for an object may be a date or an id
  if (Object.keys(to.document).length > 0)
    Object.assign(to.any, { if: { isDocument: true }, then: to.document });
  return to.any;
};

/** Checks a schema by MongoDB's rules and writes it for the library. Throws MongoDB's errors. */
export const translateSchema = (schema: Doc, stage: Stage): Translated =>
  translate(schema, { stage, parts: 0 });
