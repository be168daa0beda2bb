import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { go } from '@/lib/go';
import { offerMessages as words } from './messages';
import type { Offer } from './use-offers';
import './offer.scss';

type OfferTicketProps = {
  offer: Offer;
  groupName: string;
  busy: boolean;
  onClaim: (templateId: string) => void;
};

/** An offer in a list with its one action. */
export const OfferTicket = (props: OfferTicketProps) => {
  const { offer, groupName } = props;
  const { claimable } = offer;
  const closed =
    !claimable.ok && claimable.code !== 'MEMBER_REQUIRED' && claimable.code !== 'COUPON_LIMIT_REACHED';
  return (
    <CouponTicket
      title={offer.title}
      benefit={offer.benefit}
      thresholdFen={offer.thresholdFen}
      scope={offer.scopeText}
      validity={offer.validityText}
      issuer={offer.issuer}
      issuerName={offer.brand?.name ?? groupName}
      stamp={closed ? words.stamps[claimable.code] : undefined}
      note={closed ? claimable.message : undefined}
      action={closed ? undefined : <Action {...props} />}
      onClick={() => go('offer', { templateId: offer.templateId })}
    />
  );
};

const Action = ({ offer, busy, onClaim }: OfferTicketProps) => {
  const { claimable } = offer;
  // the ticket itself leads to the detail; its button must not
  const stop = (event: { stopPropagation: () => void }) => event.stopPropagation();
  if (!claimable.ok && claimable.code === 'COUPON_LIMIT_REACHED') {
    return (
      <View className="offer-action" onClick={stop}>
        <Button kind="secondary" inline compact onClick={() => go('code')}>
          {words.use}
        </Button>
      </View>
    );
  }
  const join = !claimable.ok;
  return (
    <View className="offer-action" onClick={stop}>
      <Button
        inline
        compact
        loading={busy}
        onClick={() => (join ? go('join', {}) : onClaim(offer.templateId))}
      >
        {join ? words.join : words.claim}
      </Button>
    </View>
  );
};
