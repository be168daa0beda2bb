import { useEffect, useState } from 'react';
import { serverNow } from './clock';

/** The server's time, renewed every `everyMs` while `running`. */
export const useNow = (everyMs = 1_000, running = true): number => {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!running) return undefined;
    setNow(serverNow());
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, running]);
  return now;
};
