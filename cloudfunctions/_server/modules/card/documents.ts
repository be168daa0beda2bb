import type { Tier } from '@core/contracts/shared';
import type { Doc } from '../../db/database';

/** An old plastic card with its balance. Numbers and PINs are keyed hashes; a card without `phoneHash` cannot be merged online. */
export type OfflineCard = Doc & {
  numberHash: string;
  numberMasked: string;
  pinHash: string;
  phoneHash?: string;
  phoneMasked: string;
  tier: Tier;
  points: number;
  /** wrong PINs since the last right one */
  wrong: number;
  lockedUntil?: number;
  mergedInto?: string;
  mergedAt?: number;
};

export const OFFLINE_CARDS = 'offline_cards';
