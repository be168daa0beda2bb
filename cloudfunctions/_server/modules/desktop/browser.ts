import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { CODE_MS, isOver, nextSignIn } from '@core/domain/desktop/sign-in';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { mayTry } from '../attempt/attempts';
import { loadOrg } from '../org/service';
import { once } from '../request/once';
import { refusalOfState } from '../staff/refusal';
import { getStaff } from '../staff/service';
import type { DesktopSession, SignIn } from './documents';
import { codeHash, codeOf, sessionsOf, signInId, signInsOf } from './repo';
import { placeOf } from './view';

type Begin = OutputOf<OpsContract, 'desktop.begin'>;
type Entered = OutputOf<OpsContract, 'desktop.enter'>;

/** A browser asks every two seconds for two minutes; twice that is a loop that went wrong. */
const MAX_POLLS = 120;

/** Shows a code to a browser that nobody is signed in on. */
export const begin = async (
  context: Context,
  { pollKey, browser }: InputOf<OpsContract, 'desktop.begin'>,
): Promise<Result<Begin, ErrorCode>> => {
  const { deps, now, clientIp } = context;
  if (!deps.loginTicket) return refuse('SERVICE_NOT_OPEN');
  if (clientIp !== undefined && !(await mayTry(context, 'desktop-begin', clientIp))) return refuse('DESKTOP_TOO_MANY');
  const code = codeOf(deps, pollKey);
  const _id = signInId(deps, pollKey);
  return once<Begin, ErrorCode, number>(context, {
    actor: _id,
    work: async tx => {
      const known = await signInsOf(tx).get(_id);
      if (known) return ok({ code, expiresAt: known.expiresAt });
      const fresh: SignIn = {
        _id,
        state: 'waiting',
        codeHash: codeHash(deps, code),
        browser,
        address: clientIp,
        startedAt: now,
        expiresAt: now + CODE_MS,
        polls: 0,
      };
      await signInsOf(tx).insert(fresh);
      return ok({ code, expiresAt: fresh.expiresAt });
    },
    remember: ({ expiresAt }) => expiresAt,
    recall: async expiresAt => ok({ code, expiresAt }),
  });
};

/** How far its code has come. A sign-in that is not there answers like one whose time is over. */
export const poll = async (
  { deps, now }: Context,
  { pollKey }: InputOf<OpsContract, 'desktop.poll'>,
): Promise<Result<OutputOf<OpsContract, 'desktop.poll'>, ErrorCode>> => {
  const { lt, inc } = deps.db.command;
  const found = await signInsOf(deps.db).updateAndReturn({ _id: signInId(deps, pollKey), polls: lt(MAX_POLLS) }, { polls: inc(1) });
  return ok({ state: found && !isOver(found, now) ? found.state : 'expired' });
};

const openSession = async (context: Context, tx: Transaction, _id: string): Promise<Result<DesktopSession, ErrorCode>> => {
  const signIn = await signInsOf(tx).get(_id);
  if (!signIn || isOver(signIn, context.now)) return refuse('DESKTOP_CODE_NOT_FOUND');
  const next = nextSignIn(signIn.state, 'enter');
  if (!next.ok) return next;
  const session = await sessionsOf(tx).get(signIn.sessionId!);
  if (!session || session.endedAt !== undefined) return refuse('DESKTOP_SIGNED_OUT');
  await signInsOf(tx).update(_id, { state: next.data });
  return ok(session);
};

/** What the browser is let in with; asked for again by the same request, it is made again for the same session. */
const admitted = async ({ deps, now }: Context, session: DesktopSession | undefined): Promise<Result<Entered, ErrorCode>> => {
  if (!session || session.endedAt !== undefined || isOver(session, now)) return refuse('DESKTOP_SIGNED_OUT');
  const [org, staff] = await Promise.all([loadOrg(deps), getStaff(deps.db, session.staffId)]);
  // she may have been suspended since she confirmed
  const refused = staff ? refusalOfState(staff.state) : 'ROLE_REQUIRED';
  if (!staff || refused) return refuse(refused ?? 'ROLE_REQUIRED');
  if (!deps.loginTicket) return refuse('SERVICE_NOT_OPEN');
  return ok({
    ticket: deps.loginTicket(session._id, session.expiresAt),
    sessionId: session._id,
    name: staff.name,
    place: placeOf(org, session.post),
    expiresAt: session.expiresAt,
  });
};

/** Collects the ticket for which the code was confirmed; once. */
export const enter = async (context: Context, { pollKey }: InputOf<OpsContract, 'desktop.enter'>): Promise<Result<Entered, ErrorCode>> => {
  const { deps } = context;
  const _id = signInId(deps, pollKey);
  const opened = await once<DesktopSession, ErrorCode, string>(context, {
    actor: _id,
    work: tx => openSession(context, tx, _id),
    remember: session => session._id,
    recall: async sessionId => {
      const session = await sessionsOf(deps.db).get(sessionId);
      return session ? ok(session) : refuse('DESKTOP_SIGNED_OUT');
    },
  });
  return opened.ok ? admitted(context, opened.data) : opened;
};
