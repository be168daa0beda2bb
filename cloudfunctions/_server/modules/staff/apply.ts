import type { GuideContract } from '@core/contracts/guide';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { stateChange } from '@core/domain/change';
import { storesOfPosts } from '@core/domain/staff/post';
import { roleNames } from '@core/domain/staff/role-names';
import { nextStaffState } from '@core/domain/staff/state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { LoginContext } from '../../context';
import type { Patch, Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { mayTry, outOfTries } from '../attempt/attempts';
import { audit } from '../audit/audit';
import type { Invitation } from '../invitation/documents';
import { findInvitation, usable, useInvitation } from '../invitation/service';
import { brandOf, counterOf, loadOrg, type Org } from '../org/service';
import { once, wholeAnswer } from '../request/once';
import type { Post, Staff } from './documents';
import { findStaffByOpenid, staffOf } from './repo';

type Applied = OutputOf<GuideContract, 'invitation.accept'>;

/** Whose money pays her: a guide's the brand of her first counter, a brand operator's hers, everybody else's the mall. */
const employerOf = (org: Org, { role, counterIds, brandId }: Invitation): string | undefined =>
  role === 'guide' ? counterOf(org, counterIds[0]!).brandIds[0] : brandId;

const employment = (org: Org, invitation: Invitation): Pick<Staff, 'title' | 'employer' | 'brandId'> => {
  const title = roleNames[invitation.role];
  const employer = employerOf(org, invitation);
  if (employer === undefined) return { title, employer: 'mall' };
  const brand = brandOf(org, employer);
  return { title: `${brand.name} ${title}`, employer: 'brand', brandId: brand._id };
};

/** Whom the organisation's file invites works at once: there may be nobody yet who could approve. */
const stateAfter = ({ approved }: Invitation): Applied['state'] => (approved ? 'active' : 'applied');

/** Somebody new gets a record; somebody who left or was turned down comes back on her own, with the old posts kept. */
const record = async (
  context: LoginContext,
  tx: Transaction,
  org: Org,
  invitation: Invitation,
  before: Staff | undefined,
  name: string,
): Promise<string> => {
  const { deps, now, login } = context;
  const { storeId, role, counterIds, brandId } = invitation;
  const post: Post = { storeId, role, counterIds, ...(brandId === undefined ? {} : { brandId }), from: now };
  const state = stateAfter(invitation);
  const fields = { name, ...employment(org, invitation), state, since: now, invitationId: invitation._id };
  if (!before) {
    const _id = deps.ids.next('sf');
    await staffOf(tx).insert({
      _id,
      openid: login.openid,
      avatar: '',
      posts: [post],
      storeIds: storesOfPosts([post]),
      schema: 1,
      ...fields,
    });
    return _id;
  }
  const { command } = deps.db;
  const patch: Patch = {
    brandId: command.remove(),
    badgeScene: command.remove(),
    leftAt: command.remove(),
    rejectedReason: command.remove(),
    ...fields,
  };
  const storeIds = [...new Set([...before.storeIds, ...storesOfPosts([post])])];
  await staffOf(tx).update(before._id, { ...patch, posts: [...before.posts, post], storeIds });
  return before._id;
};

/** Accepts an invitation: an application that the manager approves. An invitation is used once, whoever comes first. */
export const acceptInvitation = async (
  context: LoginContext,
  { passcode, name }: InputOf<GuideContract, 'invitation.accept'>,
): Promise<Result<Applied, ErrorCode>> => {
  const { deps, login, now } = context;
  const answer = wholeAnswer<Applied>();
  if (!(await mayTry(context, 'passcode', login.openid))) return outOfTries(context, login.openid, answer.recall);
  const org = await loadOrg(deps);
  return afterLostRace(async () => {
    const before = await findStaffByOpenid(deps.db, login.openid);
    return once<Applied, ErrorCode, Applied>(context, {
      actor: login.openid,
      work: async tx => {
        const current = before && (await staffOf(tx).get(before._id));
        if (!nextStaffState(current?.state ?? 'none', 'apply').ok) return refuse('STAFF_ALREADY');
        const invitation = usable(await findInvitation(tx, passcode), now);
        if (!invitation.ok) return invitation;
        const staffId = await record(context, tx, org, invitation.data, current, name);
        await useInvitation(tx, invitation.data._id, staffId);
        const { storeId } = invitation.data;
        const change = stateChange(current?.state, stateAfter(invitation.data));
        await audit(context, tx, { actorKind: 'staff', actorId: staffId, storeId, subjectKind: 'staff', subjectId: staffId, change });
        return ok({ staffId, state: stateAfter(invitation.data) });
      },
      ...answer,
    });
  });
};
