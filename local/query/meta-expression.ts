import { mongoError } from '../wire/errors';
import type { Evaluate } from './arguments';

/** What MongoDB keeps about a search in its text or geo indexes: there are none here, so nothing is known. */
const known: Record<string, string> = {
  textScore: 'text score',
  searchScore: '$searchScore',
  indexKey: 'index key',
};

const meta: Evaluate = (_doc, args) => {
  const what = typeof args === 'string' && Object.hasOwn(known, args) ? known[args] : undefined;
  if (!what) throw mongoError(17308, `Unsupported argument to $meta: ${String(args)}`);
  throw mongoError(40218, `query requires ${what} metadata, but it is not available`);
};

export const metaExpressions: Record<string, Evaluate> = { $meta: meta };
