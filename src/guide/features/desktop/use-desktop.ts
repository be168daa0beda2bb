import type { InputOf, OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { useState } from 'react';
import { api } from '@/lib/api';
import { newRequestId } from '@/lib/request-id';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';

export type Asked = OutputOf<GuideContract, 'desktop.scan'>;
export type DesktopSession = OutputOf<GuideContract, 'desktop.confirm'>;
type Coded = InputOf<GuideContract, 'desktop.scan'>;

/** Which browser the code belongs to; looking claims the code for this phone. */
export const useAsked = (code: string) =>
  useQuery(() => api.guide('desktop.scan', { code }, { requestId: newRequestId() }), { deps: [code] });

/** Her yes or no to a code. */
export const useAnswerTo = (code: string) => {
  const [said, setSaid] = useState<'yes' | 'no'>();
  const yes = useChange<Coded, DesktopSession>((input, requestId) =>
    api.guide('desktop.confirm', input, { requestId }),
  );
  const no = useChange<Coded, object>((input, requestId) =>
    api.guide('desktop.refuse', input, { requestId }),
  );
  const confirm = async (): Promise<void> => {
    if ((await yes.run({ code }))?.ok) setSaid('yes');
  };
  const refuse = async (): Promise<void> => {
    if ((await no.run({ code }))?.ok) setSaid('no');
  };
  return { said, confirm, refuse, busy: yes.busy || no.busy, failure: yes.failure ?? no.failure };
};

/** Her desktops at work, and how one is signed out. */
export const useDesktops = (enabled: boolean) => {
  const query = useQuery(() => api.guide('desktop.list', {}), { enabled });
  const change = useChange<{ sessionId: string }, object>((input, requestId) =>
    api.guide('desktop.end', input, { requestId }),
  );
  const end = async (sessionId: string): Promise<boolean> => {
    const answer = await change.run({ sessionId });
    if (answer?.ok) await query.reload();
    return answer?.ok ?? false;
  };
  return { query, end, busy: change.busy, failure: change.failure };
};
