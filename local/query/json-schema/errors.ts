import { mongoError } from '../../wire/errors';

/** MongoDB's errors on a schema: 14 where the type is wrong, 9 where the content is. */
export const wrongType = (keyword: string, must: string) =>
  mongoError(14, `$jsonSchema keyword '${keyword}' must be ${must}`);
export const wrong = (message: string) => mongoError(9, message);
export const wrongKeyword = (keyword: string, rest: string) =>
  wrong(`$jsonSchema keyword '${keyword}' ${rest}`);
