import { useSyncExternalStore } from 'react';
import { isH5 } from '@/lib/platform';

/** From here on headquarters' pages have side navigation and tables; the same number stands in `desktop.scss`. */
const WIDE = '(min-width: 1024px)';

const media = (): MediaQueryList | undefined =>
  isH5 && typeof window.matchMedia === 'function' ? window.matchMedia(WIDE) : undefined;

const subscribe = (tell: () => void): (() => void) => {
  const list = media();
  list?.addEventListener('change', tell);
  return () => list?.removeEventListener('change', tell);
};

/** Is there room for a table? Never in the mini program. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => media()?.matches ?? false);
