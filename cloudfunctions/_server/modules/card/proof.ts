import { afterWrongPin, isCardLocked } from '@core/domain/member/card-lock';
import { sameText } from '../../crypto';
import type { MemberContext } from '../../context';
import type { Transaction } from '../../db/database';
import { cardNumberHash, cardPinHash } from './build';
import type { OfflineCard } from './documents';
import { cardsOf, findCardByNumber } from './repo';

export type Printed = { cardNumber: string; pin: string };
/** A card number that does not exist and a wrong PIN look the same from outside. */
export type Proof = { card: OfflineCard } | { code: 'CARD_NOT_FOUND' | 'CARD_LOCKED' | 'CARD_MERGED' };

/** Checks number and PIN and counts a wrong one; reading, judging and counting are one transaction, so no try escapes. */
export const proveCard = async ({ deps, now }: MemberContext, tx: Transaction, { cardNumber, pin }: Printed): Promise<Proof> => {
  const card = await findCardByNumber(tx, cardNumberHash(deps.env, cardNumber));
  if (!card) return { code: 'CARD_NOT_FOUND' };
  if (isCardLocked(card, now)) return { code: 'CARD_LOCKED' };
  const { command } = deps.db;
  if (!sameText(card.pinHash, cardPinHash(deps.env, cardNumber, pin))) {
    const tries = afterWrongPin(card, now);
    await cardsOf(tx).update(card._id, { wrong: tries.wrong, lockedUntil: tries.lockedUntil ?? command.remove() });
    return { code: tries.lockedUntil === undefined ? 'CARD_NOT_FOUND' : 'CARD_LOCKED' };
  }
  if (card.mergedInto !== undefined) return { code: 'CARD_MERGED' };
  if (card.wrong > 0) await cardsOf(tx).update(card._id, { wrong: 0, lockedUntil: command.remove() });
  return { card };
};
