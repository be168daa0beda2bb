import { useCallback, useRef, useState } from 'react';
import { dropSecret, keepSecret, readSecret, type DeviceSecret } from '@/lib/member-device';

/** Why her number must be proven first: this phone was revoked (`lost`), or another one was and this one is new. */
export type Gate = 'lost' | 'proof';

/** What this phone holds to show codes, or why it may not; kept on the phone too. */
export const useSecret = () => {
  const [secret, setSecret] = useState<DeviceSecret | undefined>(readSecret);
  const [gate, setGate] = useState<Gate>();
  // for calls that were begun before the gate closed
  const closed = useRef(false);
  const take = useCallback((next: DeviceSecret | undefined, why: Gate | undefined) => {
    if (next) keepSecret(next);
    else dropSecret();
    setSecret(next);
    closed.current = why !== undefined;
    setGate(why);
  }, []);
  return { secret, gate, closed, take };
};
