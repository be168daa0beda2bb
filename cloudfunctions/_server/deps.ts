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
  ids: Ids;
  /** cryptographic randomness */
  random: { bytes(count: number): Buffer; below(limit: number): number };
  env: Env;
  wechat: Wechat;
  log(line: Record<string, unknown>): void;
};

/** Composition root: the same on every target, the platform decides by environment variables where the SDK goes. */
export const createDeps = (source: Record<string, string | undefined> = process.env): Deps => {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  const db = openDatabase(app);
  const now = (): number => Date.now();
  const waiting = {
    sleep: (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms)),
    random: () => randomInt(1_000_000) / 1_000_000,
  };
  return {
    db,
    transact: work => inTransaction(db, waiting, work),
    now,
    ids: createIds(now),
    random: { bytes: randomBytes, below: limit => randomInt(limit) },
    env: readEnv(source),
    wechat: openWechat(app),
    log: line => console.log(JSON.stringify(line)),
  };
};
