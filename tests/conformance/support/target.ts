import tcb from '@cloudbase/node-sdk';
import { cloudAdmin } from './cloud-admin';
import { startLocal } from './local-admin';

export type Database = ReturnType<ReturnType<typeof tcb.init>['database']>;
export type IndexSpec = { name: string; keys: (readonly [path: string, direction: 1 | -1 | '2dsphere'])[]; unique?: boolean };

/** What the SDK cannot do itself: collections, indexes, and how an environment is reached. */
export type Admin = {
  create(collection: string, indexes: readonly IndexSpec[]): Promise<void>;
  drop(collection: string): Promise<void>;
  close(): Promise<void>;
};

/** An environment the cases run against. */
export type Target = Admin & {
  kind: 'local' | 'cloud';
  db: Database;
  /** Of one case, in milliseconds. */
  timeoutMs: number;
};

/** The real environment that was named, if one was. */
export const cloudKey = (env: NodeJS.ProcessEnv) => {
  const [envId, secretId, secretKey] = ['ENV', 'SECRET_ID', 'SECRET_KEY'].map(name => env[`YIMA_CONFORMANCE_${name}`]);
  return envId && secretId && secretKey ? { envId, secretId, secretKey } : undefined;
};

/** `local` unless credentials name a real environment. */
export const targetKind = (env: NodeJS.ProcessEnv): Target['kind'] => (cloudKey(env) ? 'cloud' : 'local');

/** Opens the environment: the local runtime in memory, or the real one that the variables name. */
export const openTarget = async (env: NodeJS.ProcessEnv): Promise<Target> => {
  const key = cloudKey(env);
  if (key) {
    const { envId, ...secret } = key;
    return { ...cloudAdmin(key), kind: 'cloud', db: tcb.init({ env: envId, ...secret }).database(), timeoutMs: 60_000 };
  }
  const admin = await startLocal(env);
  return { ...admin, kind: 'local', db: tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as never }).database(), timeoutMs: 10_000 };
};
