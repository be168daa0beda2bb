import { create } from 'zustand';
import { serverNow } from '@/lib/clock';
import { readStored, writeStored } from '@/lib/storage';
import { createDrafts, type Draft } from './drafts';

const KEY = 'bill-drafts';
const read = (): Draft[] => readStored<Draft[]>('person', KEY) ?? [];

/** Bills that were begun and not finished, for the workbench. */
export const useDrafts = create<{ list: Draft[] }>(() => ({ list: read() }));

/** The one keeper of this phone and person. */
export const drafts = createDrafts({
  read,
  write: list => {
    writeStored('person', KEY, list);
    useDrafts.setState({ list });
  },
  now: serverNow,
});
