import type { InputOf, OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { useState } from 'react';
import { api } from '@/lib/api';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { deskMessages as m } from './messages';

type FindInput = InputOf<OpsContract, 'desk.find-member'>;
export type Found = OutputOf<OpsContract, 'desk.find-member'>;
type RevokeInput = InputOf<OpsContract, 'desk.revoke-device'>;
type Revoked = OutputOf<OpsContract, 'desk.revoke-device'>;

/** Finds a member for a reason and revokes her phones for the same one. */
export const useDesk = () => {
  const finding = useChange<FindInput, Found>((input, requestId) =>
    api.ops('desk.find-member', input, { requestId }),
  );
  const revoking = useChange<RevokeInput, Revoked>((input, requestId) =>
    api.ops('desk.revoke-device', input, { requestId }),
  );
  const [found, setFound] = useState<{ member: Found; reason: string }>();
  const [revokedAt, setRevokedAt] = useState<Record<string, number>>({});

  const find = async (input: FindInput): Promise<void> => {
    const answer = await finding.run(input);
    if (answer?.ok) setFound({ member: answer.data, reason: input.reason });
  };
  const revoke = async (deviceId: string): Promise<void> => {
    if (!found) return;
    const answer = await revoking.run({ memberId: found.member.memberId, deviceId, reason: found.reason });
    if (answer?.ok) {
      setRevokedAt(old => ({ ...old, [deviceId]: answer.data.revokedAt }));
      toast(m.revoked, 'good');
    } else if (answer) toast(answer.failure.message, 'bad');
  };
  const reset = (): void => {
    setFound(undefined);
    setRevokedAt({});
    finding.clear();
  };
  return {
    found,
    find,
    finding: finding.busy,
    failure: finding.failure,
    clear: finding.clear,
    revoke,
    revoking: revoking.busy,
    revokedAt,
    reset,
  };
};
