import { ok, refuse, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import { keyedHash } from '../../crypto';
import type { Doc, Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';

export type RequestRecord = Doc & { bodyHash: string; at: number; ref?: unknown };

export const REQUESTS = 'requests';

/** `actor` is the openid or the staff id that the platform vouches for; hashed, because the record outlives an account that is deleted. */
const recordId = ({ deps, action, requestId }: Context, actor: string): string =>
  `${keyedHash(deps.env.YIMA_HASH_KEY, 'actor', actor)}:${action}:${requestId}`;

export type Change<T, C extends string, R> = {
  actor: string;
  /** What the answer can be rebuilt from, known before the work; ids only, no personal data. */
  ref?: R;
  /** The change itself; all of it inside `tx`. */
  work: (tx: Transaction) => Promise<Result<T, C>>;
  /** Where `ref` is not known before: what to keep of the answer. */
  remember?: (answer: T) => R;
  /** Rebuilds the first answer when the same request comes again. */
  recall: (ref: R) => Promise<Result<T, C>>;
};

/**
 * Runs a change exactly once per request id: the record of the request is the first insert of its transaction.
 * The same id again answers the first answer; the same id with another body is refused.
 */
export const once = async <T, C extends string, R>(
  context: Context,
  { actor, ref, work, remember, recall }: Change<T, C, R>,
): Promise<Result<T, C | 'REQUEST_ID_REUSED'>> => {
  const { deps, bodyHash, now } = context;
  const _id = recordId(context, actor);
  try {
    return await deps.transact<T, C>(async tx => {
      const requests = tx.collection<RequestRecord>(REQUESTS);
      await requests.insert({ _id, bodyHash, at: now, ref });
      const result = await work(tx);
      if (result.ok && remember) await requests.update(_id, { ref: deps.db.command.set(remember(result.data)) });
      return result;
    });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    const first = await deps.db.collection<RequestRecord>(REQUESTS).get(_id);
    // another unique key of the change was taken, not the request's
    if (!first) throw error;
    if (first.bodyHash !== bodyHash) return refuse('REQUEST_ID_REUSED');
    return recall(first.ref as R);
  }
};

/** The answer this very request got before, if it got one: for calls whose first step (a code that is used up) cannot be repeated. */
export const firstAnswer = async <T, C extends string, R>(
  context: Context,
  actor: string,
  recall: (ref: R) => Promise<Result<T, C>>,
): Promise<Result<T, C | 'REQUEST_ID_REUSED'> | undefined> => {
  const first = await context.deps.db.collection<RequestRecord>(REQUESTS).get(recordId(context, actor));
  if (!first) return undefined;
  return first.bodyHash === context.bodyHash ? recall(first.ref as R) : refuse('REQUEST_ID_REUSED');
};

/** For answers without personal data: keeps the answer itself. */
export const wholeAnswer = <T>(): { remember: (answer: T) => T; recall: (answer: T) => Promise<Result<T, never>> } => ({
  remember: answer => answer,
  recall: async answer => ok(answer),
});
