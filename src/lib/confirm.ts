import { create } from 'zustand';

export type Question = {
  title: string;
  /** what will happen and what it undoes */
  body?: string;
  /** the verb of the action */
  yes: string;
  no?: string;
  danger?: boolean;
};
/** The second of two quick taps is not meant for what came up between them. */
const DOUBLE_TAP_MS = 500;
type Asked = { question: Question | undefined; answer: (yes: boolean) => void };

export const useConfirm = create<Asked>(() => ({ question: undefined, answer: () => undefined }));

let askedAt = 0;

/** Asks before something that cannot be taken back; false when she thinks better of it. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise(resolve => {
    askedAt = Date.now();
    useConfirm.getState().answer(false);
    const answer = (yes: boolean) => {
      useConfirm.setState({ question: undefined, answer: () => undefined });
      resolve(yes);
    };
    useConfirm.setState({ question, answer });
  });

/** A tap beside the question: a no, once there was time to see it. */
export const tapBeside = (): void => {
  if (Date.now() - askedAt >= DOUBLE_TAP_MS) useConfirm.getState().answer(false);
};

/** Nobody is there to answer any more: that is a no. */
export const dropQuestion = (): void => useConfirm.getState().answer(false);
