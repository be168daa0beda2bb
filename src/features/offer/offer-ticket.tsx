import { View } from '@tarojs/components';
import { isForSale } from '@core/domain/coupon/issue/voucher';
import { tiersText } from '@core/domain/coupon/text/words';
import { shortYuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { tierNames } from '@/components/tier-card/tier-names';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { ticketFacts } from '@/components/coupon-ticket/ticket-facts';
import { serverNow } from '@/lib/clock';
import type { FailureCode } from '@/lib/failure';
import { go } from '@/lib/go';
import { usePaused } from '@/lib/session';
import { momentText, untilText } from '@/lib/time-text';
import { offerMessages as words } from './messages';
import type { Offer } from './use-offers';
import './offer.scss';

type OfferTicketProps = {
  offer: Offer;
  groupName: string;
  busy: boolean;
  onClaim: (templateId: string) => void;
};

const audienceOf = ({ tierNeeded, justTiers }: Offer): string | undefined =>
  justTiers ? words.justFor(tiersText(justTiers)) : tierNeeded && words.audience(tierNames[tierNeeded]);

/** What the ticket of an offer says: who may have it, when not everybody may, and the end of what she has, else how long it would last. */
export const offerOnTicket = (offer: Offer, groupName: string, until: typeof untilText = untilText) => {
  const { mineUntil, validityText } = offer;
  return {
    ...ticketFacts(offer, groupName),
    audience: audienceOf(offer),
    validity: mineUntil === undefined ? validityText : until(mineUntil, serverNow()),
  };
};

/** The words for taking it: what has a price is bought. */
export const wordsOf = ({ benefit }: Pick<Offer, 'benefit'>) =>
  isForSale(benefit) ? words.sale : words.free;

/** She has her share, and nothing of it is left to use. */
export const isSpent = ({ claimable, mineUntil }: Pick<Offer, 'claimable' | 'mineUntil'>): boolean =>
  !claimable.ok && claimable.code === 'COUPON_LIMIT_REACHED' && mineUntil === undefined;

/** Refusals that no later day changes for her. */
const FOR_GOOD: ReadonlySet<string> = new Set<FailureCode>([
  'TEMPLATE_SOLD_OUT',
  'TEMPLATE_ENDED',
  'COUPON_NEW_MEMBERS_ONLY',
  'COUPON_NOT_INVITED',
]);

/** Neither to be had any more nor to be used. */
export const isGone = (offer: Pick<Offer, 'claimable' | 'mineUntil'>): boolean =>
  isSpent(offer) || (!offer.claimable.ok && FOR_GOOD.has(offer.claimable.code));

/** Why there is nothing to tap. Joining alone does not bring the level that an offer needs; what she can use bears no stamp. */
export const stampOf = (offer: Offer): string | undefined => {
  const { claimable, tierNeeded } = offer;
  if (claimable.ok) return undefined;
  if (claimable.code === 'COUPON_LIMIT_REACHED') return isSpent(offer) ? wordsOf(offer).had : undefined;
  if (claimable.code !== 'MEMBER_REQUIRED')
    return { ...words.stamps, ...wordsOf(offer).none }[claimable.code];
  return tierNeeded && words.onlyFor(offer.justTiers ? tiersText(offer.justTiers) : tierNames[tierNeeded]);
};

/** When it opens, why it cannot be had, or how many more of it can. */
const noteOf = (offer: Offer, stamp: string | undefined) => {
  const { claimable, claimFrom, mine, perMember } = offer;
  if (claimable.ok) return mine > 0 ? wordsOf(offer).mayHaveMore(mine, perMember) : undefined;
  if (isSpent(offer)) return words.spent(mine);
  if (claimable.code === 'TEMPLATE_NOT_STARTED') return words.opens(momentText(claimFrom, serverNow()));
  return stamp && claimable.code !== 'MEMBER_REQUIRED' ? claimable.message : undefined;
};

/** An offer in a list with its one action. */
export const OfferTicket = (props: OfferTicketProps) => {
  const { offer, groupName } = props;
  const stamp = stampOf(offer);
  return (
    <CouponTicket
      {...offerOnTicket(offer, groupName)}
      stamp={stamp}
      note={noteOf(offer, stamp)}
      action={stamp ? undefined : <Action {...props} />}
      onClick={() => go('offer', { templateId: offer.templateId })}
    />
  );
};

const Action = ({ offer, busy, onClaim }: OfferTicketProps) => {
  const { claimable } = offer;
  // the ticket itself leads to the detail; its button must not
  const stop = (event: { stopPropagation: () => void }) => event.stopPropagation();
  const paused = usePaused();
  if (paused) {
    return (
      <View className="offer-action" onClick={stop}>
        <Button kind="secondary" inline compact onClick={() => go('consents')}>
          {words.resume}
        </Button>
      </View>
    );
  }
  if (!claimable.ok && claimable.code === 'COUPON_LIMIT_REACHED') {
    return (
      <View className="offer-action" onClick={stop}>
        <Button kind="secondary" inline compact onClick={() => go('code')}>
          {words.use}
        </Button>
      </View>
    );
  }
  if (claimable.ok && isForSale(offer.benefit)) {
    return (
      <View className="offer-action" onClick={stop}>
        <Button inline compact onClick={() => go('offer', { templateId: offer.templateId })}>
          {words.buy(shortYuanText(offer.benefit.priceFen))}
        </Button>
      </View>
    );
  }
  const join = !claimable.ok;
  const more = claimable.ok && offer.mine > 0;
  return (
    <View className="offer-action" onClick={stop}>
      <Button
        kind={more ? 'secondary' : 'primary'}
        inline
        compact
        loading={busy}
        onClick={() => (join ? go('join', { next: 'back' }) : onClaim(offer.templateId))}
      >
        {join ? words.join : more ? words.claimMore : words.claim}
      </Button>
    </View>
  );
};
