import CloudBase from '@cloudbase/manager-node';
import type { IndexAdmin } from './index-admin';

type Described = { Indexes?: { Name: string; Unique: boolean; Keys: { Name?: string; Direction?: string }[] }[] };

const OWN_INDEX = '_id_';

/** Indexes of a CloudBase environment, through the manager's interface. Needs a key with rights on the environment. */
export const cloudAdmin = (key: { envId: string; secretId: string; secretKey: string }): IndexAdmin => {
  const { database } = new CloudBase(key);
  return {
    ensureCollection: async name => void (await database.createCollectionIfNotExists(name)),
    listIndexes: async collection => {
      const { Indexes = [] } = (await database.describeCollection(collection)) as Described;
      return Indexes.filter(({ Name }) => Name !== OWN_INDEX).map(({ Name, Unique, Keys }) => ({
        name: Name,
        unique: Unique || undefined,
        keys: Keys.map(item => [item.Name ?? '', Number(item.Direction) === -1 ? -1 : 1] as const),
      }));
    },
    createIndex: async (collection, index) => {
      await database.updateCollection(collection, {
        CreateIndexes: [
          {
            IndexName: index.name,
            MgoKeySchema: {
              MgoIsUnique: index.unique ?? false,
              MgoIndexKeys: index.keys.map(([Name, direction]) => ({ Name, Direction: String(direction) })),
            },
          },
        ],
      });
    },
    dropIndex: async (collection, name) => {
      await database.updateCollection(collection, { DropIndexes: [{ IndexName: name }] });
    },
  };
};
