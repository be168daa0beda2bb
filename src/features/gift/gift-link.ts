import { urlOf } from '@/lib/go';

/** The link of a gift for a browser; in the mini program the share card carries the path. */
export const giftLink = (giftId: string): string =>
  `${window.location.origin}${window.location.pathname}#${urlOf('gift', { giftId })}`;
