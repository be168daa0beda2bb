import type { ActingAs, OutputOf } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import { byFloor } from '@/lib/floor';

export type PostList = OutputOf<GuideContract, 'post.list'>;
export type Post = PostList['posts'][number];
export type Counter = Post['counters'][number];

/** One place to act: a role in a store, at a counter or (a manager; a cashier at the store's own till) in the whole store. */
export type Place = { key: string; role: Post['role']; store: Post['store']; counter?: Counter };

/** Where the choice stands that the phone remembers. */
export type ChosenPlace = Pick<ActingAs, 'role' | 'storeId' | 'counterId'>;

const keyOf = (role: string, storeId: string, counterId = ''): string => `${role} ${storeId} ${counterId}`;
const AT_THE_COUNTER = new Set<Post['role']>(['guide', 'cashier', 'store-manager']);

/** Every place a person may choose, the whole store first where it is hers, then counters by floor; roles without a workbench are left out. */
export const placesOf = (posts: readonly Post[]): Place[] =>
  posts
    .filter(post => AT_THE_COUNTER.has(post.role))
    .flatMap(({ role, store, wholeStore, counters }) => [
      ...(wholeStore || counters.length === 0 ? [{ key: keyOf(role, store.storeId), role, store }] : []),
      ...byFloor(counters).map(counter => ({
        key: keyOf(role, store.storeId, counter.counterId),
        role,
        store,
        counter,
      })),
    ]);

/** Where she begins unless she says otherwise: her only place, or the store's till of whoever is nothing but its cashier. */
export const firstPlace = (places: readonly Place[]): Place | undefined => {
  const [first] = places;
  if (places.length === 1) return first;
  const isTill = first?.role === 'cashier' && first.counter === undefined;
  const alike = places.every(
    ({ role, store }) => role === first?.role && store.storeId === first.store.storeId,
  );
  return isTill && alike ? first : undefined;
};

/** The place that was chosen before, as long as it is still one of hers. */
export const findPlace = (places: readonly Place[], chosen: ChosenPlace | undefined): Place | undefined =>
  chosen && places.find(place => place.key === keyOf(chosen.role, chosen.storeId, chosen.counterId));

/** What is remembered of a place. */
export const chosenOf = (place: Place): ChosenPlace => ({
  role: place.role,
  storeId: place.store.storeId,
  ...(place.counter ? { counterId: place.counter.counterId } : {}),
});
