import { HOUR_MS } from '@core/domain/calendar';
import { refuse, type Result } from '@core/domain/result';
import { keyedHash } from '../../crypto';
import type { Context } from '../../context';
import type { Doc } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import { firstAnswer } from '../request/once';

/** How often one person tried one thing since `since`. `_id` is `<kind>:<keyed hash of the actor>`. */
type Attempts = Doc & { tries: number; since: number };

const ATTEMPTS = 'attempts';

const WINDOW_MS = HOUR_MS;

/** Things that can be guessed or listed by trying, and how often a person may try each in an hour. */
const LIMITS = {
  /** what an invitation's passcode opens */
  passcode: 20,
  /** numbers and PINs of plastic cards, whichever cards */
  card: 20,
  /** members by phone number; a busy desk sees one a minute */
  'desk-look': 60,
  /** passphrases, and codes out of files that open a coupon */
  exchange: 20,
  /** codes for desktops, by network: a mall's offices share one address */
  'desktop-begin': 600,
  /** codes of desktops that a person looks at */
  'desktop-scan': 60,
} as const;

/**
 * Counts a try before it is made and says whether it may be: right ones count too, so that many at once cannot outrun the
 * count, and a request that is repeated counts again.
 * @param actor openid or staff id that the platform vouches for
 */
export const mayTry = async (context: Context, kind: keyof typeof LIMITS, actor: string): Promise<boolean> => {
  const { deps, now } = context;
  const attempts = deps.db.collection<Attempts>(ATTEMPTS);
  const { gt, lte, inc } = deps.db.command;
  const _id = `${kind}:${keyedHash(deps.env.YIMA_HASH_KEY, 'attempt', actor)}`;
  const begun = now - WINDOW_MS;
  const running = await attempts.updateAndReturn({ _id, since: gt(begun) }, { tries: inc(1) });
  if (running) return running.tries <= LIMITS[kind];
  if (await attempts.updateAndReturn({ _id, since: lte(begun) }, { tries: 1, since: now })) return true;
  try {
    await attempts.insert({ _id, tries: 1, since: now });
    return true;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    // another call began the window between the two
    return mayTry(context, kind, actor);
  }
};

/**
 * What is answered when the tries are used up. A request that was answered while there were some gets that answer again:
 * its sender lost it on the way, and it tells nothing new.
 */
export const outOfTries = async <T, C extends string, R>(
  context: Context,
  actor: string,
  recall: (ref: R) => Promise<Result<T, C>>,
): Promise<Result<T, C | 'REQUEST_ID_REUSED' | 'REQUEST_CLOSED' | 'TOO_MANY_TRIES'>> =>
  (await firstAnswer(context, actor, recall)) ?? refuse('TOO_MANY_TRIES');

/** Removes counts that nobody asks for any more. */
export const sweepAttempts = ({ deps, now }: Context): Promise<number> =>
  deps.db.collection<Attempts>(ATTEMPTS).removeWhere({ since: deps.db.command.lte(now - WINDOW_MS) });
