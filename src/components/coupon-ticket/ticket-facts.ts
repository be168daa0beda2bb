import type { OfferFacts } from '@core/contracts/template';
import type { TicketProps } from './coupon-ticket';

type Facts = Pick<
  TicketProps,
  'title' | 'benefit' | 'thresholdFen' | 'scope' | 'when' | 'issuer' | 'issuerName'
>;

/** What a ticket shows of an offer, and of a coupon made from it, alike; the group stands for offers of the mall. */
export const ticketFacts = (
  { title, benefit, thresholdFen, scopeText, whenText, issuer, brand }: OfferFacts,
  groupName: string,
): Facts => ({
  title,
  benefit,
  thresholdFen,
  scope: scopeText,
  when: whenText,
  issuer,
  issuerName: brand?.name ?? groupName,
});
