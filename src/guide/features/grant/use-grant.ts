import type { OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { grantMessages as m } from './messages';

export type Grants = OutputOf<GuideContract, 'grant.list'>;
export type Grant = Grants['items'][number];

/** What may be given in this visit, and giving it. */
export const useGrant = (ticketId: string, onGiven: () => void) => {
  const query = useQuery<Grants>(() => api.guide('grant.list', { ticketId }), { deps: [ticketId] });
  const change = useChange((templateId: string, requestId) =>
    api.guide('grant.give', { ticketId, templateId }, { requestId }),
  );
  const give = async ({ templateId, title }: Grant) => {
    if (!(await confirm({ title: m.askTitle(title), body: m.askBody, yes: m.yes }))) return;
    const answer = await change.run(templateId);
    if (answer?.ok) {
      toast(m.given(title), 'good');
      onGiven();
    }
    if (answer) await query.reload();
  };
  return { query, give, busy: change.busy, failure: change.failure };
};
