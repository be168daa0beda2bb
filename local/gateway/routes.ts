import type { Clock } from '../clock';
import type { Observations } from '../console/observations';
import { consoleRoutes } from '../console/routes';
import type { FunctionHost } from '../functions/host';
import type { FunctionLogs } from '../functions/logs';
import type { Invocations } from '../functions/invocations';
import { functionHandlers } from '../functions/wire';
import type { createStandIns } from '../openapi/stand-ins';
import { openApiHandlers } from '../openapi/wire';
import { storageRoutes } from '../storage/routes';
import type { Storage } from '../storage/storage';
import { storageHandlers } from '../storage/wire';
import type { Store } from '../store/open';
import type { Timers } from '../timers/timers';
import { createWire, type WireHandler } from '../wire/handler';
import type { Stats } from '../wire/stats';
import { withFaults } from './wire-faults';
import { adminRoute, gatewayAdmin, type AdminHandler } from './admin';
import { clockAdmin } from './clock-admin';
import { resetAdmin } from './reset';
import type { Faults } from './faults';
import { functionRoute } from './function-route';
import { httpAccess } from './http-access';
import type { People } from './people';
import { peopleRoutes } from './people-routes';
import type { Route } from './router';
import { statusRoutes, type Readiness } from './status-routes';
import type { WebLogins } from './web-login';
import { webLoginRoutes } from './web-login-routes';
import { wechatRoutes } from './wechat-routes';

export type RouteDeps = ReturnType<typeof createStandIns> & {
  store: Store;
  observations: Observations;
  newNonce: () => string;
  now: () => number;
  /** The store's own verbs and administration. */
  database: Record<string, WireHandler>;
  storeAdmin: Record<string, AdminHandler>;
  /** Both refuse with 503 while the runtime starts. */
  host: () => FunctionHost;
  timers: () => Timers;
  storage: Storage;
  people: People;
  webLogins: WebLogins;
  faults: Faults;
  invocations: Invocations;
  clock: Clock;
  logs: FunctionLogs;
  stats: Stats;
  readiness: Readiness;
  httpPaths: Readonly<Record<string, string>>;
  envId: string;
  log: (line: object) => void;
};

const accessRoutes = ({ host, faults, httpPaths, envId }: RouteDeps): Route[] =>
  Object.entries(httpPaths).flatMap(([path, name]) =>
    [path, `${path}/*`].map((one): Route => ({
      method: 'ANY',
      path: one,
      handler: exchange => httpAccess({ host: host(), faults, envId }, name)(exchange),
    })),
  );

/** Everything the gateway answers besides the app's files. */
export const createRoutes = (deps: RouteDeps): Route[] => {
  const { host, people, faults, openApi, codes, subscriptions, stats, readiness } = deps;
  const verbs = {
    ...withFaults(deps.database, deps),
    ...functionHandlers(host),
    ...openApiHandlers(openApi),
    ...storageHandlers(deps.storage),
  };
  const wire = createWire(verbs, { stats, log: deps.log });
  return [
    { method: 'POST', path: '/admin', handler: ({ req, res }) => wire(req, res) },
    {
      method: 'POST',
      path: '/v1/functions/*',
      handler: (exchange, name) =>
        functionRoute({ host: host(), people, webLogins: deps.webLogins, faults })(exchange, name),
    },
    {
      method: 'POST',
      path: '/_local/admin',
      handler: adminRoute({
        ...deps.storeAdmin,
        ...gatewayAdmin(deps),
        ...clockAdmin(deps.clock, deps.timers),
        ...resetAdmin(deps),
      }),
    },
    ...statusRoutes({ readiness, stats, functions: () => (readiness.functions ? host().list() : []) }),
    ...peopleRoutes(people),
    ...webLoginRoutes(deps.webLogins),
    ...storageRoutes(deps.storage),
    ...consoleRoutes(deps),
    ...wechatRoutes({ people, codes, subscriptions, payDesk: deps.payDesk }),
    ...accessRoutes(deps),
  ];
};
