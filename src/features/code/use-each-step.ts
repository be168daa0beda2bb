import { stepAt, stepEndsAt } from '@core/domain/member/code';
import { useEffect, useRef } from 'react';
import { serverNow } from '@/lib/clock';
import type { DeviceSecret } from '@/lib/member-device';

/** All phones change their codes in the same second: what they ask then is spread over this long. */
const SPREAD_MS = 5_000;

/** Calls `onStep` shortly after each new code of the device; never while there is none. */
export const useEachStep = (device: DeviceSecret | undefined, onStep: () => void): void => {
  const latest = useRef(onStep);
  latest.current = onStep;
  const stepSeconds = device?.stepSeconds;
  const later = Number(device?.handle ?? 0) % SPREAD_MS;
  useEffect(() => {
    if (!stepSeconds) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const now = serverNow();
      timer = setTimeout(
        () => {
          latest.current();
          wait();
        },
        stepEndsAt(stepAt(now, stepSeconds), stepSeconds) - now + later,
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [stepSeconds, later]);
};
