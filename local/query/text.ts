import { Doc, typeName, type Value } from '../ejson/value';
import { mongoError } from '../wire/errors';

const OPTIONS: Record<string, string> = {
  $search: 'string',
  $language: 'string',
  $caseSensitive: 'bool',
  $diacriticSensitive: 'bool',
};

/**
 * `$text` needs a text index, and the platform's index creation knows no such kind: so it is MongoDB's answer without one,
 * after MongoDB's checks of the argument.
 */
export const textTest = (value: Value): never => {
  if (!(value instanceof Doc)) throw mongoError(9, '$text expects an object');
  for (const [name, wanted] of Object.entries(OPTIONS)) {
    const found = value[name];
    if (found === undefined && name === '$search') throw mongoError(4, 'Missing expected field "$search"');
    if (found !== undefined && typeName(found) !== wanted)
      throw mongoError(14, `"${name}" had the wrong type. Expected ${wanted}, found ${typeName(found)}`);
  }
  if (Object.keys(value).some(name => !Object.hasOwn(OPTIONS, name)))
    throw mongoError(2, 'extra fields in $text');
  throw mongoError(27, 'text index required for $text query');
};
