import type { BillForm } from './bill-form';

/** A bill that was begun in a visit, as far as it was typed. */
export type Draft = {
  ticketId: string;
  counterId: string;
  memberMasked: string;
  /** when the visit ends, and the draft with it */
  expiresAt: number;
  form: BillForm;
};

export type DraftsDeps = { read: () => Draft[]; write: (drafts: Draft[]) => void; now: () => number };

/** Keeps each visit's bill while the visit lives, so that leaving the page loses nothing. */
export const createDrafts = ({ read, write, now }: DraftsDeps) => {
  const list = (): Draft[] => read().filter(({ expiresAt }) => expiresAt > now());
  const others = (ticketId: string): Draft[] => list().filter(draft => draft.ticketId !== ticketId);

  return {
    /** Those of visits that still live. */
    list,
    find: (ticketId: string): Draft | undefined => list().find(draft => draft.ticketId === ticketId),
    /** Keeps this state of the visit's bill instead of an earlier one. */
    keep: (draft: Draft): void => write([...others(draft.ticketId), draft]),
    /** The bill was redeemed or given up. */
    drop: (ticketId: string): void => {
      if (list().some(draft => draft.ticketId === ticketId)) write(others(ticketId));
    },
  };
};
