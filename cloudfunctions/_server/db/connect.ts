import tcb from '@cloudbase/node-sdk';
import { openDatabase, type Database } from './database';

/** The database from outside of the platform's functions (migrations): with a key of the environment. */
export const connectDatabase = (key: { envId: string; secretId: string; secretKey: string }): Database =>
  openDatabase(tcb.init({ env: key.envId, secretId: key.secretId, secretKey: key.secretKey }));

/** The database as a function sees it: the platform's environment variables decide. */
export const connectFromEnvironment = (): Database => openDatabase(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }));
