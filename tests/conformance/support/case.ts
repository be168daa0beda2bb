import type { Database, IndexSpec, Target } from './target';

/** The SDK's own types know fewer commands and shapes than the SDK: here its objects are taken as they come. */

export type Doc = Record<string, any>;
/** `db.command`. */
export type Commands = any;
/** `db.command.aggregate`. */
export type Expressions = any;
/** `collection.aggregate()`. */
export type Pipeline = any;
export type Collection = any;

/** What a case may use. */
export type World = {
  db: Database & Record<string, any>;
  _: Commands;
  $: Expressions;
  /** An empty collection of the case. */
  coll: Collection;
  /** Its name. */
  name: string;
  /** Another empty collection of the case, by a short word. */
  other(word: string): Promise<{ coll: Collection; name: string }>;
};

/** A failure as the SDK throws it. */
export type Refusal = { code: string; says?: RegExp };

/** One promise: `name` the command, `why` what is promised of it. */
export type Case = {
  name: string;
  why: string;
  /** Set where a case needs a switch of the local runtime, or shows what only it refuses. */
  only?: Target['kind'];
  /** A case with indexes gets a collection of its own. */
  indexes?: readonly IndexSpec[];
  run: (world: World) => Promise<void>;
};

/** MongoDB's own errors come under this code of the platform. */
export const MONGO = 'DATABASE_REQUEST_FAILED';
/** What the local runtime refuses by name. */
export const UNSUPPORTED = 'UNSUPPORTED_OPERATION';

export const mongo = (says?: RegExp): Refusal => ({ code: MONGO, ...(says ? { says } : {}) });

/** The failure a call ends with. */
export const failureOf = async (call: () => Promise<unknown>): Promise<{ code?: string; message: string }> => {
  try {
    await call();
  } catch (error) {
    return error as { code?: string; message: string };
  }
  throw new Error('the call was expected to fail and did not');
};

export const expectRefusal = async (call: () => Promise<unknown>, { code, says }: Refusal): Promise<void> => {
  const { code: found, message } = await failureOf(call);
  expect({ code: found, message }).toEqual({ code, message: says ? expect.stringMatching(says) : expect.any(String) });
};

export const idsOf = (found: { data: Doc[] }): unknown[] => found.data.map(doc => doc['_id']);

/** A case that is told in its own words. */
export const story = (name: string, why: string, run: Case['run'], more: Pick<Case, 'only' | 'indexes'> = {}): Case => ({ name, why, run, ...more });
