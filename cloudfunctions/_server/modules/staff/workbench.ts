import type { GuideContract } from '@core/contracts/guide';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { startOfDay } from '@core/domain/calendar';
import { currentPosts } from '@core/domain/staff/post';
import { ok, type Result } from '@core/domain/result';
import type { LoginContext, StaffContext } from '../../context';
import { countEnrolments } from '../member/service';
import { loadOrg } from '../org/service';
import { todayOf } from '../redemption/service';
import { postViews } from './posts';
import { findStaffByOpenid, findStaffOfStore } from './repo';

/** Where may I act, and if nowhere, why? */
export const listPosts = async ({ deps, login, now }: LoginContext): Promise<Result<OutputOf<GuideContract, 'post.list'>, ErrorCode>> => {
  const [org, staff] = await Promise.all([loadOrg(deps), findStaffByOpenid(deps.db, login.openid)]);
  if (!staff) return ok({ state: 'none', name: '', posts: [] });
  const reason = staff.state === 'rejected' ? staff.rejectedReason : undefined;
  return ok({
    state: staff.state,
    ...(reason === undefined ? {} : { reason }),
    staffId: staff._id,
    name: staff.name,
    posts: postViews(org, staff, now),
  });
};

/** Who waits for this manager's word; nobody when it is not hers to give. */
const countApplicants = async ({ deps, as, now }: StaffContext): Promise<{ applicants?: number }> => {
  if (as.role !== 'store-manager') return {};
  const people = await findStaffOfStore(deps.db, as.storeId);
  const waiting = people.filter(
    ({ state, posts }) => state === 'applied' && currentPosts(posts, now).some(({ storeId }) => storeId === as.storeId),
  );
  return { applicants: waiting.length };
};

/**
 * The first screen of a working day: who, where, and what was done since midnight, by her at this counter or, for a manager at
 * none, by her store.
 */
export const openWorkbench = async (context: StaffContext): Promise<Result<OutputOf<GuideContract, 'workbench.open'>, ErrorCode>> => {
  const { deps, staff, as, now } = context;
  const { storeId, counterId } = as;
  const wholeStore = as.role === 'store-manager' && counterId === undefined;
  const here = counterId === undefined ? {} : { counterId };
  const [org, redeemed, newMembers, waiting] = await Promise.all([
    loadOrg(deps),
    todayOf(deps, wholeStore ? { storeId } : { ...here, staffId: staff._id }, now),
    countEnrolments(deps, wholeStore ? { storeId } : { guideId: staff._id, ...here }, startOfDay(now)),
    countApplicants(context),
  ]);
  return ok({
    staffId: staff._id,
    name: staff.name,
    avatar: staff.avatar,
    posts: postViews(org, staff, now),
    today: { ...redeemed, newMembers },
    ...waiting,
  });
};
