import type { Database, Doc } from '@server/db/database';
import { collections, type IndexSpec } from '@server/db/indexes';
import type { IndexAdmin } from './index-admin';
import { migrations } from './list';

/** What a migration works with. */
export type Tools = { admin: IndexAdmin; db: Database; now: () => number; log: (line: string) => void };

/** A change of data, forward only. Must be safe to run again from its start after it was cut off. */
export type Migration = { id: string; run: (tools: Tools) => Promise<void> };

type SchemaVersion = Doc & { applied: { id: string; at: number }[] };

const SCHEMA = 'schema';
const VERSION_ID = 'schema_version';

const sameIndex = (left: IndexSpec, right: IndexSpec): boolean =>
  Boolean(left.unique) === Boolean(right.unique) && JSON.stringify(left.keys) === JSON.stringify(right.keys);

const ensureIndexes = async ({ admin, log }: Tools): Promise<number> => {
  let changes = 0;
  for (const { name, indexes } of collections) {
    await admin.ensureCollection(name);
    await admin.closeToClients(name);
    const present = new Map((await admin.listIndexes(name)).map(index => [index.name, index]));
    for (const index of indexes) {
      const old = present.get(index.name);
      if (old && sameIndex(old, index)) continue;
      if (old) await admin.dropIndex(name, index.name);
      await admin.createIndex(name, index);
      log(`index ${name}.${index.name} ${old ? 'rebuilt' : 'created'}`);
      changes += 1;
    }
  }
  return changes;
};

/**
 * Brings an environment to the collections, indexes and data shape of this version. Idempotent; nothing is removed
 * that it does not know.
 *
 * @returns how many indexes and data migrations it applied; zero on an environment that is up to date
 * @throws Error when the environment was migrated by a newer version
 */
export const migrate = async (tools: Tools): Promise<{ indexes: number; migrations: number }> => {
  await tools.admin.ensureCollection(SCHEMA);
  await tools.admin.closeToClients(SCHEMA);
  const schema = tools.db.collection<SchemaVersion>(SCHEMA);
  const version = await schema.get(VERSION_ID);
  const applied = new Set((version?.applied ?? []).map(({ id }) => id));
  const known = new Set(migrations.map(({ id }) => id));
  const unknown = [...applied].filter(id => !known.has(id));
  if (unknown.length > 0) throw new Error(`the environment is newer than this version: ${unknown.join(', ')}`);
  if (!version) await schema.insert({ _id: VERSION_ID, applied: [] });
  const indexes = await ensureIndexes(tools);
  let count = 0;
  for (const migration of migrations) {
    if (applied.has(migration.id)) continue;
    await migration.run(tools);
    await schema.update(VERSION_ID, { applied: tools.db.command.push([{ id: migration.id, at: tools.now() }]) });
    tools.log(`migration ${migration.id} applied`);
    count += 1;
  }
  return { indexes, migrations: count };
};
