import type { StaffRole } from '@core/contracts/define';
import type { StaffState } from '@core/domain/staff/state';
import type { Doc } from '../../db/database';

/**
 * A role in one store, with the counters there; moves and leaving keep their dates. The store of a post of headquarters is only
 * its home; `brandId` is there on a brand operator's post, and is what she may touch.
 */
export type Post = { storeId: string; role: StaffRole; counterIds: string[]; brandId?: string; from: number; until?: number };

/** A person who works at the counters. */
export type Staff = Doc & {
  state: StaffState;
  openid: string;
  name: string;
  title: string;
  /** address of the picture; empty: the app shows the name */
  avatar: string;
  employer: 'mall' | 'brand';
  brandId?: string;
  posts: Post[];
  /** stores of the posts, for look-ups by store; see `storesOfPosts` */
  storeIds: string[];
  badgeScene?: string;
  since: number;
  suspendedReason?: string;
  /** whose manager spoke the suspension; only that store lifts it */
  suspendedStoreId?: string;
  rejectedReason?: string;
  leftAt?: number;
  invitationId?: string;
  /** wrong codes per terminal; see the visit module */
  terminals?: Record<string, { wrong: number; since: number; lockedUntil?: number }>;
  schema: 1;
};

export const STAFF = 'staff';
