import type { CouponDetail } from '@core/contracts/coupon';
import { giftMessages } from '@/features/gift/messages';
import { walletMessages } from '@/features/wallet/messages';
import { urlOf } from '@/lib/go';

/** Ways in which only what everybody may have is got: whoever is shown it finds the offer. */
const IN_THE_CENTRE: readonly CouponDetail['source'][] = ['claim', 'purchase'];

type Shared = Pick<CouponDetail, 'title' | 'templateId' | 'source' | 'giftId'>;

/** The card that WeChat sends: the gift while it is offered to a friend, else the offer, as the piece itself is nobody else's. */
export const shareOf = (coupon: Shared | undefined): { title?: string; path: string } => {
  if (coupon?.giftId)
    return { title: giftMessages.shareTitle(coupon.title), path: urlOf('gift', { giftId: coupon.giftId }) };
  return coupon && IN_THE_CENTRE.includes(coupon.source)
    ? {
        title: walletMessages.shareTitle(coupon.title),
        path: urlOf('offer', { templateId: coupon.templateId }),
      }
    : { path: urlOf('home') };
};
