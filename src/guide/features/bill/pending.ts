import { create } from 'zustand';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { newRequestId } from '@/lib/request-id';
import { readStored, writeStored } from '@/lib/storage';
import { drafts } from './draft-store';
import { createKeeper, type PendingRedemption } from './keeper';

const KEY = 'pending-redemptions';
const read = (): PendingRedemption[] => readStored<PendingRedemption[]>('person', KEY) ?? [];

/** Redemptions without an answer, for the notices. */
export const usePending = create<{ list: PendingRedemption[] }>(() => ({ list: read() }));

/** The one keeper of this phone and person. */
export const keeper = createKeeper({
  read,
  write: list => {
    writeStored('person', KEY, list);
    usePending.setState({ list });
  },
  send: ({ data, requestId }) => api.guide('bill.redeem', data, { requestId }),
  // wherever the answer comes, the bill is not begun any more
  onDone: ({ data }) => drafts.drop(data.ticketId),
  newRequestId,
  now: serverNow,
});
