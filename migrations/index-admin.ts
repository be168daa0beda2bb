import type { IndexSpec } from '@server/db/indexes';

/** What a migration may do to collections and indexes; one implementation per kind of environment. */
export type IndexAdmin = {
  ensureCollection(name: string): Promise<void>;
  /** Takes every right on a collection from clients: the mini program could else read and write it past the functions. */
  closeToClients(name: string): Promise<void>;
  listIndexes(collection: string): Promise<IndexSpec[]>;
  createIndex(collection: string, index: IndexSpec): Promise<void>;
  dropIndex(collection: string, name: string): Promise<void>;
};
