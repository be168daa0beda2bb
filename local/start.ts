import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupAdmin } from './admin/backup';
import { adminHandlers, listCollections } from './admin/indexes';
import { createClock } from './clock';
import { createObservations } from './console/observations';
import { clearData, dataFiles, lockFolder, readSeedState, StartError } from './data-folder';
import { seamEnv } from './functions/env';
import { createHost, type FunctionHost } from './functions/host';
import { createInvocations } from './functions/invocations';
import { createFunctionLogs } from './functions/logs';
import { createDoor, doorProblem, tokenPath } from './gateway/door';
import { createFaults } from './gateway/faults';
import { GatewayError } from './gateway/http';
import { createPeople } from './gateway/people';
import { createRoutes } from './gateway/routes';
import { createWebLogins } from './gateway/web-login';
import { createGateway } from './gateway/server';
import { createStatic } from './gateway/static';
import type { Readiness } from './gateway/status-routes';
import { comesFromTheDead } from './gateway/wire-faults';
import { listen, originOf } from './listen';
import { createLog } from './log';
import { createStandIns } from './openapi/stand-ins';
import { APPID, ENV_ID, HTTP_PATHS, type Runtime, type RuntimeOptions } from './options';
import { createSeeding, seedStore, type Seeded } from './seed';
import { openStore, type Store, type StoreOptions } from './store/open';
import { NewerStoreError } from './store/schema';
import { readSpecs } from './specs';
import { openStorage } from './storage/storage';
import { createTimers, type Timers } from './timers/timers';
import { databaseHandlers } from './wire/database';
import { createStats } from './wire/stats';

export type { Runtime, RuntimeOptions } from './options';

const LOCAL = '127.0.0.1';
/** The platform's limit of one environment. */
const MAX_COLLECTIONS = 100;
type Closers = (() => void | Promise<void>)[];

const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

const open = (options: StoreOptions): Store => {
  try {
    return openStore(options);
  } catch (error) {
    throw error instanceof NewerStoreError ? new StartError('STORE_TOO_NEW', error.message) : error;
  }
};

/** A part that exists only once the runtime has started; asking earlier is answered with 503. */
const later = <T>() => {
  let part: T | undefined;
  return {
    set: (value: T): void => void (part = value),
    get: (): T => {
      if (part === undefined) throw new GatewayError(503, 'STARTING', 'the runtime is starting');
      return part;
    },
  };
};

