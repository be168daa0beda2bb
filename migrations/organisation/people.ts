import { invitationExpiry, invitationState, makePasscode } from '@core/domain/staff/invitation';
import { reachOf } from '@core/domain/staff/post';
import type { Deps } from '@server/deps';
import { INVITATIONS, type Invitation } from '@server/modules/invitation/documents';
import type { Organisation } from './shape';

type Person = Organisation['people'][number];

const invitationOf = (deps: Pick<Deps, 'now' | 'random'>, { key, role, storeId, brandId }: Person, given: Organisation): Invitation => ({
  _id: `inv_org-${key}`,
  passcode: makePasscode(deps.random.below),
  role,
  storeId,
  counterIds: reachOf(role) === 'store' ? given.counters.filter(counter => counter.storeId === storeId).map(({ id }) => id) : [],
  ...(brandId === undefined ? {} : { brandId }),
  invitedBy: 'organisation',
  invitedByName: given.group.name,
  approved: true,
  createdAt: deps.now(),
  expiresAt: invitationExpiry(deps.now()),
  state: 'open',
});

/**
 * A passcode for each person of the file whose place is still free, a line each; one that ran out is made anew. Whoever
 * enters it works at once: nobody is there yet who could approve.
 */
export const invitePeople = async (deps: Pick<Deps, 'db' | 'now' | 'random'>, given: Organisation): Promise<string[]> => {
  const invitations = deps.db.collection<Invitation>(INVITATIONS);
  const lines: string[] = [];
  for (const person of given.people) {
    const who = `${person.role} ${person.key}${person.note === undefined ? '' : ` (${person.note})`}`;
    const before = await invitations.get(`inv_org-${person.key}`);
    const state = before && invitationState(before, deps.now());
    if (state === 'used') {
      lines.push(`${who}: taken`);
      continue;
    }
    const open = state === 'open' ? before! : invitationOf(deps, person, given);
    if (state === 'open') lines.push(`${who}: passcode ${open.passcode}, still open`);
    else {
      if (before) await invitations.remove(before._id);
      await invitations.insert(open);
      lines.push(`${who}: passcode ${open.passcode}, for seven days`);
    }
  }
  return lines;
};
