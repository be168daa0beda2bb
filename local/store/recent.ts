/** A document as its table has it. */
export type Stored = { ord: number; body: string };

/** Characters that are kept of all documents together, and of one at most. */
const MOST = 8_000_000;
const MOST_OF_ONE = 64_000;

/**
 * Documents that were read or written lately, so that the next question by id needs no way through the driver. It knows what
 * this connection has written, also before the commit: `clear` belongs to every rollback and to whatever replaces tables.
 */
export type Recent = ReturnType<typeof createRecent>;

export const createRecent = (most: number = MOST) => {
  const kept = new Map<string, Stored>();
  let length = 0;

  const forget = (key: string): void => {
    const before = kept.get(key);
    if (before === undefined) return;
    length -= before.body.length;
    kept.delete(key);
  };

  const keep = (key: string, stored: Stored): void => {
    forget(key);
    if (stored.body.length > MOST_OF_ONE) return;
    kept.set(key, stored);
    length += stored.body.length;
    // the one that was kept first goes first: no order has to be kept up by those who only read
    for (const oldest of kept.keys()) {
      if (length <= most) break;
      forget(oldest);
    }
  };

  return {
    /** The place of one collection's documents; a number is given anew only after a rollback. */
    table: (collection: number) => {
      const prefix = `${collection} `;
      const keyOf = (id: Buffer): string => prefix + id.toString('latin1');
      return {
        find: (id: Buffer): Stored | undefined => kept.get(keyOf(id)),
        keep: (id: Buffer, stored: Stored): void => keep(keyOf(id), stored),
        forget: (id: Buffer): void => forget(keyOf(id)),
      };
    },
    clear: (): void => {
      kept.clear();
      length = 0;
    },
    length: (): number => length,
  };
};
