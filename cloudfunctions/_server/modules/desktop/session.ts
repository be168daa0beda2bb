import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { GuideContract } from '@core/contracts/guide';
import { DAY_MS } from '@core/domain/calendar';
import { isOver } from '@core/domain/desktop/sign-in';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context, Login, LoginContext } from '../../context';
import type { Transaction } from '../../db/database';
import { audit, auditedStore } from '../audit/audit';
import { once } from '../request/once';
import { findStaffOfLogin } from '../staff/service';
import { removeOld, sessionsOf, sessionsOfStaff } from './repo';
import { toSessionView } from './view';

/** Whose browser this is, by the platform's custom user id; asked for at each call, so that signing out holds at once. */
export const loginOfDesktop = async ({ deps, now }: Context, sessionId: string): Promise<Result<Login, ErrorCode>> => {
  const session = await sessionsOf(deps.db).get(sessionId);
  if (!session || session.endedAt !== undefined || isOver(session, now)) return refuse('DESKTOP_SIGNED_OUT');
  return ok({ openid: session.openid, desktop: sessionId, post: session.post });
};

/** Her browsers at work, the latest first. */
export const list = async ({ deps, login, now }: LoginContext): Promise<Result<OutputOf<GuideContract, 'desktop.list'>, ErrorCode>> => {
  const staff = await findStaffOfLogin(deps, login.openid);
  if (!staff) return refuse('ROLE_REQUIRED');
  const open = (await sessionsOfStaff(deps.db, staff._id)).filter(one => one.endedAt === undefined && !isOver(one, now));
  return ok({ items: open.map(one => toSessionView(one, login.desktop)) });
};

/** Signs one of her browsers out, from the phone or from itself. */
export const end = async (
  context: LoginContext,
  { sessionId = context.login.desktop }: InputOf<GuideContract, 'desktop.end'>,
): Promise<Result<Record<string, never>, ErrorCode>> => {
  const { deps, login, now } = context;
  const staff = await findStaffOfLogin(deps, login.openid);
  if (!staff) return refuse('ROLE_REQUIRED');
  if (sessionId === undefined) return refuse('DESKTOP_SESSION_NOT_FOUND');
  return once<Record<string, never>, ErrorCode, null>(context, {
    actor: staff._id,
    ref: null,
    work: async tx => {
      const session = await sessionsOf(tx).get(sessionId);
      if (!session || session.staffId !== staff._id || session.endedAt !== undefined) return refuse('DESKTOP_SESSION_NOT_FOUND');
      await sessionsOf(tx).update(sessionId, { endedAt: now });
      const place = auditedStore(session.post);
      await audit(context, tx, { actorKind: 'staff', actorId: staff._id, ...place, subjectKind: 'desktop', subjectId: sessionId });
      return ok({});
    },
    recall: async () => ok({}),
  });
};

/** Signs all her browsers out, inside the caller's transaction. */
export const endSessionsOf = async (tx: Transaction, staffId: string, now: number): Promise<void> => {
  for (const { _id, endedAt } of await sessionsOfStaff(tx, staffId))
    if (endedAt === undefined) await sessionsOf(tx).update(_id, { endedAt: now });
};

/** Removes sign-ins and sessions a day after they ended. */
export const sweepDesktop = ({ deps, now }: Context): Promise<number> => removeOld(deps.db, now - DAY_MS);
