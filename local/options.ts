import type { FunctionHost } from './functions/host';
import type { FunctionLogs } from './functions/logs';
import type { People } from './gateway/people';
import type { Timers } from './timers/timers';
import type { Subscriptions } from './openapi/subscribe';
import type { StoreOptions } from './store/open';
import type { Storage } from './storage/storage';
import type { Stats } from './wire/stats';

export type RuntimeOptions = {
  /** 0 (default) takes a free port. */
  port?: number;
  /** Where to listen (default 127.0.0.1); beyond this machine only with a token. */
  host?: string;
  /** Every request must carry it; 16 characters at least. */
  token?: string;
  /** The data folder; absent means everything lives in memory. */
  data?: string;
  /** Folder of the deployed bundles (`<name>/index.js`); absent: a bare database. */
  functions?: string;
  /** `cloudbaserc.json`; by default the one two folders above the bundles, if there is one. */
  config?: string;
  /** Folder of the built H5 app. */
  static?: string;
  /** Bundle that fills a new store: `main({ adminUrl, wireUrl, env })`, optionally `migrate(…)`. */
  seed?: string;
  /** File for the key of the seed's till; by default in the data folder, and in memory nowhere. */
  posKey?: string;
  /** Values for `{{env.NAME}}` of the configuration; what is missing is made up and kept. */
  env?: Record<string, string>;
  /** Unknown collections fail, and so does the 101st (default true). */
  strict?: boolean;
  /** Questions that read far more than they answer, or a whole collection for a condition: 'log' (default) or 'throw'. */
  wasteful?: 'log' | 'throw';
  /** Log each question of the database with its plan and cost (default false). */
  explain?: boolean;
  /** Switches of the store, where the documentation and public code disagree; and the broken store of the tests. */
  store?: Pick<StoreOptions, 'lockWaitMs' | 'duplicateCode' | 'acknowledge'>;
  /** Threads of one function at most (default 2), and calls that each takes at a time (default 32; the cloud has 1). */
  instances?: number;
  concurrency?: number;
  /** Start one instance of each function before saying ready (default false). */
  warm?: boolean;
  /** Let timers fire by their schedule (default false; `timer.run` always works). */
  timers?: boolean;
  /** Paths that lead to functions by HTTP access. */
  httpPaths?: Record<string, string>;
  now?: () => number;
  /** Gets every log line (besides the file in the data folder). */
  onLog?: (line: object) => void;
};

export type Runtime = {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  url: string;
  port: number;
  wireUrl: string;
  adminUrl: string;
  host: FunctionHost;
  people: People;
  logs: FunctionLogs;
  stats: Stats;
  timers: Timers;
  storage: Storage;
  subscriptions: Subscriptions;
  /** The file that holds the key of the seed's till; null when there is none. */
  posKey: string | null;
  /** Stops everything and gives the data folder back. */
  close(): Promise<void>;
};

/** The one environment of a runtime, and the mini program it plays. */
export const ENV_ID = 'local';
export const APPID = 'wxlocal00000000000';
export const HTTP_PATHS: Readonly<Record<string, string>> = { '/pos': 'pos', '/pay': 'pay' };
