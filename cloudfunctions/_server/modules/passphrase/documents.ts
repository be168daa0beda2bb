import type { Doc } from '../../db/database';

/** What somebody may say to get a coupon: `_id` is `pw_<the normalised words>`, so that two running offers never share one. */
export type Passphrase = Doc & { templateId: string; since: number; schema: 1 };

export const PASSPHRASES = 'passphrases';

/** It is printed on posters, so nothing about it is secret. @param said normalised */
export const passphraseId = (said: string): string => `pw_${said}`;
