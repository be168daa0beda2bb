import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import type { Pages } from '@/lib/use-pages';
import { useRevealed } from '@/lib/use-revealed';
import { offerMessages as words } from './messages';
import { isGone, OfferTicket, stampOf } from './offer-ticket';
import { useClaim } from './use-claim';
import type { Offer, Offers } from './use-offers';

/** Today there is nothing to be had. */
export const NoOffers = () => <EmptyState icon="coupons" title={words.emptyTitle} note={words.emptyNote} />;

type OfferListProps = {
  offers: Pages<Offers>;
  groupName: string;
  /** leaves out what cannot be had any more */
  withoutGone?: boolean;
};

/** The offers under each other, claimable in place; those with nothing to tap come last, also after the way to more. */
export const OfferList = ({ offers, groupName, withoutGone = false }: OfferListProps) => {
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
  const listed = withoutGone ? offers.items.filter(offer => !isGone(offer)) : offers.items;
  const [over, open] = [listed.filter(stampOf), listed.filter(offer => !stampOf(offer))];
  const shown = new Set(useRevealed([...open, ...over]));
  if (listed.length === 0 && !offers.hasMore) return <NoOffers />;
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
