import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { collections } from '@server/db/indexes';
import * as errors from '@server/db/errors';
import { createDeps, type Deps } from '@server/deps';
import { seamEnv } from '../../../local/functions/env';
import { startRuntime, type Runtime } from '../../../local/start';
import type { IndexAdmin } from '../../../migrations/index-admin';
import { localAdmin } from '../../../migrations/local-admin';
import { migrate } from '../../../migrations/migrate';
import { organisationCommand } from '../../../migrations/organisation/command';
import { fillMall } from '../support/mall';

const ENV_ID = 'local';

const secrets = (): Record<string, string> => {
  const key = () => randomBytes(32).toString('base64');
  return { YIMA_PHONE_KEYS: `k1:${key()}`, YIMA_DEVICE_KEYS: `k1:${key()}`, YIMA_HASH_KEY: key(), YIMA_ENV_ID: ENV_ID };
};

/** Every collection with its indexes in one call; the one by one that a migration does has tests of its own. */
const madeAtOnce = async (adminUrl: string): Promise<IndexAdmin> => {
  const admin = localAdmin(adminUrl);
  const specs = collections.map(({ name, indexes }) => ({ collection: name, indexes }));
  const answer = await fetch(adminUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'index.ensure', specs }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const made = new Map(collections.map(({ name, indexes }) => [name, [...indexes]]));
  return {
    ...admin,
    ensureCollection: async name => (made.has(name) ? undefined : admin.ensureCollection(name)),
    listIndexes: async name => made.get(name) ?? admin.listIndexes(name),
  };
};

/** A runtime in memory with the functions as they are deployed, the small mall in its store, and the composition root of the functions over it. */
const startParts = async (build: string, root: string): Promise<{ runtime: Runtime; deps: Deps }> => {
  const env = secrets();
  const functions = join(build, 'functions');
  const runtime = await startRuntime({ functions, config: join(resolve(root), 'cloudbaserc.json'), env, wasteful: 'throw' });
  Object.assign(process.env, seamEnv(runtime.wireUrl, ENV_ID));
  const deps = createDeps({ ...process.env, ...env });
  await migrate({ admin: await madeAtOnce(runtime.adminUrl), db: deps.db, now: deps.now, log: () => undefined });
  await fillMall(deps.db, deps.env);
  return { runtime, deps };
};

/** What a file of flow tests takes from outside of jest's modules; see `environment.cjs`. */
export const parts = { startParts, errors, organisationCommand };
export type Parts = typeof parts;
