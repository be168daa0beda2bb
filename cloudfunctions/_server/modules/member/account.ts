import type { ErrorCode } from '@core/contracts/errors/codes';
import type { MemberView } from '@core/contracts/member';
import { stateChange } from '@core/domain/change';
import { ok, refuse, type Result } from '@core/domain/result';
import type { LoginContext, MemberContext } from '../../context';
import type { Patch, Transaction } from '../../db/database';
import { afterLostRace } from '../../db/races';
import { audit } from '../audit/audit';
import { withdrawAllConsents } from '../consent/service';
import { revokeAllDevices } from '../device/revoke';
import { announce } from '../outbox/outbox';
import { firstAnswer, once, wholeAnswer } from '../request/once';
import { phoneFields, phoneIdentityId } from './build';
import { changeMember, readMember } from './change';
import { erasedKey, type Member } from './documents';
import { claimIdentity, freePhoneIdentity, identityIds, packsOf, releaseIdentities } from './identity';
import { deletedEvent, farewellNow } from './farewell';
import { exchangePhone } from './phone';
import { findActiveMemberships, findByOpenid, membersOf, membershipsOf } from './repo';
import { toMemberView } from './view';

export const rename = (context: MemberContext, { name }: { name: string }): Promise<Result<MemberView, ErrorCode>> =>
  changeMember(context, async () => ok({ name }));

const movePhone = async (context: MemberContext, tx: Transaction, member: Member, phone: string): Promise<Result<Patch, ErrorCode>> => {
  const fields = phoneFields(context.deps.env, phone);
  if (fields.phoneHash === member.phoneHash) return refuse('PHONE_UNCHANGED');
  const before = await freePhoneIdentity(tx, fields.phoneHash, member._id);
  if (!before.ok) return before;
  const packs = await packsOf(context, tx, member);
  await releaseIdentities(context, tx, [phoneIdentityId(member.phoneHash)]);
  const identity = { kind: 'phone', memberId: member._id, state: 'active', since: context.now, packs } as const;
  await claimIdentity(context, tx, before.data, { _id: phoneIdentityId(fields.phoneHash), ...identity });
  return ok(fields);
};

/** A new number, proven by WeChat now; a number of another member is refused and nothing merges. */
export const changePhone = async (context: MemberContext, { phoneCode }: { phoneCode: string }): Promise<Result<MemberView, ErrorCode>> => {
  const recall = async () => ok(await toMemberView(context.deps, await readMember(context)));
  const exchanged = await exchangePhone(context, phoneCode, recall);
  if ('answer' in exchanged) return exchanged.answer;
  return afterLostRace(() => changeMember(context, (tx, member) => movePhone(context, tx, member, exchanged.phone)));
};

type Deleted = { deletedAt: number };

const erase = async (context: LoginContext, tx: Transaction, memberId: string): Promise<Result<Deleted, ErrorCode>> => {
  const { deps, now } = context;
  const member = await membersOf(tx).get(memberId);
  if (!member || member.state === 'deleted') return refuse('MEMBER_REQUIRED');
  await releaseIdentities(context, tx, identityIds(context, member));
  await membersOf(tx).update(memberId, {
    state: 'deleted',
    openid: erasedKey(memberId),
    name: '',
    phoneSealed: deps.db.command.remove(),
    phoneHash: erasedKey(memberId),
    phoneMasked: '',
    deletedAt: now,
    revision: deps.db.command.inc(1),
  });
  await revokeAllDevices(context, tx, memberId);
  await withdrawAllConsents(context, tx, memberId);
  for (const { _id } of await findActiveMemberships(tx, memberId)) await membershipsOf(tx).update(_id, { state: 'ended', endedAt: now });
  const change = stateChange(member.state, 'deleted');
  await audit(context, tx, { actorKind: 'member', actorId: memberId, subjectKind: 'member', subjectId: memberId, change });
  await announce(context, tx, deletedEvent(memberId));
  return ok({ deletedAt: now });
};

/**
 * Removes what tells who she was and keeps the ledgers. Open to any login, because the same request again comes from
 * somebody who is no member any more and must still get its first answer.
 */
export const deleteAccount = async (context: LoginContext): Promise<Result<Deleted, ErrorCode>> => {
  const { openid } = context.login;
  const member = await findByOpenid(context.deps.db, openid);
  const answer = wholeAnswer<Deleted>();
  if (!member) return (await firstAnswer<Deleted, ErrorCode, Deleted>(context, openid, answer.recall)) ?? refuse('MEMBER_REQUIRED');
  const deleted = await once<Deleted, ErrorCode, Deleted>(context, {
    actor: openid,
    work: tx => erase(context, tx, member._id),
    ...answer,
  });
  if (deleted.ok) await farewellNow(context, member._id);
  return deleted;
};
