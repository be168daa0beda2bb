import type { ErrorCode } from '@core/contracts/errors/codes';
import type { GiftView } from '@core/contracts/gift';
import { ok, refuse, type Result } from '@core/domain/result';
import { memberOf } from '../../caller';
import type { LoginContext } from '../../context';
import { loadOrg } from '../org/service';
import { offerDetailOf, offerFacts } from '../template/view';
import { hasHerShare, isHeldFor } from './gift-accept';
import { giftStateAt, type Gift } from './gift-documents';
import { getGift } from './gift-repo';
import { getCoupon } from './repo';
import { wholeCoupon } from './whole';

/** Who looks: her own piece is told to the giver and to who took it, to nobody else. */
const roleOf = (gift: Gift, memberId: string | undefined): Pick<GiftView, 'role' | 'couponId'> => {
  if (memberId === gift.fromId) return { role: 'giver', couponId: gift.couponId };
  if (memberId !== undefined && memberId === gift.toId) return { role: 'taker', couponId: gift.toCouponId };
  return { role: 'friend' };
};

/** What the link of a gift leads to; anyone who has it may look. */
export const showGift = async (context: LoginContext, { giftId }: { giftId: string }): Promise<Result<GiftView, ErrorCode>> => {
  const { deps, now } = context;
  const gift = await getGift(deps.db, giftId);
  const coupon = gift && (await getCoupon(deps.db, gift.couponId));
  if (!gift || !coupon) return refuse('GIFT_NOT_FOUND');
  const [org, whole, member] = await Promise.all([loadOrg(deps), wholeCoupon(deps, coupon), memberOf(context)]);
  const state = giftStateAt(gift, isHeldFor(gift, coupon, now), now);
  const who = roleOf(gift, member?._id);
  return ok({
    giftId,
    state,
    until: gift.until,
    templateId: coupon.templateId,
    ...offerFacts(org, coupon.rules),
    validFrom: coupon.validFrom,
    validUntil: coupon.validUntil,
    fromMasked: gift.fromMasked,
    ...who,
    full: state === 'open' && who.role === 'friend' && member !== undefined && (await hasHerShare(deps, member, coupon.templateId)),
    detail: offerDetailOf(org, whole.rules),
  });
};
