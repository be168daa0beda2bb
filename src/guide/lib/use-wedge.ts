import { useEffect, useRef } from 'react';
import { isH5 } from '@/lib/platform';
import { BETWEEN_MS, createWedge } from './wedge';

type Options = {
  /** hear it also while an amount has the focus: nobody types a code there, and the amount is put back */
  overAmounts?: boolean;
};

const fieldOf = (event: KeyboardEvent): HTMLInputElement | null =>
  (event.target as Partial<HTMLElement>).closest?.('input,textarea') as HTMLInputElement | null;

/** As if it had been typed: through the platform's own setter, or React takes it for what it already has. */
const putBack = (field: HTMLInputElement, value: string): void => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Knows what stood in a field before the run of keys that goes on now. */
const createMemory = () => {
  let [value, lastAt] = ['', Number.NEGATIVE_INFINITY];
  return {
    note: (field: HTMLInputElement, { key, timeStamp }: KeyboardEvent): void => {
      if (key.length !== 1) return;
      if (timeStamp - lastAt > BETWEEN_MS) value = field.value;
      lastAt = timeStamp;
    },
    before: (): string => value,
  };
};

/**
 * Listens to a hand scanner that types the code and Enter, though no field is focused; fields keep what is typed in
 * them, a slip's number among them, but for amounts where `overAmounts` says so.
 */
export const useWedge = (
  running: boolean,
  onCode: (text: string) => void,
  { overAmounts = false }: Options = {},
): void => {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    if (!isH5 || !running) return undefined;
    const wedge = createWedge();
    const memory = createMemory();
    const onKey = (event: KeyboardEvent): void => {
      // Taro's inputs send an event of their own under the same name, without a key
      if (!(event instanceof KeyboardEvent)) return;
      const field = fieldOf(event);
      if (field && !(overAmounts && field.matches('input[inputmode="decimal"]'))) return;
      if (field) memory.note(field, event);
      const code = wedge({ key: event.key, at: event.timeStamp });
      if (code === undefined) return;
      // Enter would press the button that has the focus
      event.preventDefault();
      event.stopPropagation();
      if (field) putBack(field, memory.before());
      latest.current(code);
    };
    // before anything else hears of Enter
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [running, overAmounts]);
};
