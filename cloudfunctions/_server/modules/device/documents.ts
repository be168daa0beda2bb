import type { Doc } from '../../db/database';

/** A phone that shows the member code. `_id` follows from member and device key: one device, one document. */
export type Device = Doc & {
  memberId: string;
  /** made by the app on that phone */
  deviceKey: string;
  name: string;
  /** ten random digits that the code carries */
  handle: string;
  /** 32 bytes, encrypted */
  secretSealed: string;
  stepSeconds: number;
  state: 'active' | 'revoked';
  registeredAt: number;
  rotateAfter: number;
  revokedAt?: number;
  revokedBy?: 'member' | 'desk' | 'deletion';
};

export const DEVICES = 'devices';
