import type { Clerk } from '../../context';

/** Where somebody looks: one counter, or the whole building. */
export type Place = { counterId: string } | { storeId: string };

/** What a caller may look at: the counter where she acts; at none, who works for the whole store (a till always), all of it. */
export const placeOf = ({ kind, wholeStore, storeId, counterId }: Clerk): Place | undefined => {
  if (counterId !== undefined) return { counterId };
  return kind === 'till' || wholeStore ? { storeId } : undefined;
};

/** Where it lies, or what a cashier took the money for herself: she stands at one counter and takes it for all. */
export const mayLook = (clerk: Clerk, thing: { counterId: string; storeId: string; staffId: string }): boolean =>
  isAt(placeOf(clerk), thing) || (clerk.role === 'cashier' && thing.staffId === clerk.id && thing.storeId === clerk.storeId);

/** Does something of a counter lie within that place? */
export const isAt = (place: Place | undefined, thing: { counterId: string; storeId: string }): boolean => {
  if (!place) return false;
  return 'counterId' in place ? thing.counterId === place.counterId : thing.storeId === place.storeId;
};
