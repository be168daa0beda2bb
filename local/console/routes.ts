import { GatewayError, send, type Exchange } from '../gateway/http';
import type { Route } from '../gateway/router';
import type { Asked, ConsoleDeps } from './deps';
import { fullInstant } from './format';
import { html } from './html';
import { renderPage, type Badges, type Page } from './layout';
import { dataPage } from './pages/data';
import { faultsPage } from './pages/faults';
import { filesPage } from './pages/files';
import { functionsPage } from './pages/functions';
import { messagesPage } from './pages/messages';
import { overviewPage } from './pages/overview';
import { peoplePage } from './pages/people';
import { queriesPage } from './pages/queries';
import { timersPage } from './pages/timers';

type Deps = ConsoleDeps & { newNonce: () => string };

const PAGES: Record<string, (deps: ConsoleDeps, asked: Asked) => Page | null> = {
  '': overviewPage,
  data: dataPage,
  queries: queriesPage,
  functions: functionsPage,
  timers: timersPage,
  faults: faultsPage,
  messages: messagesPage,
  files: filesPage,
  people: peoplePage,
};

const NOT_FOUND: Page = {
  section: '',
  title: '没有这一页',
  body: html`<div class="card">
    <p class="empty"><b>这里什么都没有</b><a href="/_console">回到概览</a></p>
  </div>`,
};

const badgesOf = ({ observations, subscriptions, faults }: ConsoleDeps): Badges => {
  const wasteful = observations.wasteful().length;
  const planned = faults.list().length;
  return {
    ...(wasteful > 0 ? { queries: { text: String(wasteful), alert: true } } : {}),
    ...(planned > 0 ? { faults: { text: String(planned), alert: true } } : {}),
    ...(subscriptions.sent.length > 0 ? { messages: { text: String(subscriptions.sent.length) } } : {}),
  };
};

const policy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new GatewayError(400, 'INVALID_PARAM', 'the address is not valid');
  }
};

/** `GET /_console/…`: pages made on the server. They only look; what changes something goes through `/_local/admin`. */
export const consoleRoutes = (deps: Deps): Route[] => {
  const answer = ({ res, url }: Exchange, rest: string): void => {
    const slash = rest.indexOf('/');
    const section = slash < 0 ? rest : rest.slice(0, slash);
    const asked = { rest: slash < 0 ? '' : decoded(rest.slice(slash + 1)), query: url.searchParams };
    const page = Object.hasOwn(PAGES, section) ? PAGES[section]!(deps, asked) : null;
    const nonce = deps.newNonce();
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': policy(nonce),
    };
    const foot = `运行环境时间 ${fullInstant(deps.clock.now()).slice(5, 16)}`;
    const text = renderPage(page ?? NOT_FOUND, { badges: badgesOf(deps), nonce, foot });
    send(res, page === null ? 404 : 200, headers, text);
  };
  return [
    { method: 'GET', path: '/_console', handler: exchange => answer(exchange, '') },
    { method: 'GET', path: '/_console/*', handler: answer },
  ];
};
