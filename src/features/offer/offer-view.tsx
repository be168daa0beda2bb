import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { OfferFacts } from '@/components/offer-facts/offer-facts';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { dayText, momentText, untilDayText } from '@/lib/time-text';
import { usePaused } from '@/lib/session';
import { offerMessages as words } from './messages';
import { isSpent, offerOnTicket, stampOf, wordsOf } from './offer-ticket';
import { useClaim } from './use-claim';
import type { OfferDetail } from './use-offers';

type OfferViewProps = { offer: OfferDetail; groupName: string };

/** One offer with everything one wants to know before claiming. */
export const OfferView = ({ offer, groupName }: OfferViewProps) => {
  const now = serverNow();
  const ways = wordsOf(offer);
  return (
    <View className="y-stack-12">
      <CouponTicket {...offerOnTicket(offer, groupName, untilDayText)} stamp={stampOf(offer)} />
      <View className="y-note">
        {offer.mine > 0 ? ways.mine(offer.mine, offer.perMember) : ways.limit(offer.perMember)}
        {' · '}
        {ways.window(dayText(offer.claimFrom, now), dayText(offer.claimUntil, now))}
      </View>
      <OfferFacts detail={offer.detail} />
    </View>
  );
};

const whyNot = (offer: OfferDetail, { code, message }: Extract<OfferDetail['claimable'], { ok: false }>) => {
  if (code === 'TEMPLATE_NOT_STARTED') return words.opens(momentText(offer.claimFrom, serverNow()));
  return code === 'MEMBER_REQUIRED' ? stampOf(offer) : message;
};

type OfferActionProps = { offer: OfferDetail; onSettled: () => Promise<void> };

/** Claim, join, show the code, or why it cannot be had. */
export const OfferAction = ({ offer, onSettled }: OfferActionProps) => {
  const { claim, busy } = useClaim(onSettled);
  const { claimable } = offer;
  const paused = usePaused();
  if (paused) {
    return (
      <Button kind="secondary" onClick={() => go('consents')}>
        {words.resume}
      </Button>
    );
  }
  if (claimable.ok) {
    return (
      <Button
        kind={offer.mine > 0 ? 'secondary' : 'primary'}
        loading={busy}
        onClick={() => void claim(offer.templateId)}
      >
        {offer.mine > 0 ? words.claimMore : words.claim}
      </Button>
    );
  }
  if (claimable.code === 'MEMBER_REQUIRED' && !offer.tierNeeded)
    return <Button onClick={() => go('join', { next: 'back' })}>{words.join}</Button>;
  if (isSpent(offer)) {
    return (
      <Button kind="secondary" onClick={() => go('coupons')}>
        {words.seeWallet}
      </Button>
    );
  }
  if (offer.mine > 0) return <Button onClick={() => go('code')}>{words.showCode}</Button>;
  return <Button disabled>{whyNot(offer, claimable)}</Button>;
};
