import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import type { Failure } from '@/lib/failure';
import { deviceKey, readSecret } from '@/lib/member-device';
import { useNetwork } from '@/lib/network';
import { reloadSession } from '@/lib/session';
import { useChange } from '@/lib/use-change';
import { phoneModel } from '@/lib/wechat/phone-model';
import { useEachStep } from './use-each-step';
import { useSecret, type Gate } from './use-secret';

type Registration = { key: string; phoneCode?: string };

const gateOf = ({ code, data }: Failure): Gate | undefined => {
  if (code === 'DEVICE_REVOKED') return 'lost';
  if (code !== 'PHONE_PROOF_REQUIRED') return undefined;
  return (data as { lost?: boolean } | undefined)?.lost ? 'lost' : 'proof';
};

/**
 * The secret of this phone: from the storage at once, from the server when there is none yet or it is due for a new
 * one. Each time the page shows, and at each new step while it is `shown`, it asks whether the phone still stands.
 */
export const useDevice = (isMember: boolean | undefined, shown: boolean) => {
  const { secret, gate, closed, take } = useSecret();
  const [failure, setFailure] = useState<Failure>();
  const { run, retry, busy, uncertain } = useChange(({ key, phoneCode }: Registration, requestId) =>
    api.consumer(
      'device.register',
      { deviceKey: key, name: phoneModel(), ...(phoneCode ? { phoneCode } : {}) },
      { requestId },
    ),
  );

  const settle = useCallback(
    (answer: Awaited<ReturnType<typeof run>>, proving: boolean) => {
      if (!answer) return;
      if (answer.ok) {
        setFailure(undefined);
        return take(answer.data, undefined);
      }
      const why = gateOf(answer.failure);
      if (why) take(undefined, why);
      // being asked for a proof the first time is no failure
      setFailure(why && !proving ? undefined : answer.failure);
    },
    [take],
  );

  const register = useCallback(
    async (phoneCode?: string) => {
      setFailure(undefined);
      settle(await run({ key: deviceKey(), phoneCode }), phoneCode !== undefined);
    },
    [run, settle],
  );

  const check = useCallback(async () => {
    if (closed.current) return;
    const held = readSecret();
    if (!held || serverNow() >= held.rotateAfter) return register();
    const answer = await api.consumer('device.list', { deviceKey: deviceKey() });
    if (closed.current) return;
    if (answer.ok && !answer.data.items.some(({ current }) => current)) take(undefined, 'lost');
    else if (!answer.ok && answer.failure.code === 'MEMBER_REQUIRED') await reloadSession();
  }, [closed, register, take]);

  useEffect(() => {
    if (isMember === undefined) return;
    if (isMember) return void check();
    // she is no member any more: what this phone showed must go
    take(undefined, undefined);
  }, [check, isMember, take]);
  useDidShow(() => {
    if (isMember) void check();
  });
  useEachStep(shown ? secret : undefined, () => {
    // the code goes on without network, and says nothing of it
    if (useNetwork.getState().online) void check();
  });

  return {
    secret,
    failure,
    gate,
    register,
    retryProof: async () => settle(await retry(), true),
    busy,
    uncertain,
  };
};
export type DeviceState = ReturnType<typeof useDevice>;
