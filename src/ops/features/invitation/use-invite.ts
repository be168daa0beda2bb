import type { InputOf, OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { useState } from 'react';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';

export type InviteInput = InputOf<OpsContract, 'staff.invite'>;
export type Invitation = OutputOf<OpsContract, 'staff.invite'>;

/** Makes an invitation for a role at some of the store's counters. */
export const useInvite = () => {
  const storeId = useActing(state => state.acting?.storeId);
  const query = useQuery(() => api.ops('staff.list', {}), {
    deps: [storeId],
    isEmpty: people => people.counters.length === 0,
  });
  const change = useChange<InviteInput, Invitation>((input, requestId) =>
    api.ops('staff.invite', input, { requestId }),
  );
  const [made, setMade] = useState<Invitation>();
  const invite = async (input: InviteInput): Promise<void> => {
    const answer = await change.run(input);
    if (answer?.ok) setMade(answer.data);
  };
  return { query, invite, busy: change.busy, failure: change.failure, made, again: () => setMade(undefined) };
};
