import { View } from '@tarojs/components';
import type { GiftView as Gift } from '@core/contracts/gift';
import { Button } from '@/components/button/button';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { ticketFacts } from '@/components/coupon-ticket/ticket-facts';
import { EmptyState } from '@/components/empty-state/empty-state';
import { OfferFacts } from '@/components/offer-facts/offer-facts';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { usePaused, type Session } from '@/lib/session';
import { momentText, untilDayText } from '@/lib/time-text';
import { giftMessages as words } from './messages';
import { useAccept } from './use-gift';

const headOf = ({ state, role, fromMasked, until, full }: Gift): { title: string; note: string } => {
  const moment = momentText(until, serverNow());
  if (role === 'taker') return { title: words.mineTitle, note: words.mineNote };
  if (state !== 'open') return words.ended[state];
  if (full) return { title: words.full.title(fromMasked), note: words.full.note };
  return role === 'giver'
    ? { title: words.own, note: words.ownNote(moment) }
    : { title: words.from(fromMasked), note: words.fromNote(moment) };
};

/** A coupon from a friend: who gives it, what it is, and until when it can be taken. */
export const GiftView = ({ gift, groupName }: { gift: Gift; groupName: string }) => {
  const head = headOf(gift);
  const ended = gift.state !== 'open' && gift.role === 'friend';
  return (
    <View className="y-stack-12">
      <EmptyState icon="gift" {...head} />
      {!ended && (
        <>
          <CouponTicket
            {...ticketFacts(gift, groupName)}
            validity={untilDayText(gift.validUntil, serverNow())}
          />
          <OfferFacts detail={gift.detail} />
        </>
      )}
    </View>
  );
};

type GiftActionProps = { gift: Gift; session: Session; onSettled: () => Promise<void> };

/** Take it, join first, or see what one has of it. */
export const GiftAction = ({ gift, session, onSettled }: GiftActionProps) => {
  const { accept, busy } = useAccept(gift.giftId, onSettled);
  const paused = usePaused();
  const { couponId, role, state } = gift;
  if (role !== 'friend' && couponId !== undefined) {
    return (
      <Button kind="secondary" onClick={() => go('coupon', { couponId })}>
        {role === 'giver' ? words.seeOwn : words.seeMine}
      </Button>
    );
  }
  if (state !== 'open') {
    return (
      <Button kind="secondary" onClick={() => go('home')}>
        {words.home}
      </Button>
    );
  }
  if (!session.member) return <Button onClick={() => go('join', { next: 'back' })}>{words.join}</Button>;
  if (paused) return <Button onClick={() => go('consents')}>{words.resume}</Button>;
  if (gift.full) {
    return (
      <Button kind="secondary" onClick={() => go('coupons')}>
        {words.full.action}
      </Button>
    );
  }
  return (
    <Button icon="gift" loading={busy} onClick={() => void accept()}>
      {words.accept}
    </Button>
  );
};
