import { GatewayError, sendJson, type Exchange } from './http';
import { CutConnection } from '../wire/body';

export type Handler = (exchange: Exchange, rest: string) => Promise<void> | void;

/** A path matches exactly, or as a prefix when it ends with `/*`; `rest` is what the star stands for. */
export type Route = { method: 'GET' | 'POST' | 'ANY'; path: string; handler: Handler };

const matches = (route: Route, pathname: string): string | null => {
  if (!route.path.endsWith('/*')) return route.path === pathname ? '' : null;
  const prefix = route.path.slice(0, -1);
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : null;
};

/** A path in which nothing has a meaning of its own (dots, escapes) stands as it was sent. */
const PLAIN = /^\/(?!\/)[A-Za-z0-9_/-]*(?=\?|$)/;

const pathOf = (exchange: Exchange): string =>
  PLAIN.exec(exchange.req.url ?? '')?.[0] ?? exchange.url.pathname;

const methodFits = (route: Route, method: string): boolean =>
  route.method === 'ANY' || route.method === method || (route.method === 'GET' && method === 'HEAD');

/** Hands the exchange to the first route that fits; other method on a known path: 405; false when no path fits. */
export const dispatch = async (routes: readonly Route[], exchange: Exchange): Promise<boolean> => {
  const path = pathOf(exchange);
  let known = false;
  for (const route of routes) {
    const rest = matches(route, path);
    if (rest === null) continue;
    known = true;
    if (!methodFits(route, exchange.req.method ?? 'GET')) continue;
    await route.handler(exchange, rest);
    return true;
  }
  if (known) throw new GatewayError(405, 'METHOD_NOT_ALLOWED', `${exchange.req.method} is not possible here`);
  return false;
};

/** One mapper from thrown errors to answers; what is not expected is reported through `onBug`. */
export const answerError = (exchange: Exchange, error: unknown, onBug: (error: unknown) => void): void => {
  const { res, requestId } = exchange;
  if (error instanceof CutConnection) return void res.destroy();
  if (error instanceof GatewayError)
    return sendJson(res, error.status, { code: error.code, message: error.message, requestId });
  onBug(error);
  sendJson(res, 500, {
    code: 'INTERNAL_ERROR',
    message: 'the local runtime failed; its log says why',
    requestId,
  });
};
