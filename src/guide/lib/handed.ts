/**
 * Passes what one page has just been answered to the page it opens, so that it shows without asking again.
 * Kept in memory for one page only: opened later or directly, a page asks the server.
 */
export const createHandover = <T>(idOf: (value: T) => string) => {
  let held: T | undefined;
  return {
    give: (value: T): void => {
      held = value;
    },
    /** Makes what is held newer, when it is the one of this id. */
    renew: (id: string, change: (value: T) => T): void => {
      if (held !== undefined && idOf(held) === id) held = change(held);
    },
    /** What was handed over under this id. */
    take: (id: string | undefined): T | undefined =>
      held !== undefined && idOf(held) === id ? held : undefined,
  };
};
