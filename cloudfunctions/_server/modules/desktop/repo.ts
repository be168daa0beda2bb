import { CODE_MS } from '@core/domain/desktop/sign-in';
import { keyedHash } from '../../crypto';
import type { Database, Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { DESKTOP_SESSIONS, SIGN_INS, type DesktopSession, type SignIn } from './documents';

type Where = Database | Transaction;
export const signInsOf = (db: Where) => db.collection<SignIn>(SIGN_INS);
export const sessionsOf = (db: Where) => db.collection<DesktopSession>(DESKTOP_SESSIONS);

type Keys = Pick<Deps, 'env'>;
export const signInId = ({ env }: Keys, pollKey: string): string => `dl_${keyedHash(env.YIMA_HASH_KEY, 'desktop-poll', pollKey)}`;
/** The code follows from the browser's secret, so that a repeated question has the same answer and nothing is kept. */
export const codeOf = ({ env }: Keys, pollKey: string): string => keyedHash(env.YIMA_HASH_KEY, 'desktop-code', pollKey).slice(0, 22);
export const codeHash = ({ env }: Keys, code: string): string => keyedHash(env.YIMA_HASH_KEY, 'desktop-shown', code);

export const findByCode = async (deps: Pick<Deps, 'env'> & { db: Where }, code: string): Promise<SignIn | undefined> =>
  (await signInsOf(deps.db).find({ codeHash: codeHash(deps, code) }, { limit: 1 }))[0];

export const sessionsOfStaff = (db: Where, staffId: string): Promise<DesktopSession[]> =>
  sessionsOf(db).find({ staffId }, { order: [['openedAt', 'desc']], limit: 50 });

/** Removes what nobody can use any more. */
export const removeOld = async (db: Database, before: number): Promise<number> => {
  const { lt } = db.command;
  const [signIns, sessions] = [
    await db.collection<SignIn>(SIGN_INS).removeWhere({ expiresAt: lt(before + CODE_MS) }),
    await db.collection<DesktopSession>(DESKTOP_SESSIONS).removeWhere({ expiresAt: lt(before) }),
  ];
  return signIns + sessions;
};
