import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import type { Failure } from '@/lib/failure';
import { deviceKey, dropSecret, forgetDevice, keepSecret, readSecret } from '@/lib/member-device';
import { useChange } from '@/lib/use-change';
import { phoneModel } from '@/lib/wechat/phone-model';

/**
 * The secret of this phone: from the storage at once, from the server when there is none yet or it is due for a new
 * one. Each contact also finds out whether the phone was revoked meanwhile.
 */
export const useDevice = (isMember: boolean | undefined) => {
  const [secret, setSecret] = useState(readSecret);
  const [failure, setFailure] = useState<Failure>();
  const [revoked, setRevoked] = useState(false);
  const { run } = useChange((key: string, requestId) =>
    api.consumer('device.register', { deviceKey: key, name: phoneModel() }, { requestId }),
  );

  const revoke = useCallback(() => {
    dropSecret();
    setSecret(undefined);
    setRevoked(true);
  }, []);

  const register = useCallback(async () => {
    setFailure(undefined);
    const answer = await run(deviceKey());
    if (!answer) return;
    if (answer.ok) {
      keepSecret(answer.data);
      setSecret(answer.data);
      setRevoked(false);
    } else if (answer.failure.code === 'DEVICE_REVOKED') revoke();
    else setFailure(answer.failure);
  }, [revoke, run]);

  const check = useCallback(async () => {
    const held = readSecret();
    if (!held || serverNow() >= held.rotateAfter) return register();
    const answer = await api.consumer('device.list', { deviceKey: deviceKey() });
    if (answer.ok && !answer.data.items.some(({ current }) => current)) revoke();
    else if (!answer.ok && answer.failure.code === 'DEVICE_REVOKED') revoke();
  }, [register, revoke]);

  useEffect(() => {
    if (isMember === undefined) return;
    if (isMember) return void check();
    // she is no member any more: what this phone showed must go
    dropSecret();
    setSecret(undefined);
  }, [check, isMember]);
  useDidShow(() => {
    if (isMember) void check();
  });

  const startAnew = useCallback(async () => {
    forgetDevice();
    await register();
  }, [register]);
  return { secret, failure, revoked, register, startAnew };
};
