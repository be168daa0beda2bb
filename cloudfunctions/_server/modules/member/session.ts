import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, type Result } from '@core/domain/result';
import type { LoginContext } from '../../context';
import { countUnread } from '../inbox/unread';
import { toAgreement } from '../org/agreement';
import { loadOrg } from '../org/service';
import { findStaffOfLogin } from '../staff/service';
import { wechatIdentityId } from './build';
import { findByOpenid, identitiesOf } from './repo';
import { toMemberView } from './view';

/** Who is this, and what does the first screen need? Asks for nothing and writes nothing. */
export const openSession = async ({
  deps,
  login,
}: LoginContext): Promise<Result<OutputOf<ConsumerContract, 'session.open'>, ErrorCode>> => {
  const [org, member, staff] = await Promise.all([
    loadOrg(deps),
    findByOpenid(deps.db, login.openid),
    findStaffOfLogin(deps, login.openid),
  ]);
  const [view, unreadInbox, identity] = await Promise.all([
    member ? toMemberView(deps, member) : undefined,
    member ? countUnread(deps, member._id) : 0,
    member ? undefined : identitiesOf(deps.db).get(wechatIdentityId(deps.env, login.openid)),
  ]);
  return ok({
    ...(view ? { member: view } : {}),
    ...(staff && staff.state !== 'left' ? { staff: { staffId: staff._id, name: staff.name, active: staff.state === 'active' } } : {}),
    leftBefore: identity?.state === 'left',
    mallAgreement: toAgreement(org.mall),
    groupName: org.mall.groupName,
    unreadInbox,
  });
};
