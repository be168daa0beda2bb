/** The time in which a post is held; `until` is the first instant after it. */
export type Term = { from: number; until?: number };

/** Not over yet: held now or, by another machine's clock, from a moment on. */
export const isOpen = ({ until }: Pick<Term, 'until'>, now: number): boolean => until === undefined || now < until;

export const isCurrent = (term: Term, now: number): boolean => term.from <= now && isOpen(term, now);

/** The posts that are held at `now`, in their order. */
export const currentPosts = <P extends Term>(posts: readonly P[], now: number): P[] => posts.filter(post => isCurrent(post, now));
