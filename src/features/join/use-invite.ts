import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import { useQuery, type Query } from '@/lib/use-query';

export type Invite = OutputOf<ConsumerContract, 'scene.resolve'>;
/** An invitation, or why the code she scanned is none; `none` when she came without a code. */
export type Invitation =
  { kind: 'none' } | { kind: 'invite'; invite: Invite } | { kind: 'lost'; failure: Failure };

const isLost = (failure: Failure) => failure.code === 'SCENE_NOT_FOUND' || failure.code === 'SCENE_REVOKED';
// a code of another mini program does not even have the form of ours
const isForeign = (failure: Failure) => failure.code === 'REQUEST_INVALID';

/** What the scanned code leads to. A code that does not exist any more is an answer, not an error. */
export const useInvite = (scene: string | undefined): Query<Invitation> =>
  useQuery<Invitation>(
    async () => {
      if (!scene) return { ok: true, data: { kind: 'none' }, serverAt: 0 };
      const answer = await api.consumer('scene.resolve', { scene });
      if (answer.ok) return { ...answer, data: { kind: 'invite', invite: answer.data } };
      if (isLost(answer.failure) || isForeign(answer.failure)) {
        return { ok: true, data: { kind: 'lost', failure: answer.failure }, serverAt: 0 };
      }
      return answer;
    },
    { deps: [scene] },
  );
