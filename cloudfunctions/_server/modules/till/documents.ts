import type { WrongCodes } from '@core/domain/visit/lock';
import type { Doc } from '../../db/database';

/** A key that a till signs with; several may be active at once, so that keys can be changed without a pause. */
export type TillKey = {
  keyId: string;
  secretSealed: string;
  state: 'active' | 'revoked';
  since: number;
  revokedAt?: number;
};

/** One till of a store. `_id` follows from both, so that it stays the same till under every key. */
export type Till = Doc & {
  storeId: string;
  terminalId: string;
  /** as a receipt names it */
  name: string;
  keys: TillKey[];
  /** wrong codes; see the visit module */
  terminals?: Record<string, WrongCodes>;
  since: number;
  schema: 1;
};

/** A nonce that was used; nobody needs to remember it once its request has grown too old to be taken. */
export type TillNonce = Doc & { until: number };

export const TILLS = 'tills';
export const TILL_NONCES = 'till_nonces';

export const tillId = (storeId: string, terminalId: string): string => `till_${storeId.replace(/^st_/, '')}_${terminalId}`;

/** The till's name among terminals; no client can send a colon, so no phone passes for a till. */
export const terminalOf = ({ terminalId }: Till): string => `till:${terminalId}`;
