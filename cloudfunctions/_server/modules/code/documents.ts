import { keyedHash } from '../../crypto';
import type { Doc } from '../../db/database';
import type { Env } from '../../env';

/**
 * One code out of a file: whoever types it in gets a coupon, once. The code itself is worth money to whoever reads it, so
 * only its keyed hash is kept: `_id` is `xc_<hash>`.
 */
export type ExchangeCode = Doc & {
  templateId: string;
  importId: string;
  /** of the file, from 1 */
  line: number;
  state: 'open' | 'used';
  memberId?: string;
  couponId?: string;
  usedAt?: number;
  schema: 1;
};

export const EXCHANGE_CODES = 'exchange_codes';

/** @param said normalised */
export const exchangeCodeId = (env: Pick<Env, 'YIMA_HASH_KEY'>, said: string): string =>
  `xc_${keyedHash(env.YIMA_HASH_KEY, 'exchange-code', said)}`;
