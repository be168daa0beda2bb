import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';

export type Ids = {
  /** "cp_01J…": sortable by time, unique */
  next(prefix: string): string;
};

/** An id takes sixteen numbers; asking the platform for each of them takes longer than all else. */
const POOL_BYTES = 1024;

/** The platform's randomness, fetched for many numbers (from 0, below 1) at a time; each byte is used once. */
const pooledRandom = (): (() => number) => {
  let pool = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === pool.length) {
      pool = randomBytes(POOL_BYTES);
      at = 0;
    }
    return pool[at++]! / 256;
  };
};

/** Ids from a clock and the platform's randomness. */
export const createIds = (now: () => number): Ids => {
  const ulid = monotonicFactory(pooledRandom());
  return { next: prefix => `${prefix}_${ulid(now())}` };
};
