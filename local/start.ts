import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { adminHandlers } from './admin/indexes';
import { clearData, dataFiles, lockFolder, readSeedState, StartError } from './data-folder';
import { placeholderNames, readFunctions } from './functions/config';
import { localEnv, seamEnv } from './functions/env';
import { createHost, type FunctionHost } from './functions/host';
import { createFunctionLogs, type FunctionLogs } from './functions/logs';
import type { LogLine } from './functions/types';
import { functionHandlers } from './functions/wire';
import { adminRoute, gatewayAdmin, type AdminHandler } from './gateway/admin';
import { createFaults } from './gateway/faults';
import { functionRoute } from './gateway/function-route';
import { httpAccess } from './gateway/http-access';
import { GatewayError } from './gateway/http';
import { createPeople, type People } from './gateway/people';
import { peopleRoutes } from './gateway/people-routes';
import type { Route } from './gateway/router';
import { createGateway } from './gateway/server';
import { createStatic } from './gateway/static';
import { statusRoutes, type Readiness } from './gateway/status-routes';
import { wechatRoutes } from './gateway/wechat-routes';
import { createLog } from './log';
import { createStandIns } from './openapi/stand-ins';
import { openApiHandlers } from './openapi/wire';
import { seedStore } from './seed';
import { openStore } from './store/open';
import { createTimers, type Timers } from './timers/timers';
import { databaseHandlers } from './wire/database';
import { createWire } from './wire/handler';
import { createStats, type Stats } from './wire/stats';

const ENV_ID = 'local';
const APPID = 'wxlocal00000000000';
const HOST = '127.0.0.1';

export type RuntimeOptions = {
  /** 0 (default) takes a free port. */
  port?: number;
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
  /** Values for `{{env.NAME}}` of the configuration; what is missing is made up and kept. */
  env?: Record<string, string>;
  /** Unknown collections fail (default true). */
  strict?: boolean;
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
  url: string;
  port: number;
  wireUrl: string;
  adminUrl: string;
  host: FunctionHost;
  people: People;
  logs: FunctionLogs;
  stats: Stats;
  timers: Timers;
  /** Stops everything and gives the data folder back. */
  close(): Promise<void>;
};

const listen = (server: ReturnType<typeof createGateway>, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new StartError('PORT_TAKEN', `port ${port} is taken by another program; choose another with --port`) : error),
    );
    server.listen(port, HOST, () => done((server.address() as AddressInfo).port));
  });

const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/**
 * Starts the local CloudBase runtime on the loopback address and answers when everything does.
 * Throws StartError when the port or the folder is taken, or when the seed or a function fails.
 */
export const startRuntime = async (options: RuntimeOptions = {}): Promise<Runtime> => {
  const now = options.now ?? Date.now;
  const folder = options.data === undefined ? null : resolve(options.data);
  const files = folder === null ? null : dataFiles(folder);
  const closers: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    if (folder !== null) {
      closers.push(lockFolder(folder));
      // a seed that was cut short leaves half a mall behind
      if (readSeedState(folder) === 'seeding') clearData(folder, { keys: false });
    }
    return await assemble();
  } catch (error) {
    await close();
    throw error;
  }

  async function assemble(): Promise<Runtime> {
    const log = createLog(files?.log ?? null);
    closers.push(() => log.close());
    const write = (line: object): void => {
      log.write(line);
      options.onLog?.(line);
    };
    const store = openStore({ file: files?.store ?? ':memory:', now });
    closers.push(() => store.close());
    const readiness: Readiness = { store: true, functions: false, seed: false };

    const people = createPeople({ peopleFile: files?.people ?? null, loginsFile: files?.logins ?? null, randomHex });
    const logs = createFunctionLogs((line: LogLine) => write({ kind: 'function', ...line }));
    const stats = createStats();
    const faults = createFaults(randomUUID);
    const { openApi, codes, subscriptions } = createStandIns({ people, appid: APPID, origin: () => url, now, randomHex });
    let hostNow: FunctionHost | null = null;
    let timersNow: Timers | null = null;
    const host = (): FunctionHost => {
      if (hostNow === null) throw new GatewayError(503, 'STARTING', 'the runtime is starting');
      return hostNow;
    };
    const timers = (): Timers => {
      if (timersNow === null) throw new GatewayError(503, 'STARTING', 'the runtime is starting');
      return timersNow;
    };
    const wire = createWire(
      { ...databaseHandlers(store, { strict: options.strict ?? true }), ...functionHandlers(host), ...openApiHandlers(openApi) },
      { stats, log: write },
    );
    const admin: Record<string, AdminHandler> = {
      ...(adminHandlers(store) as Record<string, AdminHandler>),
      ...gatewayAdmin({ host, timers, logs, openApi, subscriptions, people, faults }),
    };
    const httpPaths = Object.entries(options.httpPaths ?? { '/pos': 'pos', '/pay': 'pay' });
    const routes: Route[] = [
      { method: 'POST', path: '/admin', handler: ({ req, res }) => wire(req, res) },
      { method: 'POST', path: '/v1/functions/*', handler: (exchange, name) => functionRoute({ host: host(), people, faults })(exchange, name) },
      { method: 'POST', path: '/_local/admin', handler: adminRoute(admin) },
      ...statusRoutes({ readiness, stats, functions: () => hostNow?.list() ?? [] }),
      ...peopleRoutes(people),
      ...wechatRoutes({ people, codes, subscriptions }),
      ...httpPaths.flatMap(([path, name]): Route[] =>
        [path, `${path}/*`].map((one) => ({ method: 'ANY', path: one, handler: (exchange) => httpAccess(host(), name, ENV_ID)(exchange) })),
      ),
    ];
    const onBug = (error: unknown, at: string): void => write({ kind: 'bug', level: 'error', at, message: String(error), stack: (error as Error)?.stack });
    const server = createGateway({ routes, files: options.static === undefined ? null : createStatic(options.static), newId: randomUUID, onBug });
    const port = await listen(server, options.port ?? 0);
    closers.push(async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    });
    const url = `http://${HOST}:${port}`;
    const wireUrl = `${url}/admin`;
    const adminUrl = `${url}/_local/admin`;

    const configFile = options.config ?? (options.functions === undefined ? undefined : join(dirname(dirname(resolve(options.functions))), 'cloudbaserc.json'));
    const env = localEnv(placeholderNames(configFile), files?.env ?? null, options.env ?? {}, { randomBytes });
    const specs = options.functions === undefined ? [] : readFunctions({ functionRoot: options.functions, configFile, localEnv: env });
    hostNow = await createHost({ specs, sharedEnv: seamEnv(wireUrl, ENV_ID), envId: ENV_ID, appid: APPID, logs, now });
    closers.push(() => hostNow!.close());

    await seedStore({ host: hostNow, bundle: options.seed, folder, people, input: { adminUrl, wireUrl, env }, functionEnv: Object.assign({}, ...specs.map((spec) => spec.env)) });
    readiness.seed = true;
    if (options.warm) {
      await hostNow.warm().catch((error: Error) => {
        throw new StartError('FUNCTIONS_FAILED', error.message);
      });
    }
    readiness.functions = true;
    const invoke = (name: string, event: string, caller: Parameters<FunctionHost['invoke']>[2]) => hostNow!.invoke(name, event, caller, randomUUID());
    timersNow = createTimers({ functions: hostNow.list(), invoke, now, log: write, scheduled: options.timers ?? false });
    closers.push(() => timersNow!.close());
    return { url, port, wireUrl, adminUrl, host: hostNow, people, logs, stats, timers: timersNow, close };
  }
};
