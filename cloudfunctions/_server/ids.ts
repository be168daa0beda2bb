import { monotonicFactory } from 'ulid';

export type Ids = {
  /** "cp_01J…": sortable by time, unique */
  next(prefix: string): string;
};

/** Ids from a clock and the platform's randomness. */
export const createIds = (now: () => number): Ids => {
  const ulid = monotonicFactory();
  return { next: prefix => `${prefix}_${ulid(now())}` };
};
