import { invalidParam } from '../wire/errors';

/** Longest path, in bytes of UTF-8, and the most files of one call. */
export const MAX_PATH_BYTES = 850;
export const MAX_BATCH = 50;

// controls, what an address cannot carry unharmed, and halves of characters
const FORBIDDEN = /[\u0000-\u001f\u007f\\#?%\p{Surrogate}]/u;

/** What is wrong with a cloud path, or null. Nothing that could leave its folder passes. */
export const pathProblem = (path: unknown): string | null => {
  if (typeof path !== 'string' || path === '') return 'must be a non-empty string';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  if (FORBIDDEN.test(path)) return 'contains a character that is not allowed';
  const parts = path.split('/');
  if (parts.includes('')) return 'must not begin or end with / nor contain //';
  return parts.some(part => part === '.' || part === '..') ? 'must not contain . or .. as a part' : null;
};

/** The path itself; throws INVALID_PARAM. */
export const checkedPath = (path: unknown, name = 'path'): string => {
  const problem = pathProblem(path);
  if (problem !== null) throw invalidParam(`[InvalidParameter] ${name} ${problem}.`);
  return path as string;
};

/** The bucket's name as the platform makes it: four letters of the environment in hex, the environment, an account. */
export const bucketOf = (envId: string): string =>
  `${Buffer.from(envId.slice(0, 2)).toString('hex')}-${envId}-1250000000`;

/** File ids of one environment: `cloud://<env>.<bucket>/<path>`. */
export const fileIds = (envId: string) => {
  const prefix = `cloud://${envId}.${bucketOf(envId)}/`;
  return {
    of: (path: string): string => prefix + path,
    /** null for an id of another environment, or no id at all. */
    pathOf: (id: unknown): string | null => {
      if (typeof id !== 'string' || !id.startsWith(prefix)) return null;
      const path = id.slice(prefix.length);
      return pathProblem(path) === null ? path : null;
    },
  };
};

export type FileIds = ReturnType<typeof fileIds>;
