import CloudBase from '@cloudbase/manager-node';
import type { Admin } from './target';

/** Collections and indexes of a real environment, through the platform's manager. */
export const cloudAdmin = (key: { envId: string; secretId: string; secretKey: string }): Admin => {
  const { database } = new CloudBase(key);
  return {
    create: async (collection, indexes) => {
      await database.createCollectionIfNotExists(collection);
      if (indexes.length === 0) return;
      const CreateIndexes = indexes.map(({ name, unique = false, keys }) => ({
        IndexName: name,
        MgoKeySchema: { MgoIsUnique: unique, MgoIndexKeys: keys.map(([Name, direction]) => ({ Name, Direction: String(direction) })) },
      }));
      await database.updateCollection(collection, { CreateIndexes });
    },
    drop: async collection => void (await database.deleteCollection(collection)),
    close: async () => undefined,
  };
};
