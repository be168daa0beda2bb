import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { useActing } from '@/lib/acting';
import { api, type Answer } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';

export type People = OutputOf<OpsContract, 'staff.list'>;
export type StaffRow = People['items'][number];
export type Invitation = People['invitations'][number];

const replaceRow = (people: People, row: StaffRow): People => ({
  ...people,
  items: people.items.map(one => (one.staffId === row.staffId ? row : one)),
});
const replaceInvitation = (people: People, invitation: Invitation): People => ({
  ...people,
  invitations: people.invitations.map(one =>
    one.invitationId === invitation.invitationId ? invitation : one,
  ),
});

/** The people of the store and her open invitations, and what the manager can do with them. */
export const useStaff = () => {
  const storeId = useActing(state => state.acting?.storeId);
  const query = useQuery(() => api.ops('staff.list', {}), {
    deps: [storeId],
    isEmpty: people =>
      people.items.every(row => row.self) && people.invitations.every(one => one.state !== 'open'),
  });
  const approve = useChange((input: { staffId: string }, requestId) =>
    api.ops('staff.approve', input, { requestId }),
  );
  const suspend = useChange((input: { staffId: string; reason: string }, requestId) =>
    api.ops('staff.suspend', input, { requestId }),
  );
  const reject = useChange((input: { staffId: string; reason: string }, requestId) =>
    api.ops('staff.reject', input, { requestId }),
  );
  const resume = useChange((input: { staffId: string }, requestId) =>
    api.ops('staff.resume', input, { requestId }),
  );
  const withdraw = useChange((input: { invitationId: string }, requestId) =>
    api.ops('invitation.withdraw', input, { requestId }),
  );

  const refused = (failure: Failure): void => {
    toast(failure.message, 'bad');
    // somebody else was faster: show how it stands now
    if (!failure.retryable) void query.reload();
  };
  /** Takes the changed row into the list; true when the change went through. */
  const settle = <T>(
    answer: Answer<T> | undefined,
    into: (people: People, data: T) => People,
    said: string,
  ): boolean => {
    if (!answer) return false;
    if (!answer.ok) {
      refused(answer.failure);
      return false;
    }
    if (query.data) query.set(into(query.data, answer.data));
    toast(said, 'good');
    return true;
  };

  return {
    query,
    approve: async (row: StaffRow, said: string) =>
      settle(await approve.run({ staffId: row.staffId }), replaceRow, said),
    suspend: async (row: StaffRow, reason: string, said: string) =>
      settle(await suspend.run({ staffId: row.staffId, reason }), replaceRow, said),
    reject: async (row: StaffRow, reason: string, said: string) =>
      settle(await reject.run({ staffId: row.staffId, reason }), replaceRow, said),
    resume: async (row: StaffRow, said: string) =>
      settle(await resume.run({ staffId: row.staffId }), replaceRow, said),
    withdraw: async (one: Invitation, said: string) =>
      settle(await withdraw.run({ invitationId: one.invitationId }), replaceInvitation, said),
    busy: approve.busy || reject.busy || suspend.busy || resume.busy || withdraw.busy,
  };
};
