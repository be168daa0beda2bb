import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import type { Pages } from '@/lib/use-pages';
import { useRevealed } from '@/lib/use-revealed';
import { offerMessages as words } from './messages';
import { OfferTicket, stampOf } from './offer-ticket';
import { useClaim } from './use-claim';
import type { Offer, Offers } from './use-offers';

type OfferListProps = { offers: Pages<Offers>; groupName: string };

/** The offers under each other, claimable in place; those with nothing to tap come last, also after the way to more. */
export const OfferList = ({ offers, groupName }: OfferListProps) => {
  const { claim, busy } = useClaim(offers.reload);
  const [asked, setAsked] = useState<string>();
  const start = (templateId: string) => {
    setAsked(templateId);
    void claim(templateId);
  };
  const ticket = (offer: Offer) => (
    <OfferTicket
      key={offer.templateId}
      offer={offer}
      groupName={groupName}
      busy={busy && asked === offer.templateId}
      onClaim={start}
    />
  );
  const [over, open] = [offers.items.filter(stampOf), offers.items.filter(offer => !stampOf(offer))];
  const shown = new Set(useRevealed([...open, ...over]));
  return (
    <View className="y-stack-12">
      {open.filter(offer => shown.has(offer)).map(ticket)}
      {offers.hasMore && (
        <Button kind="quiet" loading={offers.busyMore} onClick={() => void offers.more()}>
          {offers.moreFailure ? words.moreFailed : words.more}
        </Button>
      )}
      {over.filter(offer => shown.has(offer)).map(ticket)}
    </View>
  );
};
