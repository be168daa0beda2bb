import type { Doc } from '../../db/database';

/** What someone agreed to, in which version and when; kept for good, a withdrawal is added to it. */
export type Consent = Doc & {
  memberId: string;
  kind: 'mall' | 'brand';
  brandId?: string;
  version: string;
  title: string;
  legalEntity: string;
  /** the words that were agreed to; absent on a consent to a version whose words nobody had kept */
  textId?: string;
  givenAt: number;
  withdrawnAt?: number;
  /** a newer version took its place */
  replacedAt?: number;
  /** where it was given */
  scene?: string;
  requestId: string;
};

export const CONSENTS = 'consents';
