import type { Context } from '../../context';
import { forgetInBills } from '../bill/forget';
import { forgetGiftsOf, voidCouponsOf } from '../coupon/forget';
import type { OutboxEvent } from '../outbox/outbox';
import { forgetInInbox } from '../inbox/forget';
import { forfeitPoints } from '../points/service';
import { forgetInRedemptions } from '../redemption/forget';
import { forgetInVisits } from '../visit/forget';
import { refundVouchersOf } from '../voucher/service';
import { membersOf } from './repo';

export const MEMBER_DELETED = 'member.deleted';

/** The event of a deletion; a member id is deleted once. */
export const deletedEvent = (memberId: string) => ({ _id: `${MEMBER_DELETED}:${memberId}`, kind: MEMBER_DELETED, data: { memberId } });

type About = Pick<OutboxEvent, 'data'>;

/** Consumer of the deletion: what other records still say of her, and what she still holds. Safe to run again. */
export const onMemberDeleted = async ({ deps }: Pick<Context, 'deps'>, { data }: About): Promise<void> => {
  const memberId = data['memberId'] as string;
  // first, so that what an open bill held is voided with the rest
  await forgetInBills(deps, memberId);
  await voidCouponsOf(deps, memberId);
  await refundVouchersOf({ deps, now: deps.now() }, memberId);
  await forgetGiftsOf(deps, memberId);
  await forgetInRedemptions(deps, memberId);
  await forgetInVisits(deps, memberId);
  await forgetInInbox(deps, memberId);
  await forfeitPoints(deps, memberId);
};

/**
 * Consumer of what may still happen to somebody who has left: a bill of hers is undone and its coupons come back, or a
 * welcome or a receipt is told late. What it brought goes the way of the rest.
 */
export const onAfterFarewell = async ({ deps }: Pick<Context, 'deps'>, { data }: About): Promise<void> => {
  const member = await membersOf(deps.db).get(data['memberId'] as string);
  if (member?.state === 'deleted') await onMemberDeleted({ deps }, { data });
};

/**
 * The first pass, before answering; a failure is logged, because the account is deleted. The event stays for the timer:
 * its pass comes when every call that still knew the member (a claim, a bill) has ended.
 */
export const farewellNow = async ({ deps, requestId }: Context, memberId: string): Promise<void> => {
  try {
    await onMemberDeleted({ deps }, deletedEvent(memberId));
  } catch (error) {
    deps.log({ event: 'farewell-later', memberId, requestId, error: String(error) });
  }
};
