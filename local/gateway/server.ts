import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Door } from './door';
import { GatewayError, send, type Exchange } from './http';
import { answerError, dispatch, type Route } from './router';

type Deps = {
  routes: readonly Route[];
  files: ((exchange: Exchange) => Promise<boolean>) | null;
  door: Door;
  newId: () => string;
  /** Requests that nobody can have sent any more are cut. */
  unheard: (req: IncomingMessage) => boolean;
  onBug: (error: unknown, url: string) => void;
};

/**
 * How long a connection may lie idle: longer than clients keep theirs. The other way round a busy machine closes one in the
 * moment in which the next call is sent on it, and the call is lost.
 */
const KEEP_ALIVE_MS = 65_000;

const NO_APP = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>一码</title><body style="font:16px/1.6 system-ui;margin:15vh auto;max-width:32em;padding:0 16px;background:#faf7f2;color:#1f1b18">
<h1 style="font-size:24px">小程序的 H5 版还没有构建</h1><p>请在项目目录运行 <code>npm start</code>。函数与数据库已经可用。</p>
<p><a href="/_people" style="color:#8f1a20">选择演示身份</a></p></body></html>`;

const serveFile = async (deps: Deps, exchange: Exchange): Promise<void> => {
  const { req, res, url } = exchange;
  if (req.method === 'GET' || req.method === 'HEAD') {
    if (deps.files && (await deps.files(exchange))) return;
    if (url.pathname === '/')
      return send(
        res,
        200,
        { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
        NO_APP,
      );
  }
  throw new GatewayError(404, 'NOT_FOUND', `there is nothing at ${url.pathname}`);
};

const parseUrl = (req: IncomingMessage): URL | null => {
  try {
    // a path like //host would be read as an authority
    return new URL((req.url ?? '/').replace(/^\/+/, '/'), 'http://local');
  } catch {
    return null;
  }
};

const urlOf = (req: IncomingMessage): URL => parseUrl(req) ?? new URL('http://local/');

/** The address is read when somebody looks at it, which calls of the database never do. */
const exchangeOf = (req: IncomingMessage, res: ServerResponse, requestId: string): Exchange => {
  let read: { from: string | undefined; url: URL } | undefined;
  return {
    req,
    res,
    requestId,
    get url() {
      // the door may have taken a token off the address since
      if (!read || read.from !== req.url) read = { from: req.url, url: urlOf(req) };
      return read.url;
    },
  };
};

/** The one HTTP server of the runtime: routes first, then the app's files. */
export const createGateway = (deps: Deps): Server => {
  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (deps.unheard(req)) return void res.destroy();
    const exchange = exchangeOf(req, res, deps.newId());
    try {
      if (!deps.door.admit(req, res)) return;
      if (!(await dispatch(deps.routes, exchange))) await serveFile(deps, exchange);
    } catch (error) {
      answerError(exchange, error, bug => deps.onBug(bug, exchange.url.pathname));
    }
  };
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (req, res) => void handle(req, res));
};
