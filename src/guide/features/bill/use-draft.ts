import { useCallback, useEffect, useRef, useState } from 'react';
import { isTyped, type BillForm } from './bill-form';
import { drafts } from './draft-store';
import type { Draft } from './drafts';

/** Whose bill it is, and until when it can be finished. */
export type DraftOf = Omit<Draft, 'form'>;

/** What was kept of a visit's bill when its page opened. */
export const useKept = (ticketId: string): BillForm | undefined =>
  useState(() => drafts.find(ticketId)?.form)[0];

/**
 * Keeps what is typed, key by key: nobody announces that a tab will be closed.
 * @returns ends it, when the bill was redeemed or given up
 */
export const useDraft = (
  { ticketId, counterId, memberMasked, expiresAt }: DraftOf,
  form: BillForm,
): (() => void) => {
  const over = useRef(false);
  useEffect(() => {
    if (over.current) return;
    if (isTyped(form)) drafts.keep({ ticketId, counterId, memberMasked, expiresAt, form });
    else drafts.drop(ticketId);
  }, [ticketId, counterId, memberMasked, expiresAt, form]);

  return useCallback(() => {
    over.current = true;
    drafts.drop(ticketId);
  }, [ticketId]);
};
