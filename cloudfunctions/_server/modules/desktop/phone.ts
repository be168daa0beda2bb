import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { GuideContract } from '@core/contracts/guide';
import { isOver, nextSignIn, SESSION_MS, type SignInEvent } from '@core/domain/desktop/sign-in';
import { ok, refuse, type Result } from '@core/domain/result';
import type { LoginContext, StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { mayTry } from '../attempt/attempts';
import { audit } from '../audit/audit';
import { once } from '../request/once';
import type { Staff } from '../staff/documents';
import { refusalOfState } from '../staff/refusal';
import { findStaffOfLogin } from '../staff/service';
import type { DesktopSession, SignIn } from './documents';
import { findByCode, sessionsOf, signInsOf } from './repo';
import { toSessionView } from './view';

type Coded = { code: string };
type Seen = OutputOf<GuideContract, 'desktop.scan'>;
type SessionView = OutputOf<GuideContract, 'desktop.confirm'>;

/** Somebody who works here now; others are told what they are told everywhere. */
const worker = async ({ deps, login }: LoginContext): Promise<Result<Staff, ErrorCode>> => {
  const staff = await findStaffOfLogin(deps, login.openid);
  if (!staff) return refuse('ROLE_REQUIRED');
  const refused = refusalOfState(staff.state);
  return refused ? refuse(refused) : ok(staff);
};

/** Moves the sign-in of a code on; what another phone looked at first is that one's. */
const move = async (
  context: LoginContext,
  tx: Transaction,
  { code, staffId, event, patch = {} }: Coded & { staffId: string; event: SignInEvent; patch?: Partial<SignIn> },
): Promise<Result<SignIn, ErrorCode>> => {
  const found = await findByCode({ env: context.deps.env, db: tx }, code);
  if (!found || isOver(found, context.now)) return refuse('DESKTOP_CODE_NOT_FOUND');
  if (found.scannedBy !== undefined && found.scannedBy !== staffId) return refuse('DESKTOP_CODE_USED');
  const next = nextSignIn(found.state, event);
  if (!next.ok) return next;
  await signInsOf(tx).update(found._id, { state: next.data, scannedBy: staffId, ...patch });
  return ok(found);
};

/** What the person confirms: which browser, where, since when. */
export const scan = async (context: LoginContext, { code }: InputOf<GuideContract, 'desktop.scan'>): Promise<Result<Seen, ErrorCode>> => {
  const staff = await worker(context);
  if (!staff.ok) return staff;
  if (!(await mayTry(context, 'desktop-scan', staff.data._id))) return refuse('TOO_MANY_TRIES');
  const seen = await once<SignIn, ErrorCode, string>(context, {
    actor: staff.data._id,
    work: tx => move(context, tx, { code, staffId: staff.data._id, event: 'scan' }),
    remember: signIn => signIn._id,
    recall: async id => {
      const signIn = await signInsOf(context.deps.db).get(id);
      return signIn ? ok(signIn) : refuse('DESKTOP_CODE_NOT_FOUND');
    },
  });
  return seen.ok ? ok(toSeen(seen.data)) : seen;
};

const toSeen = ({ browser, address, startedAt, expiresAt }: SignIn): Seen => ({
  browser,
  ...(address === undefined ? {} : { address }),
  startedAt,
  expiresAt,
});

/** Lets the browser in as her, in the post she acts in; for eight hours at most. */
export const confirm = (
  context: StaffContext,
  { code }: InputOf<GuideContract, 'desktop.confirm'>,
): Promise<Result<SessionView, ErrorCode>> => {
  const { deps, staff, as, now } = context;
  const { terminalId: _, ...post } = as;
  const sessionId = deps.ids.next('dk');
  return once<SessionView, ErrorCode, string>(context, {
    actor: staff._id,
    ref: sessionId,
    work: async tx => {
      const moved = await move(context, tx, { code, staffId: staff._id, event: 'confirm', patch: { sessionId } });
      if (!moved.ok) return moved;
      const { browser, address } = moved.data;
      const expiresAt = now + SESSION_MS;
      const session: DesktopSession = {
        _id: sessionId,
        staffId: staff._id,
        openid: staff.openid,
        post,
        browser,
        address,
        openedAt: now,
        expiresAt,
      };
      await sessionsOf(tx).insert(session);
      await audit(context, tx, {
        actorKind: 'staff',
        actorId: staff._id,
        storeId: as.storeId,
        subjectKind: 'desktop',
        subjectId: sessionId,
        reason: browser,
      });
      return ok(toSessionView(session));
    },
    recall: async id => {
      const session = await sessionsOf(deps.db).get(id);
      return session ? ok(toSessionView(session)) : refuse('DESKTOP_SESSION_NOT_FOUND');
    },
  });
};

/** "That was not me": the code is dead at once. */
export const decline = async (
  context: LoginContext,
  { code }: InputOf<GuideContract, 'desktop.refuse'>,
): Promise<Result<Record<string, never>, ErrorCode>> => {
  const staff = await worker(context);
  if (!staff.ok) return staff;
  return once<Record<string, never>, ErrorCode, null>(context, {
    actor: staff.data._id,
    ref: null,
    work: async tx => {
      const moved = await move(context, tx, { code, staffId: staff.data._id, event: 'refuse' });
      return moved.ok ? ok({}) : moved;
    },
    recall: async () => ok({}),
  });
};
