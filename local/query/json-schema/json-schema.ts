import { Doc, type Value } from '../../ejson/value';
import { mongoError } from '../../wire/errors';
import type { DocTest } from '../ast';
import { compileSchema } from './compile';

/** `$jsonSchema` as a condition. Throws MongoDB's errors. */
export const jsonSchemaTest = (value: Value): DocTest => {
  if (!(value instanceof Doc)) throw mongoError(14, '$jsonSchema must be an object');
  return { op: 'document', matches: compileSchema(value), implied: [] };
};
