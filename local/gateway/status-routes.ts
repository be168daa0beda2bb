import type { Stats } from '../wire/stats';
import { sendJson } from './http';
import type { Route } from './router';

/** What of the runtime answers already. */
export type Readiness = { store: boolean; functions: boolean; seed: boolean };

type Deps = { readiness: Readiness; stats: Stats; functions: () => unknown };

/** `GET /healthz`, `GET /_local/stats`, `POST /_local/stats/reset`. */
export const statusRoutes = ({ readiness, stats, functions }: Deps): Route[] => [
  {
    method: 'GET',
    path: '/healthz',
    handler: ({ res }) => {
      const ok = readiness.store && readiness.functions && readiness.seed;
      sendJson(res, ok ? 200 : 503, { ok, ...readiness });
    },
  },
  {
    method: 'GET',
    path: '/_local/stats',
    handler: ({ res }) => sendJson(res, 200, { ...stats.read(), functions: functions() }),
  },
  {
    method: 'POST',
    path: '/_local/stats/reset',
    handler: ({ req, res }) => {
      req.resume();
      stats.reset();
      sendJson(res, 200, {});
    },
  },
];
