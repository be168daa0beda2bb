import { create } from 'zustand';

export type ToastTone = 'plain' | 'good' | 'bad';
type ToastState = { text: string | undefined; tone: ToastTone; turn: number };

export const useToast = create<ToastState>(() => ({ text: undefined, tone: 'plain', turn: 0 }));

const SHOWN_MS = 2_600;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A short word at the foot of the page that goes by itself. */
export const toast = (text: string, tone: ToastTone = 'plain'): void => {
  clearTimeout(timer);
  useToast.setState(old => ({ text, tone, turn: old.turn + 1 }));
  timer = setTimeout(() => useToast.setState({ text: undefined }), SHOWN_MS);
};