const assemble = async (
  options: RuntimeOptions,
  folder: string | null,
  closers: Closers,
  close: Runtime['close'],
): Promise<Runtime> => {
  const { host: address = LOCAL, token = null } = options;
  const problem = doorProblem(address, token);
  if (problem !== null) throw new StartError('ADDRESS_UNUSABLE', problem);
  const clock = createClock(options.now ?? Date.now);
  const { now } = clock;
  const files = folder === null ? null : dataFiles(folder);
  const file = createLog(files?.log ?? null);
  closers.push(() => file.close());
  const observations = createObservations(now);
  const log = (line: object): void => {
    observations.note(line);
    file.write(line);
    options.onLog?.(line);
  };
  const store = open({
    ...options.store,
    ...{ file: files?.store ?? ':memory:', now, log, wasteful: options.wasteful, explain: options.explain },
    ...(options.strict === false ? {} : { maxCollections: MAX_COLLECTIONS }),
  });
  closers.push(() => store.close());

  const readiness: Readiness = { store: true, functions: false, seed: false };
  const people = createPeople({
    peopleFile: files?.people ?? null,
    loginsFile: files?.logins ?? null,
    randomHex,
  });
  const logs = createFunctionLogs(line => log({ kind: 'function', ...line }));
  const stats = createStats();
  const storage = openStorage({
    folder: files?.storage ?? null,
    envId: ENV_ID,
    origin: () => url,
    ...{ now, randomBytes },
  });
  const faults = createFaults(randomUUID);
  const invocations = createInvocations({
    now,
    clockOffsetMs: call => clock.offsetMs() + faults.clockOffsetMs(call),
    attemptOf: faults.attemptOf,
  });
  const host = later<FunctionHost>();
  // known once the functions' environment is read; until then no ticket is taken
  const login: { key?: string | undefined } = {};
  const timers = later<Timers>();
  const seeding = later<() => Promise<Seeded>>();
  const standIns = createStandIns({ people, appid: APPID, origin: () => url, now, randomHex });
  const routes = createRoutes({
    ...standIns,
    database: databaseHandlers(store, { strict: options.strict ?? true }),
    storeAdmin: {
      ...adminHandlers(store),
      ...backupAdmin({ store, files: storage.files }),
      'runtime.seed': () => seeding.get()(),
    },
    host: host.get,
    timers: timers.get,
    ...{ store, faults, invocations, clock, now, observations },
    newNonce: () => randomBytes(16).toString('base64'),
    httpPaths: options.httpPaths ?? HTTP_PATHS,
    envId: ENV_ID,
    webLogins: createWebLogins({ now, randomBytes, envId: ENV_ID, loginKey: () => login.key }),
    ...{ people, logs, stats, storage, readiness, log },
  });
  const onBug = (error: unknown, at: string): void =>
    log({ kind: 'bug', level: 'error', at, message: String(error), stack: (error as Error)?.stack });
  const server = createGateway({
    routes,
    files: options.static === undefined ? null : createStatic(options.static),
    door: createDoor(token),
    newId: randomUUID,
    unheard: req => comesFromTheDead(req, invocations),
    onBug,
  });
  const port = await listen(server, options.port ?? 0, address);
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });
  const url = originOf(address, port);
  const [wireUrl, adminUrl] = ['/admin', '/_local/admin'].map(path => url + tokenPath(token) + path) as [
    string,
    string,
  ];

  const { env, specs } = readSpecs(options, files?.env ?? null);
  login.key = env.YIMA_LOGIN_KEY;
  const functions = await createHost({
    specs,
    sharedEnv: seamEnv(wireUrl, ENV_ID),
    envId: ENV_ID,
    appid: APPID,
    ...{ logs, invocations, now },
  });
  closers.push(() => functions.close());
  host.set(functions);
  const functionEnv = Object.assign({}, ...specs.map(spec => spec.env)) as Record<string, string>;
  const posKeyFile = options.posKey === undefined ? (files?.posKey ?? null) : resolve(options.posKey);
  const seed = {
    host: functions,
    bundle: options.seed,
    folder,
    posKeyFile,
    people,
    input: { adminUrl, wireUrl, env },
    functionEnv,
  };
  await seedStore(seed);
  const clear = async () => {
    await store.reset();
    storage.files.clear();
    people.reset({ keepPeople: false });
  };
  seeding.set(createSeeding({ ...seed, holding: () => listCollections(store), clear }));
  readiness.seed = true;
  if (options.warm) {
    await functions.warm().catch((error: Error) => {
      throw new StartError('FUNCTIONS_FAILED', error.message);
    });
  }
  const running = createTimers({
    functions: functions.list(),
    invoke: (name, event, caller) => functions.invoke(name, event, caller, randomUUID()),
    scheduled: options.timers ?? false,
    ...{ now, log },
  });
  closers.push(() => running.close());
  timers.set(running);
  readiness.functions = true;
  return {
    url,
    port,
    wireUrl,
    adminUrl,
    host: functions,
    people,
    logs,
    stats,
    timers: running,
    storage,
    subscriptions: standIns.subscriptions,
    posKey: posKeyFile !== null && existsSync(posKeyFile) ? posKeyFile : null,
    close,
  };
};

/**
 * Starts the local CloudBase runtime on the loopback address and answers when everything does.
 * Throws StartError when the port or the folder is taken, or when the seed or a function fails.
 */
export const startRuntime = async (options: RuntimeOptions = {}): Promise<Runtime> => {
  const folder = options.data === undefined ? null : resolve(options.data);
  const closers: Closers = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    if (folder !== null) {
      closers.push(lockFolder(folder));
      // a seed that was cut short leaves half a mall behind
      if (readSeedState(folder) === 'seeding') clearData(folder, { keys: false });
    }
    return await assemble(options, folder, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
};
