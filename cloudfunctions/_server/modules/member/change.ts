import type { ErrorCode } from '@core/contracts/errors/codes';
import type { MemberView } from '@core/contracts/member';
import { changesBetween } from '@core/domain/change';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import type { Patch, Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { once } from '../request/once';
import type { Member } from './documents';
import { membersOf } from './repo';
import { toMemberView } from './view';

/** Decides a change of a member and what of her document it changes; all other writes go through `tx`. */
export type MemberWork = (tx: Transaction, member: Member) => Promise<Result<Patch, ErrorCode>>;

/** Her document as it is now. @throws Error when it is gone: it is never removed */
export const readMember = async (context: MemberContext): Promise<Member> => {
  const member = await membersOf(context.deps.db).get(context.member._id);
  if (!member) throw new Error(`${context.member._id} is gone`);
  return member;
};

/**
 * One audited change of the calling member, once per request. It always writes the member's document, so that two
 * changes at once meet there and the second sees the first.
 */
export const changeMember = async (context: MemberContext, work: MemberWork): Promise<Result<MemberView, ErrorCode>> => {
  const { deps, login, member } = context;
  const changed = await once<null, ErrorCode, null>(context, {
    actor: login.openid,
    ref: null,
    work: async tx => {
      const current = await membersOf(tx).get(member._id);
      if (!current || current.state === 'deleted') return refuse('MEMBER_REQUIRED');
      const result = await work(tx, current);
      if (!result.ok) return result;
      await membersOf(tx).update(member._id, { ...result.data, revision: deps.db.command.inc(1) });
      // what tells who she is stays out of a log that is kept for good
      const change = changesBetween<Member>(current, { ...current, ...result.data }, ['state']);
      await audit(context, tx, { actorKind: 'member', actorId: member._id, subjectKind: 'member', subjectId: member._id, change });
      return ok(null);
    },
    recall: async () => ok(null),
  });
  return changed.ok ? ok(await toMemberView(deps, await readMember(context))) : changed;
};
