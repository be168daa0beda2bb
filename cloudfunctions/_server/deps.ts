import { randomBytes, randomInt } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';
import type { Result } from '@core/domain/result';
import { openDatabase, type Database, type Transaction } from './db/database';
import { inTransaction } from './db/transaction';
import { readEnv, type Env } from './env';
import { createIds, type Ids } from './ids';
import { openWechat, type Wechat } from './wechat';

/** Everything a service may use; passed in, never reached for. */
export type Deps = {
  db: Database;
  /** Runs a change in a transaction with back-off; see `db/transaction.ts`. */
  transact<T, C extends string>(work: (tx: Transaction) => Promise<Result<T, C>>): Promise<Result<T, C>>;
  now(): number;
  /** milliseconds; for waiting on another call of the same person */
  sleep(ms: number): Promise<void>;
  ids: Ids;
  /** cryptographic randomness */
  random: { bytes(count: number): Buffer; below(limit: number): number };
  env: Env;
  wechat: Wechat;
  log(line: Record<string, unknown>): void;
};

/** What every function has, on every target: the platform decides by environment variables where the SDK goes. */
const createBase = (): Omit<Deps, 'env'> => {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  const db = openDatabase(app);
  const now = (): number => Date.now();
  const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
  const waiting = {
    sleep,
    random: () => randomInt(1_000_000) / 1_000_000,
  };
  return {
    db,
    transact: work => inTransaction(db, waiting, work),
    now,
    sleep,
    ids: createIds(now),
    random: { bytes: randomBytes, below: limit => randomInt(limit) },
    wechat: openWechat(app),
    log: line => console.log(JSON.stringify(line)),
  };
};

/** Composition root of a function that works with personal data. @throws Error when a key is missing */
export const createDeps = (source: Record<string, string | undefined> = process.env): Deps => ({
  ...createBase(),
  env: readEnv(source),
});
