import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { ticketFacts } from '@/components/coupon-ticket/ticket-facts';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { usePaused } from '@/lib/session';
import { dayText, momentText, untilDayText, untilText } from '@/lib/time-text';
import { walletMessages as words } from './messages';
import type { Coupon } from './use-wallet';

const isOver = (state: Coupon['state']): state is keyof typeof words.over => state in words.over;

/** When it can be used, or what became of it, in one line. */
const validityOf = (coupon: Coupon, now: number, until: typeof untilText): string => {
  if (coupon.state === 'waiting') return words.fromDay(dayText(coupon.validFrom, now));
  if (coupon.state === 'used' && coupon.usedAt) return words.usedAt(momentText(coupon.usedAt, now));
  if (isOver(coupon.state)) return words.over[coupon.state];
  if (coupon.state === 'expired') return words.expiredOn(dayText(coupon.validUntil, now));
  if (coupon.lock) {
    const { place = words.heldSomewhere, until: heldUntil } = coupon.lock;
    return words.heldUntil(place, momentText(heldUntil, now));
  }
  if (coupon.giftUntil) return words.givingUntil(momentText(coupon.giftUntil, now));
  return until(coupon.validUntil, now);
};

type CouponCardProps = { coupon: Coupon; groupName: string; plain?: boolean };

/** One coupon of the wallet; `plain`, on its own page, leaves the way there and the button away and names its last day. */
export const CouponCard = ({ coupon, groupName, plain }: CouponCardProps) => {
  const { state } = coupon;
  const paused = usePaused();
  const use = (
    <View onClick={event => event.stopPropagation()}>
      {paused ? (
        <Button kind="secondary" inline compact onClick={() => go('consents')}>
          {words.resume}
        </Button>
      ) : (
        <Button inline compact onClick={() => go('code')}>
          {words.use}
        </Button>
      )}
    </View>
  );
  return (
    <CouponTicket
      {...ticketFacts(coupon, groupName)}
      validity={validityOf(coupon, serverNow(), plain ? untilDayText : untilText)}
      stamp={state === 'usable' ? undefined : words.stamps[state]}
      action={!plain && state === 'usable' ? use : undefined}
      onClick={plain ? undefined : () => go('coupon', { couponId: coupon.couponId })}
    />
  );
};
