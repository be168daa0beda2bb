import { useEffect, useId, useRef } from 'react';
import { toTop } from '@/lib/from-top';
import { isH5 } from '@/lib/platform';

/** Another step is seen, and read, from its heading: put what it answers on that. */
export const useStepHead = (step: string): { id?: string } => {
  const id = useId();
  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step) return;
    seen.current = step;
    toTop();
    const heading = isH5 ? document.getElementById(id) : null;
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [step, id]);
  return isH5 ? { id } : {};
};
