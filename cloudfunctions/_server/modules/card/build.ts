import { maskCardNumber, maskPhone } from '@core/domain/member/mask';
import type { Tier } from '@core/contracts/shared';
import { keyedHash } from '../../crypto';
import type { Env } from '../../env';
import type { OfflineCard } from './documents';

type Keys = Pick<Env, 'YIMA_HASH_KEY'>;

export const cardNumberHash = (env: Keys, number: string): string => keyedHash(env.YIMA_HASH_KEY, 'card-number', number);

/** Bound to the number: equal PINs of two cards have different hashes. */
export const cardPinHash = (env: Keys, number: string, pin: string): string =>
  keyedHash(env.YIMA_HASH_KEY, 'card-pin', `${number}\0${pin}`);

export type PrintedCard = { cardId: string; number: string; pin: string; phone?: string; tier: Tier; points: number };

/** The document of a printed card; how cards are imported. */
export const buildCard = (env: Keys, { cardId, number, pin, phone, tier, points }: PrintedCard): OfflineCard => ({
  _id: cardId,
  numberHash: cardNumberHash(env, number),
  numberMasked: maskCardNumber(number),
  pinHash: cardPinHash(env, number, pin),
  ...(phone === undefined ? {} : { phoneHash: keyedHash(env.YIMA_HASH_KEY, 'phone', phone) }),
  phoneMasked: phone === undefined ? '' : maskPhone(phone),
  tier,
  points,
  wrong: 0,
});
