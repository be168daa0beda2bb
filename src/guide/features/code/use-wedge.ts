import { useEffect, useRef } from 'react';
import { isH5 } from '@/lib/platform';

/** A hand scanner types faster than any person; a longer pause begins a new code. */
const PAUSE_MS = 300;
const SHORTEST = 8;

/** Listens to a hand scanner that types the code and Enter, wherever the focus is; inputs keep what is typed in them. */
export const useWedge = (running: boolean, onCode: (text: string) => void): void => {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    if (!isH5 || !running) return undefined;
    let text = '';
    let lastAt = 0;
    const onKey = (event: KeyboardEvent): void => {
      // Taro's inputs send an event of their own under the same name, without a key
      if (!(event instanceof KeyboardEvent) || (event.target as HTMLElement).closest('input,textarea'))
        return;
      if (event.timeStamp - lastAt > PAUSE_MS) text = '';
      lastAt = event.timeStamp;
      if (event.key.length === 1) text += event.key;
      if (event.key !== 'Enter' || text.length < SHORTEST) return;
      event.preventDefault();
      latest.current(text);
      text = '';
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [running]);
};
