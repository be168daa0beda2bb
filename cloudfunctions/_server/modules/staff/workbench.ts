import type { GuideContract } from '@core/contracts/guide';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { startOfDay } from '@core/domain/calendar';
import { ok, type Result } from '@core/domain/result';
import type { LoginContext, StaffContext } from '../../context';
import { countEnrolments } from '../member/service';
import { loadOrg } from '../org/service';
import { todayOf } from '../redemption/service';
import { postViews } from './posts';
import { findStaffByOpenid } from './repo';

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

/** The first screen of a working day: who, where, and what was done since midnight, by her or, for a manager at no counter, by her store. */
export const openWorkbench = async ({
  deps,
  staff,
  as,
  now,
}: StaffContext): Promise<Result<OutputOf<GuideContract, 'workbench.open'>, ErrorCode>> => {
  const wholeStore = as.role === 'store-manager' && as.counterId === undefined;
  const { storeId } = as;
  const [org, redeemed, newMembers] = await Promise.all([
    loadOrg(deps),
    todayOf(deps, wholeStore ? { storeId } : { staffId: staff._id }, now),
    countEnrolments(deps, wholeStore ? { storeId } : { guideId: staff._id }, startOfDay(now)),
  ]);
  return ok({
    staffId: staff._id,
    name: staff.name,
    avatar: staff.avatar,
    posts: postViews(org, staff, now),
    today: { ...redeemed, newMembers },
  });
};
