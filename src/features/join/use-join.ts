import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import { useState } from 'react';
import { api } from '@/lib/api';
import { keepMember, reloadSession, type Session } from '@/lib/session';
import { useChange } from '@/lib/use-change';
import type { Invite } from './use-invite';

type JoinInput = InputOf<ConsumerContract, 'member.join'>;
export type JoinAnswer = OutputOf<ConsumerContract, 'member.join'>;

export type Ticks = { mall: boolean; brand: boolean };

const inputOf = (
  session: Session,
  invite: Invite | undefined,
  ticks: Ticks,
  phoneCode?: string,
): JoinInput => ({
  ...(invite ? { scene: invite.scene } : {}),
  ...(phoneCode ? { phoneCode } : {}),
  consents: {
    mall: { version: session.mallAgreement.version, adult: true },
    ...(invite && ticks.brand
      ? { brand: { brandId: invite.brandAgreement.brandId, version: invite.brandAgreement.version } }
      : {}),
  },
});

/** Joining: ticks, the change itself, and what it brought. */
export const useJoin = (session: Session, invite: Invite | undefined) => {
  const [ticks, setTicks] = useState<Ticks>({ mall: false, brand: false });
  const [joined, setJoined] = useState<JoinAnswer>();
  // which tick was missing when she asked to join
  const [missing, setMissing] = useState<keyof Ticks>();
  const [refused, setRefused] = useState(false);
  const change = useChange((input: JoinInput, requestId) =>
    api.consumer('member.join', input, { requestId }),
  );

  const settle = (answer: Awaited<ReturnType<typeof change.run>>) => {
    if (!answer?.ok) return;
    setJoined(answer.data);
    keepMember(answer.data.member);
    void reloadSession();
  };
  return {
    ticks,
    tick: (part: Partial<Ticks>) => {
      setMissing(undefined);
      setTicks(old => ({ ...old, ...part }));
    },
    missing,
    askFor: setMissing,
    joined,
    refused,
    setRefused,
    change,
    join: async (phoneCode?: string) => {
      setRefused(false);
      settle(await change.run(inputOf(session, invite, ticks, phoneCode)));
    },
    retry: async () => settle(await change.retry()),
  };
};
export type Joining = ReturnType<typeof useJoin>;
