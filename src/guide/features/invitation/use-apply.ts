import type { OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { useState } from 'react';
import { api, type Answer } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import { useChange } from '@/lib/use-change';

export type Invitation = OutputOf<GuideContract, 'invitation.find'>;
type Accepted = OutputOf<GuideContract, 'invitation.accept'>;

export type ApplyStep =
  | { kind: 'passcode' }
  | { kind: 'check'; invitation: Invitation }
  | { kind: 'done'; invitation: Invitation; state: Accepted['state'] };

/** From the passcode over the invitation to the application. */
export const useApply = () => {
  const [step, setStep] = useState<ApplyStep>({ kind: 'passcode' });
  const [finding, setFinding] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { run, busy } = useChange<{ passcode: string; name: string }, Accepted>((input, requestId) =>
    api.guide('invitation.accept', input, { requestId }),
  );

  const tell = <T>(answer: Answer<T> | undefined): T | undefined => {
    setFailure(answer && !answer.ok ? answer.failure : undefined);
    return answer?.ok ? answer.data : undefined;
  };
  const find = async (passcode: string): Promise<void> => {
    setFinding(true);
    const invitation = tell(await api.guide('invitation.find', { passcode }));
    setFinding(false);
    if (invitation) setStep({ kind: 'check', invitation });
  };
  const accept = async (invitation: Invitation, name: string): Promise<void> => {
    const accepted = tell(await run({ passcode: invitation.passcode, name }));
    if (accepted) setStep({ kind: 'done', invitation, state: accepted.state });
  };
  const restart = (): void => {
    setFailure(undefined);
    setStep({ kind: 'passcode' });
  };
  return { step, find, accept, restart, busy: busy || finding, failure };
};
