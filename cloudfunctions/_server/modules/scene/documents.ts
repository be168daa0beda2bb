import type { Doc } from '../../db/database';

/** What a printed or shared code leads to; `_id` is the scene in the code (≤ 32 characters). */
export type Scene = Doc & {
  placement: 'badge' | 'counter-sign' | 'poster';
  brandId: string;
  storeId: string;
  counterId: string;
  /** who invites; absent for a counter's own sign */
  guideId?: string;
  campaign?: string;
  state: 'active' | 'revoked';
  at: number;
};

export const SCENES = 'scenes';
