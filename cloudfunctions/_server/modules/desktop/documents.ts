import type { ActingAs } from '@core/contracts/define';
import type { SignInState } from '@core/domain/desktop/sign-in';
import type { Doc } from '../../db/database';

/** A browser that waits to be let in. `_id` follows from the browser's own secret, which is kept nowhere. */
export type SignIn = Doc & {
  state: SignInState;
  /** keyed hash of what its QR carries */
  codeHash: string;
  browser: string;
  address?: string;
  startedAt: number;
  expiresAt: number;
  /** how often it was asked about */
  polls: number;
  scannedBy?: string;
  sessionId?: string;
};

/** A browser at work for a person. Its `_id` is the platform's custom user id: 32 characters at most. */
export type DesktopSession = Doc & {
  staffId: string;
  openid: string;
  post: Omit<ActingAs, 'terminalId'>;
  browser: string;
  address?: string;
  openedAt: number;
  expiresAt: number;
  endedAt?: number;
};

export const SIGN_INS = 'desktop_sign_ins';
export const DESKTOP_SESSIONS = 'desktop_sessions';
