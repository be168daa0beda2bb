import { ok, refuse, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import { keyedHash } from '../../crypto';
import type { Doc, Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';

/** `closed`: given up by its sender before it arrived; a late call is refused. */
export type RequestRecord = Doc & { bodyHash: string; at: number; ref?: unknown; closed?: true };

export const REQUESTS = 'requests';

/** `actor` is the openid or the staff id that the platform vouches for; hashed, because the record outlives an account that is deleted. */
const recordId = ({ deps, action, requestId }: Pick<Context, 'deps' | 'action' | 'requestId'>, actor: string): string =>
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

type RequestRefusal = 'REQUEST_ID_REUSED' | 'REQUEST_CLOSED';

/**
 * Runs a change exactly once per request id: the record of the request is the first insert of its transaction.
 * The same id again answers the first answer; the same id with another body is refused.
 */
export const once = async <T, C extends string, R>(
  context: Context,
  { actor, ref, work, remember, recall }: Change<T, C, R>,
): Promise<Result<T, C | RequestRefusal>> => {
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
    return answerOf(first, bodyHash, recall);
  }
};

/** What a record of an earlier call answers. */
const answerOf = async <T, C extends string, R>(
  first: RequestRecord,
  bodyHash: string,
  recall: (ref: R) => Promise<Result<T, C>>,
): Promise<Result<T, C | RequestRefusal>> => {
  if (first.closed) return refuse('REQUEST_CLOSED');
  return first.bodyHash === bodyHash ? recall(first.ref as R) : refuse('REQUEST_ID_REUSED');
};

/** The answer this very request got before, if it got one: for calls whose first step (a code that is used up) cannot be repeated. */
export const firstAnswer = async <T, C extends string, R>(
  context: Context,
  actor: string,
  recall: (ref: R) => Promise<Result<T, C>>,
): Promise<Result<T, C | RequestRefusal> | undefined> => {
  const first = await context.deps.db.collection<RequestRecord>(REQUESTS).get(recordId(context, actor));
  if (!first) return undefined;
  return answerOf(first, context.bodyHash, recall);
};

/** For answers without personal data: keeps the answer itself. */
export const wholeAnswer = <T>(): { remember: (answer: T) => T; recall: (answer: T) => Promise<Result<T, never>> } => ({
  remember: answer => answer,
  recall: async answer => ok(answer),
});

/** Another request of the same actor, by its action and id. */
export type AskedRequest = { action: string; requestId: string };

export const findRequest = ({ deps }: Context, actor: string, asked: AskedRequest): Promise<RequestRecord | undefined> =>
  deps.db.collection<RequestRecord>(REQUESTS).get(recordId({ deps, ...asked }, actor));

/**
 * Closes a request that has not arrived, so that it is refused should it still come. Where it was carried out, or closed
 * before, its record is the answer and nothing changes. Against one that is being carried out now, one of the two waits.
 */
export const closeRequest = async ({ deps, now }: Context, actor: string, asked: AskedRequest): Promise<RequestRecord> => {
  const _id = recordId({ deps, ...asked }, actor);
  const closed: RequestRecord = { _id, bodyHash: '', at: now, closed: true };
  const answer = await deps.transact<RequestRecord, never>(async tx => {
    const requests = tx.collection<RequestRecord>(REQUESTS);
    const first = await requests.get(_id);
    if (!first) await requests.insert(closed);
    return ok(first ?? closed);
  });
  if (!answer.ok) throw new Error('closing a request refuses nothing');
  return answer.data;
};
