import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import type { Failure } from '@/lib/failure';
import { deviceKey, dropSecret, keepSecret, readSecret, type DeviceSecret } from '@/lib/member-device';
import { useNetwork } from '@/lib/network';
import { reloadSession } from '@/lib/session';
import { useChange } from '@/lib/use-change';
import { phoneModel } from '@/lib/wechat/phone-model';
import { useEachStep } from './use-each-step';

type Registration = { key: string; phoneCode?: string };
/** Why her number must be proven first: this phone was revoked (`lost`), or another one was and this one is new. */
export type Gate = 'lost' | 'proof';

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
  const [secret, setSecret] = useState<DeviceSecret | undefined>(readSecret);
  const [failure, setFailure] = useState<Failure>();
  const [gate, setGate] = useState<Gate>();
  // read by calls that were begun before the gate closed
  const closed = useRef(false);
  const { run, retry, busy, uncertain } = useChange(({ key, phoneCode }: Registration, requestId) =>
    api.consumer(
      'device.register',
      { deviceKey: key, name: phoneModel(), ...(phoneCode ? { phoneCode } : {}) },
      { requestId },
    ),
  );

  const take = useCallback((next: DeviceSecret | undefined, why: Gate | undefined) => {
    if (next) keepSecret(next);
    else dropSecret();
    setSecret(next);
    closed.current = why !== undefined;
    setGate(why);
  }, []);

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
  }, [register, take]);

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
    prove: (phoneCode: string) => void register(phoneCode),
    retryProof: async () => settle(await retry(), true),
    busy,
    uncertain,
  };
};
export type DeviceState = ReturnType<typeof useDevice>;
