import type { Clock } from '../clock';
import type { FunctionHost } from '../functions/host';
import type { Invocations } from '../functions/invocations';
import type { FunctionLogs } from '../functions/logs';
import type { Faults } from '../gateway/faults';
import type { People } from '../gateway/people';
import type { OpenApi } from '../openapi/registry';
import type { Subscriptions } from '../openapi/subscribe';
import type { Storage } from '../storage/storage';
import type { Store } from '../store/open';
import type { Timers } from '../timers/timers';
import type { Observations } from './observations';

/** Everything the console looks at; it changes nothing itself. */
export type ConsoleDeps = {
  store: Store;
  host: () => FunctionHost;
  timers: () => Timers;
  logs: FunctionLogs;
  invocations: Invocations;
  subscriptions: Subscriptions;
  openApi: OpenApi;
  storage: Storage;
  people: People;
  faults: Faults;
  clock: Clock;
  observations: Observations;
};

/** What the address asks for besides the section. */
export type Asked = { rest: string; query: URLSearchParams };
