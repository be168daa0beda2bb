import CloudBase from '@cloudbase/manager-node';
import type { IndexAdmin } from './index-admin';

type Described = { Indexes?: { Name: string; Unique: boolean; Keys: { Name?: string; Direction?: string }[] }[] };

const OWN_INDEX = '_id_';
/** Only functions and administrators; a new collection is open to whoever made a document in it. */
const CLOSED = 'ADMINONLY';

/** One call of the platform's interface for environments. */
export type PlatformCall = (action: string, param: Record<string, string>) => Promise<unknown>;

/**
 * Closes a collection to clients and looks whether it is closed. Without this anybody with the mini program could put
 * herself among the staff.
 * @throws Error when it is still open
 */
export const closeCollection = async (call: PlatformCall, envId: string, name: string): Promise<void> => {
  const place = { EnvId: envId, CollectionName: name };
  await call('ModifyDatabaseACL', { ...place, AclTag: CLOSED });
  const { AclTag } = (await call('DescribeDatabaseACL', place)) as { AclTag?: string };
  if (AclTag !== CLOSED) throw new Error(`collection ${name} is open to clients (${AclTag ?? 'unknown'}); set it to ${CLOSED}`);
};

/** Indexes of a CloudBase environment, through the manager's interface. Needs a key with rights on the environment. */
export const cloudAdmin = (key: { envId: string; secretId: string; secretKey: string }): IndexAdmin => {
  const manager = new CloudBase(key);
  const { database } = manager;
  const call: PlatformCall = (Action, Param) => manager.commonService('tcb', '2018-06-08').call({ Action, Param });
  return {
    ensureCollection: async name => void (await database.createCollectionIfNotExists(name)),
    closeToClients: name => closeCollection(call, key.envId, name),
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
