import type { ActingAs, StaffRole } from '@core/contracts/define';
import { create } from 'zustand';
import { newDeviceName } from './request-id';
import { readStored, removeStored, writeStored } from './storage';

/** Where a staff member said she works today; what is shown is kept beside what is sent. */
export type Acting = {
  role: StaffRole;
  storeId: string;
  storeName: string;
  counterId?: string;
  counterName?: string;
  /** what a brand operator answers for */
  brandId?: string;
  brandName?: string;
};

type ActingState = {
  acting: Acting | undefined;
  choose: (acting: Acting) => void;
  forget: () => void;
};

const KEY = 'acting';
const TERMINAL = 'terminal';

/** The chosen post, remembered on this phone for this person. */
export const useActing = create<ActingState>(set => ({
  acting: readStored<Acting>('person', KEY),
  choose: acting => {
    writeStored('person', KEY, acting);
    set({ acting });
  },
  forget: () => {
    removeStored('person', KEY);
    set({ acting: undefined });
  },
}));

/** This phone as a terminal; visits and undo belong to it. */
const terminalId = (): string => {
  const known = readStored<string>('phone', TERMINAL);
  if (known) return known;
  const fresh = newDeviceName();
  writeStored('phone', TERMINAL, fresh);
  return fresh;
};

/** What goes with each call of `guide` and `ops`; absent until a post was chosen. */
export const actingAs = (): ActingAs | undefined => {
  const { acting } = useActing.getState();
  if (!acting) return undefined;
  return {
    role: acting.role,
    storeId: acting.storeId,
    counterId: acting.counterId,
    brandId: acting.brandId,
    terminalId: terminalId(),
  };
};
