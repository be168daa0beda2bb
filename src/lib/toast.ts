import { create } from 'zustand';

export type ToastTone = 'plain' | 'good' | 'bad';
type ToastState = { text: string | undefined; tone: ToastTone; turn: number };

export const useToast = create<ToastState>(() => ({ text: undefined, tone: 'plain', turn: 0 }));

/** Said while leaving, it is meant for the next page. */
const TRAVELS_MS = 800;
let saidAt = 0;
const SHOWN_MS = 2_600;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A short word at the foot of the page that goes by itself. */
export const toast = (text: string, tone: ToastTone = 'plain'): void => {
  clearTimeout(timer);
  saidAt = Date.now();
  useToast.setState(old => ({ text, tone, turn: old.turn + 1 }));
  timer = setTimeout(() => useToast.setState({ text: undefined }), SHOWN_MS);
};

/** The page it was said on is left. */
export const leaveToast = (): void => {
  if (Date.now() - saidAt < TRAVELS_MS) return;
  clearTimeout(timer);
  useToast.setState({ text: undefined });
};
