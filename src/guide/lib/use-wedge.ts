import { useEffect, useRef } from 'react';
import { isH5 } from '@/lib/platform';
import { createWedge } from './wedge';

/** Listens to a hand scanner that types the code and Enter, though no field is focused; fields keep what is typed in them. */
export const useWedge = (running: boolean, onCode: (text: string) => void): void => {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    if (!isH5 || !running) return undefined;
    const wedge = createWedge();
    const onKey = (event: KeyboardEvent): void => {
      // Taro's inputs send an event of their own under the same name, without a key
      if (
        !(event instanceof KeyboardEvent) ||
        (event.target as Partial<HTMLElement>).closest?.('input,textarea')
      )
        return;
      const code = wedge({ key: event.key, at: event.timeStamp });
      if (code === undefined) return;
      // Enter would press the button that has the focus
      event.preventDefault();
      event.stopPropagation();
      latest.current(code);
    };
    // before anything else hears of Enter
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [running]);
};
