import type { Session } from '@/lib/session';
import type { Invite } from './use-invite';

/**
 * Where she stands before this invitation:
 * `new` never a member or left · `add-brand` member of the mall, not of this brand · `paused` the mall's terms are
 * withdrawn, so they are asked for again · `already` nothing left to join.
 */
export type Standing = 'new' | 'add-brand' | 'paused' | 'already';

export const standingOf = (session: Session, invite: Invite | undefined): Standing => {
  const { member } = session;
  if (!member) return 'new';
  if (member.state === 'paused') return 'paused';
  const inBrand = !invite || member.brands.some(({ brand }) => brand.brandId === invite.brand.brandId);
  return inBrand ? 'already' : 'add-brand';
};
