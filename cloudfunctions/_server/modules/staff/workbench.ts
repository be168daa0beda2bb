import type { GuideContract } from '@core/contracts/guide';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { startOfDay } from '@core/domain/calendar';
import { ok, type Result } from '@core/domain/result';
import type { LoginContext, StaffContext } from '../../context';
import { countEnrolmentsOfGuide } from '../member/service';
import { loadOrg } from '../org/service';
import { todayOfStaff } from '../redemption/service';
import { postViews } from './posts';
import { findStaffByOpenid } from './repo';

/** Where may I act, and if nowhere, why? */
export const listPosts = async ({ deps, login, now }: LoginContext): Promise<Result<OutputOf<GuideContract, 'post.list'>, ErrorCode>> => {
  const [org, staff] = await Promise.all([loadOrg(deps), findStaffByOpenid(deps.db, login.openid)]);
  if (!staff) return ok({ state: 'none', name: '', posts: [] });
  return ok({ state: staff.state, staffId: staff._id, name: staff.name, posts: postViews(org, staff, now) });
};

/** The first screen of a working day: who, where, and what was done since midnight. */
export const openWorkbench = async ({
  deps,
  staff,
  now,
}: StaffContext): Promise<Result<OutputOf<GuideContract, 'workbench.open'>, ErrorCode>> => {
  const [org, redeemed, newMembers] = await Promise.all([
    loadOrg(deps),
    todayOfStaff(deps, staff._id, now),
    countEnrolmentsOfGuide(deps, staff._id, startOfDay(now)),
  ]);
  return ok({
    staffId: staff._id,
    name: staff.name,
    avatar: staff.avatar,
    posts: postViews(org, staff, now),
    today: { ...redeemed, newMembers },
  });
};
