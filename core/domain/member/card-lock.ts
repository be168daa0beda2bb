import { HOUR_MS } from '../calendar';

/** Wrong PINs of a card since the last right one. */
export type CardTries = { wrong: number; lockedUntil?: number };

const CARD_TRIES = 5;
export const CARD_LOCK_MS = HOUR_MS;

/** Is the card closed to guesses now? */
export const isCardLocked = ({ lockedUntil }: CardTries, now: number): boolean => lockedUntil !== undefined && now < lockedUntil;

/** After a wrong PIN: the fifth in a row locks the card for an hour; a lock that ended counts anew. */
export const afterWrongPin = (tries: CardTries, now: number): CardTries => {
  const wrong = (tries.lockedUntil === undefined ? tries.wrong : 0) + 1;
  return wrong >= CARD_TRIES ? { wrong, lockedUntil: now + CARD_LOCK_MS } : { wrong };
};
