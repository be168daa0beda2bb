import type { IndexSpec } from '@server/db/indexes';
import type { IndexAdmin } from './index-admin';

/** Every collection has it; no migration makes or drops it. */
const OWN_INDEX = '_id_';

/** Indexes of the local runtime, through its admin endpoint. */
export const localAdmin = (adminUrl: string): IndexAdmin => {
  const ask = async <T>(body: Record<string, unknown>): Promise<T> => {
    const response = await fetch(adminUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as T & { code?: string; message?: string };
    if (answer.code) throw new Error(`${answer.code}: ${answer.message}`);
    return answer;
  };
  return {
    ensureCollection: async name => void (await ask({ action: 'collection.create', collection: name })),
    // the runtime lets no client near the store: there is nothing to take away
    closeToClients: async () => undefined,
    listIndexes: async collection =>
      (await ask<{ indexes: IndexSpec[] }>({ action: 'index.list', collection })).indexes.filter(({ name }) => name !== OWN_INDEX),
    createIndex: async (collection, index) => void (await ask({ action: 'index.ensure', collection, index })),
    dropIndex: async (collection, name) => void (await ask({ action: 'index.drop', collection, name })),
  };
};
