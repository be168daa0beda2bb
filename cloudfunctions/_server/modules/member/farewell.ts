import type { Context } from '../../context';
import { forgetEvent, type OutboxEvent } from '../outbox/outbox';
import { forgetInInbox } from '../inbox/forget';
import { forgetInRedemptions } from '../redemption/forget';
import { forgetInVisits } from '../visit/forget';

export const MEMBER_DELETED = 'member.deleted';

/** The event of a deletion; a member id is deleted once. */
export const deletedEvent = (memberId: string) => ({ _id: `${MEMBER_DELETED}:${memberId}`, kind: MEMBER_DELETED, data: { memberId } });

/** Consumer of the deletion: what other records still say of her. Safe to run again. */
export const onMemberDeleted = async ({ deps }: Pick<Context, 'deps'>, { data }: Pick<OutboxEvent, 'data'>): Promise<void> => {
  const memberId = data['memberId'] as string;
  await forgetInRedemptions(deps, memberId);
  await forgetInVisits(deps, memberId);
  await forgetInInbox(deps, memberId);
};

/** The first attempt, before answering. A failure is logged and left to the timer: the account is deleted. */
export const farewellNow = async ({ deps, requestId }: Context, memberId: string): Promise<void> => {
  const event = deletedEvent(memberId);
  try {
    await onMemberDeleted({ deps }, event);
    await forgetEvent(deps.db, event._id);
  } catch (error) {
    deps.log({ event: 'farewell-later', memberId, requestId, error: String(error) });
  }
};
