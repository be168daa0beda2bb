import { readBackup, writeBackup } from './backup';
import { tooManyCollections } from '../wire/errors';
import type { Batch } from './batch';
import type { Catalog, Collection, Index, IndexSpec } from './catalog';
import type { Disk } from './disk';
import type { Sql } from './schema';
import type { Transactions } from './transactions';
import type { Writer } from './write';

export type DefinitionDeps = {
  sql: Sql;
  catalog: Catalog;
  transactions: Transactions;
  writer: Writer;
  batch: Batch;
  disk: Disk;
  collection: (name: string) => Collection;
  assertOpen: () => void;
  maxCollections: number;
};

/** Making and dropping collections and indexes. Open transactions end when one is dropped or an index is built. */
export const createDefinitions = (deps: DefinitionDeps) => {
  const { sql, catalog, transactions, writer, batch, disk, collection, assertOpen } = deps;

  const ensureCollection = async (name: string): Promise<boolean> => {
    assertOpen();
    if (catalog.collections.has(name)) return false;
    if (catalog.collections.size >= deps.maxCollections) throw tooManyCollections(deps.maxCollections);
    batch.open();
    catalog.create(name);
    await batch.settled();
    return true;
  };

  const dropCollection = async (name: string): Promise<boolean> => {
    assertOpen();
    const found = catalog.collections.get(name);
    if (!found) return false;
    batch.flush();
    transactions.abandonAll();
    batch.open();
    catalog.drop(found);
    await batch.settled();
    return true;
  };

  const buildIndex = (target: Collection, spec: IndexSpec): Index | undefined => {
    const index = catalog.addIndex(target, spec);
    if (!index) return undefined;
    writer.fillIndex(target, index);
    target.indexes.push(index);
    return index;
  };

  /** Answers false when the same index is there. Throws the duplicate-key error when a unique one cannot be built. */
  const ensureIndex = async (name: string, spec: IndexSpec): Promise<boolean> => {
    assertOpen();
    const target = collection(name);
    // the building has a SQLite transaction of its own, so that a failure undoes it alone
    batch.flush();
    transactions.abandonAll();
    sql.exec('BEGIN IMMEDIATE');
    let built: Index | undefined;
    try {
      built = buildIndex(target, spec);
      sql.exec('COMMIT');
    } catch (error) {
      sql.exec('ROLLBACK');
      throw error;
    }
    disk.syncNow();
    return built !== undefined;
  };

  const dropIndex = async (name: string, index: string): Promise<boolean> => {
    assertOpen();
    const target = collection(name);
    batch.flush();
    batch.open();
    const dropped = catalog.dropIndex(target, index);
    await batch.settled();
    return dropped;
  };

  const reset = async (): Promise<void> => {
    for (const name of [...catalog.collections.keys()]) await dropCollection(name);
  };

  /** Writes what is committed to a new file while the store goes on. Throws `BACKUP_REFUSED`. */
  const backup = (file: string): { bytes: number } => {
    assertOpen();
    batch.flush();
    return writeBackup(sql, file);
  };

  /** Replaces everything by a backup; open transactions end. Throws `BACKUP_REFUSED`, and then nothing has changed. */
  const restore = (file: string): void => {
    assertOpen();
    batch.flush();
    transactions.abandonAll();
    try {
      readBackup(sql, file);
    } finally {
      catalog.load();
    }
    disk.syncNow();
  };

  return { ensureCollection, dropCollection, ensureIndex, dropIndex, reset, backup, restore };
};
