import { serverNow } from '@/lib/clock';
import { readStored, writeStored } from '@/lib/storage';
import { isTyped } from './bill-form';
import { drafts } from './draft-store';
import type { Draft } from './drafts';

/** What was typed for a bill that waits at the till. */
type Opened = Draft & { billId: string };

const KEY = 'opened-bills';
const list = (): Opened[] =>
  (readStored<Opened[]>('person', KEY) ?? []).filter(({ expiresAt }) => expiresAt > serverNow());

/** Keeps what was typed for a bill as long as the visit lives: given up, it can be opened once more. */
export const keepOpened = (billId: string, draft: Draft): void => {
  const others = list().filter(one => one.billId !== billId);
  writeStored('person', KEY, [...others, { ...draft, billId }]);
};

export const findOpened = (billId: string): Draft | undefined => list().find(one => one.billId === billId);

/** Puts it back into its visit, unless another bill is being typed there; false then. */
export const takeUpAgain = ({ ticketId, counterId, memberMasked, expiresAt, form }: Draft): boolean => {
  const typed = drafts.find(ticketId);
  if (typed && isTyped(typed.form)) return false;
  drafts.keep({ ticketId, counterId, memberMasked, expiresAt, form });
  return true;
};
