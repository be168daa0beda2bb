import { randomBytes, randomInt } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';
import type { Result } from '@core/domain/result';
import { openDatabase, type Database, type Transaction } from './db/database';
import { inTransaction } from './db/transaction';
import { openFiles, type Files } from './files';
import { readEnv, type Env, type LoginKey } from './env';
import { createIds, type Ids } from './ids';
import { standInPayments, type Payments } from './payments';
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
  files: Files;
  /** absent where no payment platform is configured */
  payments?: Payments;
  /** A ticket of the platform's custom login; absent where this function has no key for it. `expiresAt` in epoch ms. */
  loginTicket?(uid: string, expiresAt: number): string;
  log(line: Record<string, unknown>): void;
};

/** What every function has, on every target: the platform decides by environment variables where the SDK goes. */
const createBase = (app: tcb.CloudBase): Omit<Deps, 'env' | 'loginTicket' | 'payments'> => {
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
    files: openFiles(app),
    log: line => console.log(JSON.stringify(line)),
  };
};

const TOKEN_REFRESH_MS = 3_600_000;

const ticketsOf = (credentials: LoginKey): Deps['loginTicket'] => {
  const auth = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, credentials }).auth();
  return (uid, expire) => auth.createTicket(uid, { refresh: TOKEN_REFRESH_MS, expire });
};

/** Composition root of a function that works with personal data. @throws Error when a key is missing */
export const createDeps = (source: Record<string, string | undefined> = process.env): Deps => {
  const env = readEnv(source);
  const { YIMA_LOGIN_KEY: key } = env;
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  return {
    ...createBase(app),
    env,
    ...(env.YIMA_PAYMENTS === 'stand-in' ? { payments: standInPayments(app) } : {}),
    ...(key ? { loginTicket: ticketsOf(key) } : {}),
  };
};
