import type { Collection, Command, Doc, Patch, Where } from './database';

const PAGE = 100;

/** Changes all that match, a page at a time, for what may be much in one call. `patch` must end the match, or it never ends. */
export const updateInPages = async <T extends Doc>(
  collection: Collection<T>,
  command: Command,
  where: Where,
  patch: Patch,
): Promise<void> => {
  for (;;) {
    const ids = (await collection.find(where, { limit: PAGE })).map(({ _id }) => _id);
    if (ids.length > 0) await collection.updateWhere({ ...where, _id: command.in(ids) }, patch);
    if (ids.length < PAGE) return;
  }
};
