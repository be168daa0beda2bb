import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayError } from './http';
import { refuseForeign, refuseForeignOrigin } from './guard';

/** Names that only this machine answers to. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const TOKEN = /^[A-Za-z0-9_-]{16,200}$/;
const COOKIE = 'yima_token';
const HEADER = 'x-yima-token';
/** Files are asked for with a signature of their own, and health says nothing about anybody. */
const OPEN = /^\/(_storage\/|healthz(\?|$))/;

export const isLoopback = (host: string): boolean => LOOPBACK.has(host.toLowerCase());

/** What is wrong with listening there, or null: beyond this machine only with a token that cannot be guessed. */
export const doorProblem = (host: string, token: string | null): string | null => {
  if (token !== null && !TOKEN.test(token))
    return 'the token must be 16 to 200 letters, digits, _ or - (for example: openssl rand -hex 16)';
  if (isLoopback(host) || token !== null) return null;
  return `listening on ${host} lets other machines in: give a token with --token`;
};

/** Everything under this address carries the token; the SDK can be given no other way. */
export const tokenPath = (token: string | null): string => (token === null ? '' : `/_t/${token}`);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const same = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(digest(a), 'hex'), Buffer.from(digest(b), 'hex'));

const cookieOf = (req: IncomingMessage): string | undefined =>
  new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{64})(?:;|$)`).exec(req.headers.cookie ?? '')?.[1];

export type Door = {
  /** Lets a request in, or has answered it (false). Throws GatewayError. */
  admit(req: IncomingMessage, res: ServerResponse): boolean;
};

const openDoor: Door = {
  admit: req => {
    refuseForeign(req);
    return true;
  },
};

/** A browser that opens an address with the token keeps it as a cookie, and goes on without it in the address. */
const welcome = (token: string, rest: string, res: ServerResponse): void => {
  const cookie = `${COOKIE}=${digest(token)}; Path=/; HttpOnly; SameSite=Strict`;
  res.writeHead(303, { 'set-cookie': cookie, location: rest, 'referrer-policy': 'no-referrer' }).end();
};

/**
 * Without a token only pages of this machine get in. With one, every request needs it: as `/_t/<token>/…`, as the
 * header `x-yima-token`, or as the cookie that a browser gets at its first visit.
 */
export const createDoor = (token: string | null): Door => {
  if (token === null) return openDoor;
  const byPath = (req: IncomingMessage, res: ServerResponse, given: string, rest: string): boolean => {
    if (!same(given, token)) throw new GatewayError(401, 'TOKEN_REQUIRED', 'the token is not right');
    if (req.method === 'GET' && /\btext\/html\b/.test(req.headers.accept ?? '')) {
      welcome(token, rest, res);
      return false;
    }
    req.url = rest;
    return true;
  };
  return {
    admit: (req, res) => {
      refuseForeignOrigin(req);
      const address = req.url ?? '/';
      if (OPEN.test(address)) return true;
      const path = /^\/_t\/([A-Za-z0-9_-]+)(\/[^/].*|\/)?$/.exec(address);
      if (path) return byPath(req, res, path[1]!, path[2] ?? '/');
      const header = req.headers[HEADER];
      if (typeof header === 'string' && same(header, token)) return true;
      const cookie = cookieOf(req);
      if (cookie !== undefined && same(cookie, digest(token))) return true;
      req.resume();
      throw new GatewayError(401, 'TOKEN_REQUIRED', 'this runtime asks for its token');
    },
  };
};
