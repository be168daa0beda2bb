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
type Asked = { question: Question | undefined; answer: (yes: boolean) => void };

export const useConfirm = create<Asked>(() => ({ question: undefined, answer: () => undefined }));

/** Asks before something that cannot be taken back; false when she thinks better of it. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise(resolve => {
    useConfirm.getState().answer(false);
    const answer = (yes: boolean) => {
      useConfirm.setState({ question: undefined, answer: () => undefined });
      resolve(yes);
    };
    useConfirm.setState({ question, answer });
  });

/** Nobody is there to answer any more: that is a no. */
export const dropQuestion = (): void => useConfirm.getState().answer(false);
