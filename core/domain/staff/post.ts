/** The time in which a post is held; `until` is the first instant after it. */
export type Term = { from: number; until?: number };

export const isCurrent = ({ from, until }: Term, now: number): boolean => from <= now && (until === undefined || now < until);

/** The posts that are held at `now`, in their order. */
export const currentPosts = <P extends Term>(posts: readonly P[], now: number): P[] => posts.filter(post => isCurrent(post, now));
