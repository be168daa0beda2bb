import { memberCode, stepAt, stepEndsAt } from '@core/domain/member/code';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { useMemo } from 'react';
import { fromBase64url } from '@/lib/base64url';
import type { DeviceSecret } from '@/lib/member-device';
import { useNow } from '@/lib/use-now';

const TICK_MS = 250;
const sign = (key: Uint8Array, message: Uint8Array) => hmac(sha256, key, message);

/** The digits of this moment, and how much of their minute is left (1 … 0); computed here, with no network. */
export const useMemberCode = (device: DeviceSecret, running: boolean) => {
  const now = useNow(TICK_MS, running);
  const source = useMemo(() => ({ ...device, secret: fromBase64url(device.secret) }), [device]);
  const step = stepAt(now, device.stepSeconds);
  const digits = useMemo(
    () => memberCode(source, step * device.stepSeconds * 1_000, sign),
    [device.stepSeconds, source, step],
  );
  const leftMs = stepEndsAt(step, device.stepSeconds) - now;
  return {
    digits,
    left: leftMs / (device.stepSeconds * 1_000),
    secondsLeft: Math.max(1, Math.ceil(leftMs / 1_000)),
  };
};

/** "9012 3456 7890 1234 5678". */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
