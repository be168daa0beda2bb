/** The time in which a post is held; `until` is the first instant after it. */
export type Term = { from: number; until?: number };

/** Not over yet: held now or, by another machine's clock, from a moment on. */
export const isOpen = ({ until }: Pick<Term, 'until'>, now: number): boolean => until === undefined || now < until;

/** Does the post hold now? */
export const isCurrent = (term: Term, now: number): boolean => term.from <= now && isOpen(term, now);

/** The posts that are held at `now`, in their order. */
export const currentPosts = <P extends Term>(posts: readonly P[], now: number): P[] => posts.filter(post => isCurrent(post, now));

/** How far a post reaches: one building, one brand wherever it is, or all of the group. */
export type Reach = 'store' | 'brand' | 'group';

const REACH = {
  guide: 'store',
  cashier: 'store',
  'store-manager': 'store',
  'brand-operator': 'brand',
  'group-operator': 'group',
  finance: 'group',
} as const satisfies Record<string, Reach>;

export type PostRole = keyof typeof REACH;

/** Headquarters' people keep a home store to act in, but their posts are not of that store. */
export const reachOf = (role: PostRole): Reach => REACH[role];

/** The stores whose managers these posts answer to, each once; none for headquarters' people. */
export const storesOfPosts = (posts: readonly { role: PostRole; storeId: string }[]): string[] => [
  ...new Set(posts.filter(({ role }) => reachOf(role) === 'store').map(({ storeId }) => storeId)),
];
