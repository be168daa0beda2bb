import type { ActionSpec, ActingAs } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, refuse, type Result } from '@core/domain/result';
import { currentPosts } from '@core/domain/staff/post';
import type { Clerk, Context, Login, LoginContext, MemberContext, StaffContext } from './context';
import type { PlatformContext } from './identity';
import { loginOfDesktop } from './modules/desktop/session';
import { findByOpenid } from './modules/member/repo';
import { loadOrg } from './modules/org/service';
import { isOfWholeStore } from './modules/staff/posts';
import { admitTill } from './modules/till/admit';
import { refusalOfState } from './modules/staff/refusal';
import { findStaffByOpenid, type Staff } from './modules/staff/repo';

/**
 * Does this record hold the role in that store (and counter, or brand) now?
 *
 * @returns as whom she acts, with the brand of her post
 */
export const mayActAs = (staff: Staff, as: ActingAs, now: number): Result<ActingAs, ErrorCode> => {
  const refused = refusalOfState(staff.state);
  if (refused) return refuse(refused);
  const here = currentPosts(staff.posts, now).filter(post => post.storeId === as.storeId);
  if (here.length === 0) return refuse('STORE_NOT_YOURS');
  const held = here.filter(({ role }) => role === as.role);
  if (held.length === 0) return refuse('ROLE_REQUIRED');
  // somebody else's brand answers like one that does not exist
  const post = as.brandId === undefined ? held[0]! : held.find(({ brandId }) => brandId === as.brandId);
  if (!post) return refuse('STORE_NOT_YOURS');
  if (as.counterId !== undefined && !post.counterIds.includes(as.counterId)) return refuse('STORE_NOT_YOURS');
  return ok(post.brandId === undefined ? as : { ...as, brandId: post.brandId });
};

/** Does she stand at no counter because hers is the whole store? */
const isForStore = async ({ deps, now }: LoginContext, staff: Staff, { role, storeId, counterId }: ActingAs): Promise<boolean> => {
  if (counterId !== undefined) return false;
  if (role !== 'cashier') return role === 'store-manager';
  const posts = currentPosts(staff.posts, now).filter(post => post.role === role && post.storeId === storeId);
  const org = await loadOrg(deps);
  return posts.some(post => isOfWholeStore(org, post));
};

const clerkOf = (staff: Staff, as: ActingAs, wholeStore: boolean): Clerk => ({
  kind: 'staff',
  id: staff._id,
  name: staff.name,
  employer: staff.employer,
  role: as.role,
  storeId: as.storeId,
  counterId: as.counterId,
  ...(wholeStore ? { wholeStore } : {}),
  terminalId: as.terminalId,
  wrongCodes: staff.terminals ?? {},
});

/** A desktop works in the post that was confirmed for it on the phone, and in no other of hers. */
const isPostOf = ({ post }: Login, as: ActingAs): boolean =>
  post === undefined ||
  (as.role === post.role &&
    as.storeId === post.storeId &&
    as.brandId === post.brandId &&
    (as.counterId === undefined || as.counterId === post.counterId));

const admitStaff = async (
  context: LoginContext,
  roles: readonly string[],
  as: ActingAs | undefined,
): Promise<Result<StaffContext, ErrorCode>> => {
  const staff = await findStaffByOpenid(context.deps.db, context.login.openid);
  if (!staff) return refuse('ROLE_REQUIRED');
  if (!as || !roles.includes(as.role)) return refuse(refusalOfState(staff.state) ?? 'ROLE_REQUIRED');
  const allowed = mayActAs(staff, as, context.now);
  if (!allowed.ok) return allowed;
  if (!isPostOf(context.login, allowed.data)) return refuse('DESKTOP_OTHER_POST');
  const clerk = clerkOf(staff, allowed.data, await isForStore(context, staff, allowed.data));
  return ok({ ...context, staff, as: allowed.data, clerk });
};

const admitMember = async (context: LoginContext): Promise<Result<MemberContext, ErrorCode>> => {
  const member = await findByOpenid(context.deps.db, context.login.openid);
  return member ? ok({ ...context, member }) : refuse('MEMBER_REQUIRED');
};

/** A desktop is for work: of what anyone may call, only what says so. */
const isOpenOnDesktop = ({ caller, onDesktop }: ActionSpec): boolean => onDesktop ?? caller.kind === 'staff';

/** WeChat's login, or that of a desktop which somebody let in with her phone. */
const loginOf = async (context: Context, spec: ActionSpec, { login, customUser }: PlatformContext): Promise<Result<Login, ErrorCode>> => {
  if (login) return ok(login);
  return customUser !== undefined && isOpenOnDesktop(spec) ? loginOfDesktop(context, customUser) : refuse('LOGIN_REQUIRED');
};

/** Lets a call in as the caller its action declares, or refuses it; default is no. */
export const admit = async (
  context: Context,
  spec: ActionSpec,
  platform: PlatformContext,
  as: ActingAs | undefined,
): Promise<Result<Context, ErrorCode>> => {
  const { caller } = spec;
  if (caller.kind === 'public') return ok(context);
  if (caller.kind === 'timer') return platform.source === 'timer' ? ok(context) : refuse('ROLE_REQUIRED');
  if (caller.kind === 'till') return admitTill(context, platform.signed, spec.changes);
  const login = await loginOf(context, spec, platform);
  if (!login.ok) return login;
  const withLogin = { ...context, login: login.data };
  if (caller.kind === 'anyone') return ok(withLogin);
  return caller.kind === 'member' ? admitMember(withLogin) : admitStaff(withLogin, caller.roles, as);
};
