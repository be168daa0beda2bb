import type { OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { useActing } from '@/lib/acting';
import { api, type Answer } from '@/lib/api';
import type { FailureCode } from '@/lib/failure';
import { useQuery } from '@/lib/use-query';

type Open = OutputOf<GuideContract, 'workbench.open'>;
type Standing = OutputOf<GuideContract, 'post.list'>;

/** The workbench where she acts, or where she stands when it does not open. */
export type Bench = { kind: 'open'; view: Open } | { kind: 'standing'; list: Standing };

/** Refusals that `post.list` explains better than a message can. */
const ASK_WHERE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'ROLE_REQUIRED',
  'STAFF_SUSPENDED',
  'STAFF_NOT_ACTIVE',
  'STORE_NOT_YOURS',
  'COUNTER_NOT_FOUND',
]);

const askBench = async (chosen: boolean): Promise<Answer<Bench>> => {
  if (chosen) {
    const opened = await api.guide('workbench.open', {});
    if (opened.ok) return { ...opened, data: { kind: 'open', view: opened.data } };
    if (!ASK_WHERE.has(opened.failure.code)) return opened;
  }
  const listed = await api.guide('post.list', {});
  return listed.ok ? { ...listed, data: { kind: 'standing', list: listed.data } } : listed;
};

const hasNoPost = (bench: Bench): boolean =>
  bench.kind === 'open'
    ? bench.view.posts.length === 0
    : bench.list.state !== 'active' || bench.list.posts.length === 0;

/** Opens the workbench of the remembered post with one call; asks where she may act only when there is none. */
export const useWorkbench = () => {
  const acting = useActing(state => state.acting);
  const chosen = acting && `${acting.role} ${acting.storeId} ${acting.counterId ?? ''}`;
  return useQuery(() => askBench(chosen !== undefined), { deps: [chosen], isEmpty: hasNoPost });
};
