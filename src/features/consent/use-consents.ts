import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { keepMember } from '@/lib/session';
import { toast } from '@/lib/toast';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { consentMessages as words } from './messages';

export type Consents = OutputOf<ConsumerContract, 'consent.list'>;
export type Consent = Consents['items'][number];
export type EndedConsent = Consents['ended'][number];

/** The consents that stand and that were taken back, once it is known that she is a member; anew when she comes back. */
export const useConsents = (enabled: boolean) => {
  const query = useQuery<Consents>(() => api.consumer('consent.list', {}), { enabled });
  useAgainOnShow(() => enabled && query.reload());
  return query;
};

/** Withdraws one consent after saying what that undoes. */
export const useWithdraw = (onDone: () => Promise<void>) => {
  const change = useChange((input: InputOf<ConsumerContract, 'consent.withdraw'>, requestId) =>
    api.consumer('consent.withdraw', input, { requestId }),
  );
  const withdraw = async ({ kind, brand }: Consent) => {
    const question = kind === 'brand' && brand ? words.withdrawBrand(brand.name) : words.withdrawMall;
    if (!(await confirm({ ...question, yes: words.yes, danger: true }))) return;
    const answer = await change.run(
      kind === 'brand' && brand ? { kind, brandId: brand.brandId } : { kind: 'mall' },
    );
    if (!answer) return;
    if (!answer.ok) return toast(answer.failure.message, 'bad');
    keepMember(answer.data);
    toast(kind === 'brand' ? words.withdrawnBrand : words.withdrawnMall, 'good');
    await onDone();
  };
  return { withdraw, busy: change.busy };
};

/** Agrees to the mall's terms again; everything comes back. */
export const useAgreeAgain = (onDone: () => Promise<void>) => {
  const change = useChange((version: string, requestId) =>
    api.consumer('consent.give', { kind: 'mall', version, adult: true }, { requestId }),
  );
  const agree = async (version: string) => {
    const answer = await change.run(version);
    if (!answer) return;
    if (!answer.ok) return toast(answer.failure.message, 'bad');
    keepMember(answer.data);
    toast(words.restored, 'good');
    await onDone();
  };
  return { agree, busy: change.busy };
};
